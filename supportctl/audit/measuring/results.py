"""What was counted of a run, by slice, before it becomes rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from supportctl.audit.judging.groups import Groups
from supportctl.audit.judging.promises import Cell, Promises
from supportctl.audit.judging.traits import Trait
from supportctl.audit.measuring.rates import RateCounts
from supportctl.audit.measuring.tally import Slice, Tally, added_up
from supportctl.policy.model import SlaFile


@dataclass(frozen=True, slots=True)
class Results:
    """Promises with their cells, tallies by slice, rates by (trait, group), and the cut's groups."""

    promises: Promises
    tallies: Mapping[Slice, Tally]
    rate_counts: Mapping[Slice, RateCounts]
    traits: Sequence[Trait]
    groups: Groups
    sla: SlaFile

    def tally(self, slices: Iterable[Slice]) -> Tally:
        """The states of some slices together."""
        return added_up(self.tallies[piece] for piece in slices)

    def stop_told(self, slices: Iterable[Slice]) -> bool:
        """Whether any file of a row has a column that tells when its clock stopped; else it has no share in time."""
        return any(self.cell(piece).stop_told for piece in slices)

    def cell(self, piece: Slice) -> Cell:
        """The cell that a slice is part of."""
        return self.promises.cells[piece[0]]
