"""Blocks as lines of a terminal."""

from itertools import islice
from typing import assert_never

from rich.text import Text

from supportctl.render.pages.blocks import Block, Head, Labelled, Part, Prose, Says, Tickets
from supportctl.render.text.fitting import width_of, wrapped
from supportctl.render.text.ink import INDENT, PLAIN, STRONG, STYLES, paragraph, title
from supportctl.render.text.ticket_list import ticket_list

BETWEEN = " · "
HANG_AT_MARGIN = 4
"""Where nothing is indented, later lines of a statement hang further in, so that the next is told from them."""


def drawn(part: Part | None, width: int) -> list[Text]:
    """Lines of at most `width` columns: indented under a title, at the margin where there is none."""
    if part is None:
        return []
    lines = title(part.title.upper(), width) if part.title else []
    indent = len(INDENT) if part.title else 0
    return lines + [line for block in part.blocks for line in _block(block, width, indent)]


def _block(block: Block, width: int, indent: int) -> list[Text]:
    match block:
        case Head():
            return _head(block, width)
        case Says():
            hang = len(INDENT) if indent else HANG_AT_MARGIN
            return paragraph(block.words, width, STYLES[block.tone], indent, hang)
        case Labelled():
            label = f"{block.label}: "
            return paragraph(label + block.words, width, indent=indent, hang=len(label))
        case Prose():
            return paragraph(block.words, width, STYLES[block.tone], indent, hang=0)
        case Tickets():
            return _tickets(block, width)
        case _:
            assert_never(block)


def _head(block: Head, width: int) -> list[Text]:
    """One line, broken between its parts where it is too long."""
    lines = [Text().append(line, style=STYLES[block.tone]) for line in wrapped(block.verdict, width)]
    for part in block.about:
        if width_of(lines[-1].plain + BETWEEN + part) <= width:
            lines[-1].append(BETWEEN + part, style=PLAIN)
        else:
            lines += [Text(line) for line in wrapped(part, width)]
    return lines


def _tickets(block: Tickets, width: int) -> list[Text]:
    """The columns are as wide in every group."""
    lines: list[Text] = []
    entries = iter(ticket_list([one for group in block.groups for one in group.tickets], width))
    for group in block.groups:
        lines += paragraph(group.caption, width, STRONG)
        lines += [line for entry in islice(entries, len(group.tickets)) for line in entry]
    return lines
