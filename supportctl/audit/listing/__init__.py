"""Single promises as rows: the worst, what to act on, all of them, each with its place in the export. Never text."""
