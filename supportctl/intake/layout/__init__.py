"""Where the table stands in a file: lines above and below it, its header, its delimiter, its quoting."""
