"""Percentiles, means and buckets of finished contacts: exact and the same whatever the threads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from supportctl.audit.asking.buckets import LONGEST_US, bucket_bounds, step_us
from supportctl.audit.measuring.steps import STEPS
from supportctl.audit.measuring.tally import Slice
from supportctl.engine.session import Session
from supportctl.report.audit_report import Bucket, Seconds
from supportctl.report.numbers import seconds
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

PERCENTILES = (50, 90, 95, 99)
EMPTY = Seconds(0, None, None, None, None, None, None)
NORMAL_QUANTILE_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Series:
    """The slices of one report row, and the target that chooses its buckets."""

    slices: frozenset[Slice]
    target_seconds: float | None


@dataclass(frozen=True, slots=True)
class Spread:
    """Elapsed seconds of the finished contacts of a series."""

    seconds: Seconds
    distribution: list[Bucket]


Spreads = Mapping[Series, Spread]


class SeriesSize(NamedTuple):
    """How many finished contacts a series has, the longest and the sum of their times in microseconds."""

    series_no: int
    n: int
    longest: int
    total: int


def want_steps(session: Session, series: Sequence[Series]) -> None:
    """Make the tables `series`, `wanted_rank` and `wanted_step`: where the percentiles lie. Needs the view `coarse`."""
    rows = [(number, *piece) for number, one in enumerate(series) for piece in sorted(one.slices)]
    session.load("series", {"series_no": "integer", "cell_no": "integer", "group_no": "integer"}, rows)
    session.run(STEPS.text("series_size"))
    wanted = {
        (number, rank)
        for number, n in session.rows("select series_no, n from series_size")
        for share in PERCENTILES
        for rank in _ranks(n, share)
    }
    session.load("wanted_rank", {"series_no": "integer", "rank": "bigint"}, sorted(wanted))
    session.run(STEPS.text("rank_bucket"))
    session.run(STEPS.text("wanted_step"))


def finish_spreads(
    session: Session, series: Sequence[Series], buckets: tuple[int, ...]
) -> dict[Series, Spread]:
    """Percentiles and buckets of each series; needs the tables of `want_steps`, and `refined`.

    `buckets` are bounds in whole seconds, ascending; () chooses them by the target.
    """
    sizes = {size.series_no: size for size in session.records(SeriesSize, "select * from series_size")}
    ranks: dict[int, dict[int, int]] = {}
    for number, rank, elapsed in session.rows(STEPS.text("rank_value")):
        ranks.setdefault(number, {})[rank] = elapsed
    bounds = [bucket_bounds(one.target_seconds, buckets) for one in series]
    counted = _bucket_counts(session, bounds, {"step": step_us(buckets)})
    return {
        one: Spread(_seconds(sizes.get(number), ranks.get(number, {})), counted[number])
        for number, one in enumerate(series)
    }


def _ranks(n: int, share: int) -> tuple[int, int]:
    """The two neighbours of the percentile among n sorted values, numpy's linear method."""
    low = (n - 1) * share // 100
    return low, min(low + 1, n - 1)


def _seconds(size: SeriesSize | None, values: Mapping[int, int]) -> Seconds:
    if size is None:
        return EMPTY
    n = size.n
    p50, p90, p95, p99 = (_percentile(n, share, values) for share in PERCENTILES)
    return Seconds(n, seconds(Fraction(size.total, n)), p50, p90, p95, p99, seconds(size.longest))


def _percentile(n: int, share: int, values: Mapping[int, int]) -> float:
    low, high = _ranks(n, share)
    part = Fraction((n - 1) * share, 100) - low
    return seconds(values[low] + (values[high] - values[low]) * part)


def _bucket_counts(
    session: Session, bounds: Sequence[tuple[int, ...]], width: Mapping[str, int]
) -> dict[int, list[Bucket]]:
    rows = []
    for number, upper in enumerate(bounds):
        edges = [0, *(bound * MICROSECONDS_PER_SECOND for bound in upper), LONGEST_US]
        rows += [(number, place, over, edges[place + 1]) for place, over in enumerate(edges[:-1])]
    columns = {"series_no": "integer", "bucket_no": "integer", "over": "bigint", "up_to": "bigint"}
    session.load("bucket_bound", columns, rows)
    buckets: dict[int, list[Bucket]] = {number: [] for number in range(len(bounds))}
    for number, place, contacts in session.rows(STEPS.text("bucket"), width):
        upper = bounds[number]
        buckets[number].append(Bucket(float(upper[place]) if place < len(upper) else None, contacts))
    return buckets


def wilson_interval(kept: int, due: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of kept / due (E. B. Wilson, 1927); `due` is at least 1."""
    z2 = NORMAL_QUANTILE_95**2
    share = kept / due
    centre = (share + z2 / (2 * due)) / (1 + z2 / due)
    half = NORMAL_QUANTILE_95 / (1 + z2 / due) * (share * (1 - share) / due + z2 / (4 * due * due)) ** 0.5
    return round(max(0.0, centre - half), 6), round(min(1.0, centre + half), 6)
