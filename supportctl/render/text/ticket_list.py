"""Tickets to look at, each with the line of the export it stands on: as columns, or as sentences where it is narrow."""

from collections.abc import Sequence

from rich.text import Text

from supportctl.render.pages.blocks import Ticket
from supportctl.render.text.fitting import padded, shortened, width_of
from supportctl.render.text.ink import FAINT, INDENT, PLAIN, STRONG, STYLES, paragraph

GAP = 2
MOST_ID = 24
"""A longer ticket id is shortened where space is short; an ordinary one can be copied whole."""

POLICY, STATE = 2, 3
ALL = (0, 1, POLICY, STATE, 4)
WITHOUT_POLICY = (0, 1, STATE, 4)


def ticket_list(tickets: Sequence[Ticket], width: int) -> list[list[Text]]:
    """The lines of each ticket: one where it fits, else the place has one of its own; never a place cut off."""
    if not tickets:
        return []
    widths = [max(map(width_of, column)) for column in zip(*(_cells(one) for one in tickets), strict=True)]
    place = max(width_of(one.place) for one in tickets)
    if _total(widths) + GAP + place <= width:
        return [[_line(one, widths).append(" " * GAP + one.place, style=FAINT)] for one in tickets]
    widths[0] = min(widths[0], MOST_ID)
    for columns in (ALL, WITHOUT_POLICY):
        if _total(_of(widths, columns)) <= width:
            return [_two_lines(one, columns, widths, width) for one in tickets]
    return [_sentence(one, width) for one in tickets]


def _cells(one: Ticket) -> tuple[str, ...]:
    """All but the place, in the order of the columns."""
    return (one.ticket, one.what, one.policy, one.state, one.due)


def _total(widths: Sequence[int]) -> int:
    return len(INDENT) + sum(widths) + GAP * (len(widths) - 1)


def _of(widths: Sequence[int], columns: Sequence[int]) -> list[int]:
    return [widths[column] for column in columns]


def _two_lines(one: Ticket, columns: Sequence[int], widths: Sequence[int], width: int) -> list[Text]:
    """The columns, and below them the place, after the policy where that has no column."""
    below = one.place if POLICY in columns else f"{one.policy}: {one.place}"
    return [_line(one, widths, columns), *paragraph(below, width, FAINT, indent=2 * len(INDENT))]


def _line(one: Ticket, widths: Sequence[int], columns: Sequence[int] = ALL) -> Text:
    line = Text(INDENT)
    for place, column in enumerate(columns):
        cell = padded(shortened(_cells(one)[column], widths[column]), widths[column])
        style = STRONG if column == 0 else STYLES[one.tone] if column == STATE else PLAIN
        line.append(" " * GAP * (place > 0) + cell, style=style)
    return line


def _sentence(one: Ticket, width: int) -> list[Text]:
    cells = [shortened(one.ticket, max(1, width - len(INDENT))), *_cells(one)[1:]]
    return [*paragraph(", ".join(cells), width), *paragraph(one.place, width, FAINT, indent=2 * len(INDENT))]
