"""Rows into the tables: the loading query, what could not be read, and which rows are one contact."""
