"""Working time: calendars, holidays, zones; the table the engine measures with, and `due_at`.

Knows nothing of tickets, files or targets. All instants are integer microseconds since 1970-01-01 UTC.
"""
