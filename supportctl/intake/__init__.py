"""Exports -> the `record` table: which file, which columns, which instants; and what could not be read.

The steps in order: `paths` (which files), `content` (bytes), `dialect` (records), `recognition` (columns),
`instants`/`durations` (formats), `projection` and `load` (the table), `repair` (odd cells), `words` (statuses,
channels), `folding` (duplicates), `accounting` (nothing lost). Nothing here judges a ticket.
"""
