"""The bytes of an input: which files, unpacked and decoded, as clean UTF-8. Knows nothing of columns."""
