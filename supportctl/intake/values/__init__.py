"""Cells as values: timestamps, zones and durations, and which form each column of a file has."""
