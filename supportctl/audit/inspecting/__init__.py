"""What a file is taken for and how it is read, and what an audit of it would come to."""
