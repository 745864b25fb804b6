"""Counts against promises: the only place that decides a verdict."""
