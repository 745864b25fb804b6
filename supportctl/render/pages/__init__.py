"""What a document says, as blocks, one file a section: decided once, for every format. Knows no width and no colour.

A section takes the document and returns a part, or None where there is nothing to say.
"""
