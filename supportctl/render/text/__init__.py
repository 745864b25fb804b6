"""Documents as text for a terminal or a mail: the only room of `render` that knows columns, line breaks and colours.

The screen is made of sections, one file each (headline, sentences, act_now, level_table, ...). A section takes the
report and a width and returns lines; `report` puts them in order.
"""
