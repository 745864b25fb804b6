"""What the cells of a row promise together: asked once for each combination of cells, however many rows have it."""

from collections.abc import Sequence
from functools import cache

from supportctl.audit.judging.promises import Cell
from supportctl.policy.model import Within
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND


class Targets:
    """The targets of combinations of cells, by their numbers."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = cells
        self.longest_seconds = cache(self._longest_seconds)

    def _longest_seconds(self, numbers: tuple[int, ...]) -> float | None:
        """The target that chooses the buckets when it is one number."""
        targets = {_longest_us(self._cells[number]) for number in numbers}
        us = targets.pop() if len(targets) == 1 else None
        return None if us is None else us / MICROSECONDS_PER_SECOND


def _longest_us(cell: Cell) -> int | None:
    if cell.target is not None and isinstance(cell.target.goal, Within):
        return max(cell.target.goal.by_priority.values())
    return None
