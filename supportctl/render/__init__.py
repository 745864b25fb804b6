"""Documents -> text, JSON ...: one file a format. Renderers add no fact and read no file.

`words` says numbers, times and names; `text` lays lines out for a terminal. Words from files enter through
`wording.shown` and nowhere else, so that nothing in them steers a terminal.
"""
