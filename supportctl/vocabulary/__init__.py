"""The field's words: columns, granularities, metrics, states, units. Names and meanings; nothing here computes."""
