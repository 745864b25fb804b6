"""Tickets to look at, each with the line of the export it stands on: as columns, or as sentences where it is narrow."""

from collections.abc import Sequence

from rich.text import Text

from supportctl.frozen import frozen
from supportctl.render.text.fitting import padded, shortened, width_of
from supportctl.render.text.ink import BAD, DOUBT, FAINT, INDENT, PLAIN, STRONG, paragraph
from supportctl.render.words.wording import shown, tied, time_words
from supportctl.report.audit_report import Breach

MOST = 10
GAP = 2
MOST_ID = 24
"""A longer ticket id is shortened where space is short; an ordinary one can be copied whole."""

POLICY, STATE = 2, 3
ALL = (0, 1, POLICY, STATE, 4)
WITHOUT_POLICY = (0, 1, STATE, 4)


@frozen
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


def ticket_list(tickets: Sequence[Listed], width: int) -> list[list[Text]]:
    """The lines of each ticket: one where it fits, else the place has one of its own; never a place cut off."""
    if not tickets:
        return []
    widths = [max(map(width_of, column)) for column in zip(*(one.cells for one in tickets), strict=True)]
    place = max(width_of(one.place) for one in tickets)
    if _total(widths) + GAP + place <= width:
        return [[_line(one, widths).append(" " * GAP + one.place, style=FAINT)] for one in tickets]
    widths[0] = min(widths[0], MOST_ID)
    for columns in (ALL, WITHOUT_POLICY):
        if _total(_of(widths, columns)) <= width:
            return [_two_lines(one, columns, widths, width) for one in tickets]
    return [_sentence(one, width) for one in tickets]


def place_words(breach: Breach) -> str:
    """`exports/tickets.csv:51`, as editors and terminals understand it."""
    return tied(f"{shown(breach.path)}:{breach.line}")


def ticket_words(breach: Breach) -> str:
    """The ticket's id, or that the export has none."""
    return "(no id)" if breach.ticket_id is None else shown(breach.ticket_id)


def _total(widths: Sequence[int]) -> int:
    return len(INDENT) + sum(widths) + GAP * (len(widths) - 1)


def _of(widths: Sequence[int], columns: Sequence[int]) -> list[int]:
    return [widths[column] for column in columns]


def _two_lines(one: Listed, columns: Sequence[int], widths: Sequence[int], width: int) -> list[Text]:
    """The columns, and below them the place, after the policy where that has no column."""
    below = one.place if POLICY in columns else f"{one.policy}: {one.place}"
    return [_line(one, widths, columns), *paragraph(below, width, FAINT, indent=2 * len(INDENT))]


def _line(one: Listed, widths: Sequence[int], columns: Sequence[int] = ALL) -> Text:
    line = Text(INDENT)
    for place, column in enumerate(columns):
        cell = padded(shortened(one.cells[column], widths[column]), widths[column])
        style = STRONG if column == 0 else _style(one) if column == STATE else PLAIN
        line.append(" " * GAP * (place > 0) + cell, style=style)
    return line


def _sentence(one: Listed, width: int) -> list[Text]:
    cells = [shortened(one.ticket, max(1, width - len(INDENT))), *one.cells[1:]]
    return [*paragraph(", ".join(cells), width), *paragraph(one.place, width, FAINT, indent=2 * len(INDENT))]


def _style(one: Listed) -> str:
    return BAD if one.late else DOUBT


def late_words(one: Breach) -> str:
    """By how much a contact is late, or at least is where only the day of a time is known."""
    if one.overrun_at_least_seconds is not None:
        return f"at least {time_words(one.overrun_at_least_seconds, one.clock)}"
    return "an unknown time" if one.overrun_seconds is None else time_words(one.overrun_seconds, one.clock)
