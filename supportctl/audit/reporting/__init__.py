"""The story of a run: its numbers, lists and doubts as the report."""
