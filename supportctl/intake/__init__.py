"""Exports -> the `record` table: which file, which columns, which instants; and what could not be read.

In the order of the steps: `files` (bytes), `layout` (where the table stands), `recognition` (what it is, and which
column is which), `values` (how cells are read), `loading` (the tables, folding, nothing lost). `formats` and `systems/`
hold what exports look like. Nothing here judges a ticket.
"""
