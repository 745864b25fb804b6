"""Half-open stretches of time [start, end) in microseconds: merge, clip, take away."""

from collections.abc import Iterable, Sequence

Interval = tuple[int, int]


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """Sorted and disjoint; overlapping and touching ones become one, empty and reversed ones vanish."""
    result: list[Interval] = []
    for start, end in sorted(intervals):
        if start >= end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


def clipped(intervals: Iterable[Interval], start: int, end: int) -> list[Interval]:
    """The parts inside [start, end)."""
    inside = ((max(first, start), min(last, end)) for first, last in intervals)
    return [(first, last) for first, last in inside if first < last]


def without(intervals: Sequence[Interval], holes: Sequence[Interval]) -> list[Interval]:
    """The parts of the intervals that no hole covers. Both lists sorted and disjoint."""
    if not holes:
        return list(intervals)
    return [part for interval in intervals for part in _around(interval, holes)]


def _around(interval: Interval, holes: Sequence[Interval]) -> list[Interval]:
    """What the holes leave of one interval."""
    ends = [interval[0], *(end for _, end in holes)]
    starts = [*(start for start, _ in holes), interval[1]]
    return clipped(zip(ends, starts, strict=True), *interval)


def length(intervals: Iterable[Interval]) -> int:
    """Total microseconds."""
    return sum(end - start for start, end in intervals)
