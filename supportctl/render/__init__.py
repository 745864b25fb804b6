"""Report -> text, JSON ...: one file a format. Renderers add no fact and read no file.

The text screen is made of sections, one file each (headline, sentences, act_now, level_table, ...). A section takes
the report and a width and returns lines; `text_report` puts them in order. Words from files enter through
`wording.shown` and nowhere else, so that nothing in them steers a terminal.
"""
