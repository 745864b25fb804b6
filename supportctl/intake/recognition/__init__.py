"""What a file is taken for and which header is which column; or why it cannot be audited and what to write."""
