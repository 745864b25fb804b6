"""Answers about parts that add up to the answer about the whole: what a measure is, and how two of its answers merge.

A measure's step gives one row for each of its keys. Parts that share no contact are merged by adding, taking the least
or the greatest, or keeping the first rows of an order; in any order and any grouping the result is the same. Only whole
numbers and texts stand in such rows, never a fraction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from supportctl.engine.session import quoted
from supportctl.frozen import frozen


class Fold(StrEnum):
    """How a column of two parts becomes one."""

    SUM = "sum"
    MIN = "min"
    MAX = "max"


@frozen
class First:
    """The first `most` rows of each `per`, by `order`: SQL terms over the measure's columns, a total order."""

    most: int
    order: str
    per: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """One question: its step and table `name`, answered per `keys` by columns to `fold`, or by the `first` rows.

    `through` are the steps that the question's own step is chained on.
    """

    name: str
    keys: tuple[str, ...] = ()
    fold: Mapping[str, Fold] = field(default_factory=dict)
    first: First | None = None
    through: tuple[str, ...] = ()

    def merged(self, tables: Sequence[str]) -> str:
        """The query that makes one answer of those in `tables`, which may be one or many."""
        every = "\nunion all by name\n".join(f"select * from {quoted(table)}" for table in tables)  # noqa: S608 - quoted names
        if self.first is not None:
            return f"select * from (\n{every}\n)\n{self._kept(self.first)}"  # noqa: S608 - our own names
        columns = [
            *map(quoted, self.keys),
            *(f"{how}({quoted(name)}) as {quoted(name)}" for name, how in self.fold.items()),
        ]
        grouped = f"\ngroup by {', '.join(map(quoted, self.keys))}" if self.keys else ""
        return f"select {', '.join(columns)} from (\n{every}\n){grouped}"  # noqa: S608 - quoted names

    def _kept(self, first: First) -> str:
        parts = f"partition by {', '.join(map(quoted, first.per))} " if first.per else ""
        return f"qualify row_number() over ({parts}order by {first.order}) <= {first.most}"
