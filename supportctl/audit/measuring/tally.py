"""Counts of states per cell, added up into the rows of the report."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from supportctl.audit.judging.promises import Cell
from supportctl.audit.measuring.steps import STEPS
from supportctl.engine.session import Session
from supportctl.vocabulary.states import OUTCOMES, State


@dataclass(slots=True)
class Tally:
    """States, reasons and what counts, of one cell or of several added up."""

    states: Counter[State] = field(default_factory=Counter)
    excluded: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    worthless: int = 0

    @property
    def tickets(self) -> int:
        """All tickets of the row; the states add up to it."""
        return self.states.total()

    @property
    def late(self) -> int:
        """Promises broken: answered late, still open past the target, or abandoned."""
        return self.states[State.BREACHED] + self.states[State.OVERDUE] + self.states[State.ABANDONED]

    @property
    def due(self) -> int:
        """Promises whose target has run out by as-of, kept or broken (semantics rule 17)."""
        return self.kept + self.late

    def add(self, other: "Tally") -> None:
        """Add another row's counts to this one."""
        self.states += other.states
        self.excluded += other.excluded
        self.unknown += other.unknown
        self.kept += other.kept
        self.worthless += other.worthless


Slice = tuple[int, int]
"""A cell number and a group number: the finest count."""


def tally_slices(session: Session, cells: Sequence[Cell]) -> dict[Slice, Tally]:
    """Counts by slice; needs the table `counted`."""
    slices: dict[Slice, Tally] = {}
    for cell_no, group_no, outcome, tickets in session.rows(STEPS.text("tally")):
        tally, one = slices.setdefault((cell_no, group_no), Tally()), OUTCOMES[outcome]
        tally.states[one.state] += tickets
        if one.state is State.EXCLUDED:
            tally.excluded[one.reason or cells[cell_no].excluded or ""] += tickets
        if one.state is State.UNKNOWN:
            tally.unknown[one.reason or ""] += tickets
        tally.kept += tickets if one.state is State.MET and one.due else 0
        tally.worthless += tickets if one.worthless else 0
    return slices


def added_up(tallies: Iterable[Tally]) -> Tally:
    """One row for several."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total
