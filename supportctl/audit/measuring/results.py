"""What was counted of a run, by slice, before it becomes rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from supportctl.audit.judging.groups import Groups
from supportctl.audit.judging.promises import Cell, Promises
from supportctl.audit.judging.traits import Trait
from supportctl.audit.measuring.rates import RateCounts
from supportctl.audit.measuring.tally import Slice, Weight
from supportctl.policy.model import SlaFile


@dataclass(frozen=True, slots=True)
class Results:
    """Promises with their cells, weights by slice, rates by (trait, group), and the cut's groups."""

    promises: Promises
    weights: Mapping[Slice, Weight]
    rate_counts: Mapping[Slice, RateCounts]
    traits: Sequence[Trait]
    groups: Groups
    sla: SlaFile

    def cell(self, piece: Slice) -> Cell:
        """The cell that a slice is part of."""
        return self.promises.cells[piece[0]]

    def stop_told(self, cells: Iterable[int]) -> bool:
        """Whether any file of a row has a column that tells when its clock stopped; else it has no share in time."""
        return any(self.promises.cells[number].stop_told for number in cells)
