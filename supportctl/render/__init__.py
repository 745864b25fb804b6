"""Report -> text, JSON ...: one file a format. Renderers add no number and read no file."""
