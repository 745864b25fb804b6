"""A zone's clock changes as one SQL expression: a search tree of CASEs instead of a join.

A join would lose the order of the records, which is their place in the file (docs/decisions/0016).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from supportctl.vocabulary import MICROSECONDS_PER_DAY
from supportctl.worktime.transition import local_offsets, transitions
from supportctl.worktime.zone import load_zone

FIRST_US = 7274 * MICROSECONDS_PER_DAY
LAST_US = 25_933 * MICROSECONDS_PER_DAY
"""1989-12-01 and 2041-01-01: beyond them the first and the last offset hold, for due times in a far year."""


@dataclass(frozen=True, slots=True)
class Steps:
    """A value that changes at cuts: `values[i]` holds below `cuts[i]`, the last one after all cuts."""

    cuts: Sequence[int]
    values: Sequence[int]

    def at(self, point: int) -> int:
        """The value at a point."""
        return self.values[bisect_right(self.cuts, point)]

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
def offset_steps(zone_name: str) -> Steps:
    """Microseconds by which a local time of the zone is ahead of UTC, by local microseconds since 1970."""
    found = local_offsets(load_zone(zone_name), FIRST_US, LAST_US)
    return Steps(tuple(found.cuts), tuple(found.offsets))


@cache
def odd_steps(zone_name: str, kind: str) -> Steps:
    """1 where a local time is of this kind, `ambiguous` or `nonexistent`, else 0."""
    forward = kind == "nonexistent"
    edges = [
        edge
        for change in transitions(load_zone(zone_name), FIRST_US, LAST_US)
        if (change.offset_after_us > change.offset_before_us) == forward
        for edge in (change.odd_from_us, change.odd_to_us)
    ]
    return Steps(tuple(edges), tuple(index % 2 for index in range(len(edges) + 1)))
