"""A zone's clock changes as one SQL expression: a search tree of CASEs instead of a join.

A join would lose the order of the records, which is their place in the file (docs/decisions/0016).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from supportctl.frozen import frozen
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY
from supportctl.worktime.transition import offset_at, transitions
from supportctl.worktime.zone import load_zone

FIRST_US = 7274 * MICROSECONDS_PER_DAY
LAST_US = 25_933 * MICROSECONDS_PER_DAY
"""1989-12-01 and 2041-01-01: beyond them the first and the last offset hold, for due times in a far year."""

BEYOND = 1 << 62
"""Stands for a code where a shortened search tree has none."""

EARLIEST_US = -(1 << 59)
"""An instant before this one comes of BEYOND: no date of 4 digits is as early."""

AMBIGUOUS, NONEXISTENT = 1, 2
"""Kinds of local times that are no instant of their own, where clocks go back or forward."""


@frozen
class Steps:
    """A value that changes at cuts: `values[i]` holds below `cuts[i]`, the last one after all cuts."""

    cuts: Sequence[int]
    values: Sequence[int]

    def at(self, point: int) -> int:
        """The value at a point."""
        return self.values[bisect_right(self.cuts, point)]

    def between(self, start: int, stop: int) -> "Steps":
        """The same from `start` to `stop` (not included) and outside all cuts; BEYOND where cuts were left out."""
        cuts, values = self.cuts, self.values
        first, last = bisect_right(cuts, start), bisect_left(cuts, stop)
        inner, known = [*cuts[first:last]], [*values[first : last + 1]]
        if first and cuts[0] < start:
            inner, known = [cuts[0], start, *inner], [values[0], BEYOND, *known]
        if last < len(cuts) and stop < cuts[-1]:
            inner, known = [*inner, stop, cuts[-1]], [*known, BEYOND, values[-1]]
        return Steps(tuple(inner), tuple(known)) if len(inner) < len(cuts) else self

    def sql(self, point: str) -> str:
        """The value at the point that an SQL expression gives (a plain column: it is repeated)."""
        return _tree(self.cuts, self.values, point)


def _tree(cuts: Sequence[int], values: Sequence[int], point: str) -> str:
    if not cuts:
        return str(values[0])
    middle = len(cuts) // 2
    below = _tree(cuts[:middle], values[: middle + 1], point)
    above = _tree(cuts[middle + 1 :], values[middle + 1 :], point)
    return f"case when {point} < {cuts[middle]} then {below} else {above} end"


@cache
def local_steps(zone_name: str) -> Steps:
    """What a local time of the zone means, as one number (`code_of`), by local microseconds since 1970."""
    zone = load_zone(zone_name)
    changes = transitions(zone, FIRST_US + 1, LAST_US)
    cuts: list[int] = []
    codes = [code_of(offset_at(zone, FIRST_US))]
    for change in changes:
        kind = NONEXISTENT if change.offset_after_us > change.offset_before_us else AMBIGUOUS
        cuts += [change.odd_from_us, change.odd_to_us]
        codes += [code_of(change.offset_before_us, kind), code_of(change.offset_after_us)]
    return Steps(tuple(cuts), tuple(codes))


def code_of(offset_us: int, kind: int = 0) -> int:
    """How far ahead of UTC a local time is, and whether it is ambiguous or does not exist; never below zero."""
    return (offset_us + MICROSECONDS_PER_DAY) * 4 + kind


def utc_sql(local: str, code: str) -> str:
    """UTC microseconds of a local time with its code."""
    return f"{local} - ({code} >> 2) + {MICROSECONDS_PER_DAY}"


def kind_sql(code: str, kind: int) -> str:
    """1 where the local time of this code is of the kind, else 0; NULL without a code."""
    return f"(({code} & 3) = {kind})::utinyint"
