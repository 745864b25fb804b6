"""What the cells of a row promise together."""

from collections.abc import Iterable

from supportctl.audit.judging.promises import Cell
from supportctl.policy.model import Within
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND


def longest_seconds(cells: Iterable[Cell]) -> float | None:
    """The target that chooses the buckets of a row when it is one number."""
    targets = {_longest_us(cell) for cell in cells}
    us = targets.pop() if len(targets) == 1 else None
    return None if us is None else us / MICROSECONDS_PER_SECOND


def _longest_us(cell: Cell) -> int | None:
    if cell.target is not None and isinstance(cell.target.goal, Within):
        return max(cell.target.goal.by_priority.values())
    return None
