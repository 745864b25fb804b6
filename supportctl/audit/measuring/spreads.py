"""Percentiles, means and buckets of finished contacts: exact and the same whatever the threads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

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


def measure_spreads(
    session: Session, series: Sequence[Series], buckets: tuple[int, ...] = ()
) -> dict[Series, Spread]:
    """Percentiles and buckets of each series; needs the table `counted`, and `judged` with `promise`.

    `buckets` are bounds in whole seconds, ascending; () chooses them by the target.
    """
    numbers = {one: number for number, one in enumerate(dict.fromkeys(series))}
    rows = [(number, *piece) for one, number in numbers.items() for piece in sorted(one.slices)]
    session.load("series", {"series_no": "integer", "cell_no": "integer", "group_no": "integer"}, rows)
    width = {"step": step_us(buckets)}
    sizes = {
        number: (n, longest, total) for number, n, longest, total in session.rows(STEPS.text("series_size"))
    }
    ranks = _rank_values(session, {number: size[0] for number, size in sizes.items()}, width)
    bounds = {number: bucket_bounds(one.target_seconds, buckets) for one, number in numbers.items()}
    counted = _bucket_counts(session, bounds, width)
    return {
        one: Spread(_seconds(sizes.get(number), ranks.get(number, {})), counted[number])
        for one, number in numbers.items()
    }


def _rank_values(
    session: Session, sizes: Mapping[int, int], width: Mapping[str, int]
) -> dict[int, dict[int, int]]:
    wanted = {
        (number, rank) for number, n in sizes.items() for share in PERCENTILES for rank in _ranks(n, share)
    }
    session.load("wanted_rank", {"series_no": "integer", "rank": "bigint"}, sorted(wanted))
    session.run(STEPS.text("rank_bucket"))
    values: dict[int, dict[int, int]] = {}
    for number, rank, elapsed in session.rows(STEPS.text("rank_value"), width):
        values.setdefault(number, {})[rank] = elapsed
    return values


def _ranks(n: int, share: int) -> tuple[int, int]:
    """The two neighbours of the percentile among n sorted values, numpy's linear method."""
    low = (n - 1) * share // 100
    return low, min(low + 1, n - 1)


def _seconds(size: tuple[int, int, int] | None, values: Mapping[int, int]) -> Seconds:
    if size is None:
        return EMPTY
    n, longest, total = size
    p50, p90, p95, p99 = (_percentile(n, share, values) for share in PERCENTILES)
    return Seconds(n, seconds(Fraction(int(total), n)), p50, p90, p95, p99, seconds(longest))


def _percentile(n: int, share: int, values: Mapping[int, int]) -> float:
    low, high = _ranks(n, share)
    part = Fraction((n - 1) * share, 100) - low
    return seconds(values[low] + (values[high] - values[low]) * part)


def _bucket_counts(
    session: Session, bounds: Mapping[int, tuple[int, ...]], width: Mapping[str, int]
) -> dict[int, list[Bucket]]:
    rows = []
    for number, upper in bounds.items():
        edges = [0, *(bound * MICROSECONDS_PER_SECOND for bound in upper), LONGEST_US]
        rows += [(number, place, over, edges[place + 1]) for place, over in enumerate(edges[:-1])]
    columns = {"series_no": "integer", "bucket_no": "integer", "over": "bigint", "up_to": "bigint"}
    session.load("bucket_bound", columns, rows)
    buckets: dict[int, list[Bucket]] = {number: [] for number in bounds}
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
