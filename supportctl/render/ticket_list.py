"""Tickets to look at, each with the line of the export it stands on: as columns, or as sentences where it is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from supportctl.render.fitting import padded, shortened, width_of
from supportctl.render.ink import BAD, DOUBT, FAINT, INDENT, PLAIN, STRONG, paragraph
from supportctl.render.wording import shown
from supportctl.report.audit_report import Breach

MOST = 10
GAP = 2
LEAST_NAME = 8
STATE_COLUMN = 3
"""The column that is coloured: how late it is."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A ticket, what is late, under which policy, how late it is, when it was due, and where it stands."""

    ticket: str
    what: str
    policy: str
    state: str
    due: str
    place: str
    late: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """All but the place, in the order of the columns."""
        return (self.ticket, self.what, self.policy, self.state, self.due)


def ticket_list(tickets: Sequence[Listed], width: int) -> list[Text]:
    """One line a ticket where it fits, else the place on a line of its own; never a place cut off."""
    widths = [max(map(width_of, column)) for column in zip(*(one.cells for one in tickets), strict=True)]
    place = max(width_of(one.place) for one in tickets)
    if _total(widths) + GAP + place <= width:
        return [_line(one, widths).append(" " * GAP + one.place, style=FAINT) for one in tickets]
    narrowed = _narrowed(widths, width)
    if narrowed is None:
        return [line for one in tickets for line in _sentence(one, width)]
    return [
        line
        for one in tickets
        for line in (_line(one, narrowed), *paragraph(one.place, width, FAINT, indent=2 * len(INDENT)))
    ]


def place_words(breach: Breach) -> str:
    """`exports/tickets.csv:51`, as editors and terminals understand it."""
    return f"{shown(breach.path)}:{breach.line}"


def ticket_words(breach: Breach) -> str:
    """The ticket's id, or that the export has none."""
    return "(no id)" if breach.ticket_id is None else shown(breach.ticket_id)


def _total(widths: Sequence[int]) -> int:
    return len(INDENT) + sum(widths) + GAP * (len(widths) - 1)


def _narrowed(widths: list[int], width: int) -> list[int] | None:
    """The ticket and policy columns made narrower, the longer first; None when that is not enough."""
    narrowed = list(widths)
    while _total(narrowed) > width:
        longest = max((0, 2), key=lambda column: narrowed[column])
        if narrowed[longest] <= LEAST_NAME:
            return None
        narrowed[longest] -= 1
    return narrowed


def _line(one: Listed, widths: Sequence[int]) -> Text:
    line = Text(INDENT)
    for number, (cell, width) in enumerate(zip(one.cells, widths, strict=True)):
        style = STRONG if number == 0 else _style(one) if number == STATE_COLUMN else PLAIN
        line.append(" " * GAP * (number > 0) + padded(shortened(cell, width), width), style=style)
    return line


def _sentence(one: Listed, width: int) -> list[Text]:
    cells = [shortened(one.ticket, max(1, width - len(INDENT))), *one.cells[1:]]
    return [*paragraph(", ".join(cells), width), *paragraph(one.place, width, FAINT, indent=2 * len(INDENT))]


def _style(one: Listed) -> str:
    return BAD if one.late else DOUBT
