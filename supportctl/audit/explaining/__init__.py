"""One ticket: its timeline, the hours counted, the rule and the lines, as the audit judged it. Decides nothing."""
