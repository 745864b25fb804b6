"""Promises counted by what became of them: of each slice as much as groups are ordered by, of each row all of it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from supportctl.audit.measuring.steps import STEPS
from supportctl.engine.session import Session

Slice = tuple[int, int]
"""A cell number and a group number: the finest count."""

NONE: Mapping[str, int] = {}


class Weight(NamedTuple):
    """How many promises a slice has, how many of them are late, how many are due."""

    tickets: int
    late: int
    due: int


class Tally(NamedTuple):
    """Promises of a row by state; `kept` are those of the met that are due, reasons stand by number."""

    not_applicable: int = 0
    excluded: int = 0
    abandoned: int = 0
    unknown: int = 0
    met: int = 0
    breached: int = 0
    overdue: int = 0
    paused: int = 0
    at_risk: int = 0
    running: int = 0
    kept: int = 0
    worthless: int = 0
    excluded_reasons: Mapping[str, int] = NONE
    unknown_reasons: Mapping[str, int] = NONE

    @property
    def tickets(self) -> int:
        """All tickets of the row; the states add up to it."""
        return sum(self[:10])

    @property
    def late(self) -> int:
        """Promises broken: answered late, still open past the target, or abandoned."""
        return self.breached + self.overdue + self.abandoned

    @property
    def due(self) -> int:
        """Promises whose target has run out by as-of, kept or broken (semantics rule 17)."""
        return self.kept + self.late


def slice_weights(session: Session) -> dict[Slice, Weight]:
    """The weight of every slice, in the order of their numbers; needs the table `counted`."""
    return {(row[0], row[1]): Weight(*row[2:]) for row in session.rows(STEPS.text("slice_weight"))}


def series_tallies(session: Session, size: int) -> list[Tally]:
    """The tallies of the series with the numbers from 0 to `size`; needs the tables `counted`, `series` and `cell`."""
    found = dict.fromkeys(range(size), Tally())
    for number, *counts in session.rows(STEPS.text("series_tally")):
        found[number] = Tally(*counts)
    for number, state, reasons, counts in session.rows(STEPS.text("series_reason")):
        by_reason = dict(zip(reasons, counts, strict=True))
        found[number] = _with_reasons(found[number], state, by_reason)
    return [*found.values()]


def _with_reasons(tally: Tally, state: str, reasons: Mapping[str, int]) -> Tally:
    if state == "excluded":
        return tally._replace(excluded_reasons=reasons)
    return tally._replace(unknown_reasons=reasons)


def load_cells(session: Session, excluded: Sequence[str | None]) -> None:
    """Make the table `cell`: the rule that excludes the contacts of each."""
    session.load("cell", {"cell_no": "integer", "excluded": "varchar"}, list(enumerate(excluded)))
