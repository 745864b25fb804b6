"""Documents as text for a terminal or a mail: the only room of `render` that knows columns, line breaks and colours.

The screen is made of sections, which `report` puts in order. Of those that `pages` decides, `drawing` makes lines; each
of the others is a file here (level_table, bars, ...) that takes the report and a width and returns lines.
"""
