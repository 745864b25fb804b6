"""Documents -> text, JSON ...: one file a format. Renderers add no fact and read no file.

`words` says numbers, times and names, `pages` decides section by section what is said, `text` lays it out for a
terminal; `formats` lists them all. Words from files enter through `wording.shown` and nowhere else, so that nothing in
them steers a terminal.
"""
