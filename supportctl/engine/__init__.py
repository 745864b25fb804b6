"""The embedded engine: sessions of DuckDB and the static SQL steps that rooms run in them. Knows nothing of tickets."""
