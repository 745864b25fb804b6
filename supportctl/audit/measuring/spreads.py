"""Percentiles, means and buckets of finished contacts: exact and the same whatever the threads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from supportctl.audit.asking.buckets import LONGEST_US
from supportctl.audit.measuring.steps import STEPS
from supportctl.audit.measuring.tally import Slice
from supportctl.engine.session import Session
from supportctl.report.audit_report import Bucket, Seconds
from supportctl.report.numbers import seconds
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

PERCENTILES = [50, 90, 95, 99]
EMPTY = Seconds(0, None, None, None, None, None, None)
NORMAL_QUANTILE_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Spread:
    """Elapsed seconds of the finished contacts of a series."""

    seconds: Seconds
    distribution: list[Bucket]


class SeriesSize(NamedTuple):
    """How many finished contacts a series has, the longest and the sum of their times in microseconds."""

    series_no: int
    n: int
    longest: int
    total: int


def want_steps(session: Session) -> None:
    """Make the tables `wanted_rank` and `wanted_step`: where the percentiles lie. Needs `series` and `coarse`."""
    session.run(STEPS.text("series_size"))
    session.run(STEPS.text("wanted_rank"), {"shares": PERCENTILES})
    session.run(STEPS.text("rank_bucket"))
    session.run(STEPS.text("wanted_step"))


def load_series(
    session: Session, series: Sequence[Sequence[Slice]], bounds: Sequence[tuple[int, ...]]
) -> None:
    """Make the tables `series` and `ladder`: the slices of each series, and its bounds in seconds, ascending."""
    ladders = {ladder: number for number, ladder in enumerate(dict.fromkeys(bounds))}
    rows = [
        (number, ladders[ladder], *piece)
        for number, (slices, ladder) in enumerate(zip(series, bounds, strict=True))
        for piece in slices
    ]
    session.load("series", dict.fromkeys(("series_no", "ladder_no", "cell_no", "group_no"), "integer"), rows)
    columns = {"ladder_no": "integer", "bucket_no": "integer", "over": "bigint", "up_to": "bigint"}
    session.load("ladder", columns, [row for one, no in ladders.items() for row in _ladder(no, one)])


def _ladder(number: int, bounds: tuple[int, ...]) -> Iterator[tuple[int, int, int, int]]:
    edges = [0, *(bound * MICROSECONDS_PER_SECOND for bound in bounds), LONGEST_US]
    for place, (over, up_to) in enumerate(pairwise(edges)):
        yield number, place, over, up_to


def finish_spreads(session: Session, bounds: Sequence[tuple[int, ...]], step: int) -> list[Spread]:
    """Percentiles and buckets of each series, by number; needs the tables of `want_steps`, and `refined`.

    `bounds` are those of each series' ladder, `step` is the width of the steps of `coarse`.
    """
    sizes = {size.series_no: size for size in session.records(SeriesSize, "select * from series_size")}
    percentiles: dict[int, list[int]] = dict(session.rows(STEPS.text("percentile")))
    counts: dict[int, list[int]] = dict(session.rows(STEPS.text("bucket"), {"step": step}))
    buckets = cache(_buckets)  # many small groups finished as few contacts in the same steps
    return [
        Spread(_seconds(sizes[no], percentiles[no]) if no in sizes else EMPTY, buckets(upper, (*counts[no],)))
        for no, upper in enumerate(bounds)
    ]


def _buckets(upper: tuple[int, ...], counts: tuple[int, ...]) -> list[Bucket]:
    return [Bucket(bound, n) for bound, n in zip((*map(float, upper), None), counts, strict=True)]


def _seconds(size: SeriesSize, percentiles: Sequence[int]) -> Seconds:
    p50, p90, p95, p99 = (seconds(one, 100) for one in percentiles)
    return Seconds(size.n, seconds(size.total, size.n), p50, p90, p95, p99, seconds(size.longest))


@cache
def wilson_interval(kept: int, due: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of kept / due (E. B. Wilson, 1927); `due` is at least 1."""
    z2 = NORMAL_QUANTILE_95**2
    share = kept / due
    centre = (share + z2 / (2 * due)) / (1 + z2 / due)
    half = NORMAL_QUANTILE_95 / (1 + z2 / due) * (share * (1 - share) / due + z2 / (4 * due * due)) ** 0.5
    return round(max(0.0, centre - half), 6), round(min(1.0, centre + half), 6)
