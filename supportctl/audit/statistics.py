"""Percentiles, means, buckets and intervals of finished contacts: exact and the same whatever the threads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from supportctl.audit.steps import step
from supportctl.engine import Session
from supportctl.report.audit_report import Bucket, Seconds
from supportctl.vocabulary import MICROSECONDS_PER_SECOND

PERCENTILES = (50, 90, 95, 99)
EMPTY = Seconds(0, None, None, None, None, None, None)

STEP = {"step": 10 * MICROSECONDS_PER_SECOND}
"""Width of the coarse buckets in which ranks are looked for; every bound of BUCKET_LADDERS is a multiple."""

NORMAL_QUANTILE_95 = 1.959963984540054
LONGEST_US = 2**62

_MINUTE, _HOUR = 60, 3600
BUCKET_LADDERS: tuple[tuple[int, tuple[int, ...]], ...] = (
    (2 * _MINUTE, (10, 20, 30, 60, 2 * _MINUTE, 5 * _MINUTE, 10 * _MINUTE)),
    (30 * _MINUTE, (_MINUTE, 2 * _MINUTE, 5 * _MINUTE, 15 * _MINUTE, 30 * _MINUTE, _HOUR, 2 * _HOUR)),
    (4 * _HOUR, (15 * _MINUTE, 30 * _MINUTE, _HOUR, 2 * _HOUR, 4 * _HOUR, 8 * _HOUR, 24 * _HOUR)),
    (24 * _HOUR, (_HOUR, 2 * _HOUR, 4 * _HOUR, 8 * _HOUR, 12 * _HOUR, 24 * _HOUR, 48 * _HOUR)),
    (LONGEST_US, (4 * _HOUR, 8 * _HOUR, 24 * _HOUR, 48 * _HOUR, 72 * _HOUR, 120 * _HOUR, 168 * _HOUR)),
)
"""Bucket bounds in seconds for targets up to so many seconds; without a target, the day's ladder."""


@dataclass(frozen=True, slots=True)
class Series:
    """The cells of one report row, and the target that chooses its buckets."""

    cells: frozenset[int]
    target_seconds: float | None

    @property
    def bounds(self) -> tuple[int, ...]:
        """Upper bounds of the buckets in seconds; the last bucket has none."""
        wanted = 24 * _HOUR if self.target_seconds is None else self.target_seconds
        return next(bounds for limit, bounds in BUCKET_LADDERS if wanted <= limit)


@dataclass(frozen=True, slots=True)
class Spread:
    """Elapsed seconds of the finished contacts of a series."""

    seconds: Seconds
    distribution: list[Bucket]


def measure_spreads(session: Session, series: Sequence[Series]) -> dict[Series, Spread]:
    """Percentiles and buckets of each series; needs the tables `judged` and `promise`."""
    numbers = {one: number for number, one in enumerate(dict.fromkeys(series))}
    rows = [(number, cell) for one, number in numbers.items() for cell in sorted(one.cells)]
    session.load("series", {"series_no": "integer", "cell_no": "integer"}, rows)
    session.run(step("coarse"), STEP)
    sizes = {number: (n, longest, total) for number, n, longest, total in session.rows(step("series_size"))}
    ranks = _rank_values(session, {number: size[0] for number, size in sizes.items()})
    buckets = _bucket_counts(session, numbers)
    return {
        one: Spread(_seconds(sizes.get(number), ranks.get(number, {})), buckets[number])
        for one, number in numbers.items()
    }


def _rank_values(session: Session, sizes: Mapping[int, int]) -> dict[int, dict[int, int]]:
    wanted = {
        (number, rank) for number, n in sizes.items() for share in PERCENTILES for rank in _ranks(n, share)
    }
    session.load("wanted_rank", {"series_no": "integer", "rank": "bigint"}, sorted(wanted))
    session.run(step("rank_bucket"))
    values: dict[int, dict[int, int]] = {}
    for number, rank, elapsed in session.rows(step("rank_value"), STEP):
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


def seconds(microseconds: Fraction | int) -> float:
    """Microseconds as seconds with at most six decimals."""
    return round(float(Fraction(microseconds) / MICROSECONDS_PER_SECOND), 6)


def _bucket_counts(session: Session, numbers: Mapping[Series, int]) -> dict[int, list[Bucket]]:
    rows = []
    for one, number in numbers.items():
        edges = [0, *(bound * MICROSECONDS_PER_SECOND for bound in one.bounds), LONGEST_US]
        rows += [(number, place, over, edges[place + 1]) for place, over in enumerate(edges[:-1])]
    columns = {"series_no": "integer", "bucket_no": "integer", "over": "bigint", "up_to": "bigint"}
    session.load("bucket_bound", columns, rows)
    bounds = {number: [*map(float, one.bounds), None] for one, number in numbers.items()}
    buckets: dict[int, list[Bucket]] = {number: [] for number in numbers.values()}
    for number, place, contacts in session.rows(step("bucket"), STEP):
        buckets[number].append(Bucket(bounds[number][place], contacts))
    return buckets


def wilson_interval(kept: int, due: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of kept / due (E. B. Wilson, 1927); `due` is at least 1."""
    z2 = NORMAL_QUANTILE_95**2
    share = kept / due
    centre = (share + z2 / (2 * due)) / (1 + z2 / due)
    half = NORMAL_QUANTILE_95 / (1 + z2 / due) * (share * (1 - share) / due + z2 / (4 * due * due)) ** 0.5
    return round(max(0.0, centre - half), 6), round(min(1.0, centre + half), 6)
