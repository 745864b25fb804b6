"""The field's words: columns, metrics, states, units. Names and meanings; nothing here computes."""
