"""Working time computed naively, to judge the package by. Imports nothing of it; slow and simple on purpose.

A calendar is anything with `zone`, `week`, `dates` (windows in minutes after midnight); holidays are left
out. Instants are microseconds since 1970-01-01 UTC. `elapsed_by_sql` is the other judge: what the engine
computes from the table.
"""

import zoneinfo
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import duckdb

zoneinfo.reset_tzpath(to=())  # the tzdata package only, as in the package under test

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAYS_AROUND = timedelta(days=4)
ELAPSED_SQL = """
    with instant as (
        select number, calendar, 1 as sign, stop as t from span
        union all
        select number, calendar, -1 as sign, start as t from span
    )
    select case when count(key) = 2 then sum(sign * (
        before_us
        + greatest(0, least(t, close1) - open1)
        + greatest(0, least(t, close2) - open2)
    ))::bigint end
    from instant left join working on key = calendar * 100000000 + t // ?
    group by number
    order by number
"""
Interval = tuple[int, int]


def windows_as_instants(calendar: Any, start_us: int, end_us: int) -> list[Interval]:
    """Each window of each day around the span, its edges read as local times by zoneinfo with fold=0."""
    zone = _zone(calendar.zone)
    first, last = _moment(start_us).date() - DAYS_AROUND, _moment(end_us).date() + DAYS_AROUND
    return [
        (_instant(day, window.open_minute, zone), _instant(day, window.close_minute, zone))
        for day in _days(first, last)
        for window in calendar.dates.get(day, calendar.week[day.weekday()])
    ]


def elapsed(calendar: Any, start_us: int, end_us: int, pauses: Sequence[Interval] = ()) -> int:
    """Adds up the stretches between neighbouring edges in which some window is open and no pause holds."""
    return sum(last - first for first, last in _counted(calendar, start_us, end_us, pauses))


def due(
    calendar: Any, start_us: int, target_us: int, until_us: int, pauses: Sequence[Interval] = ()
) -> int | None:
    """First instant up to until_us at which the target is used up; None if that comes later."""
    left = target_us
    if left == 0:
        return start_us
    for first, last in _counted(calendar, start_us, until_us, pauses):
        if left <= last - first:
            return first + left
        left -= last - first
    return None


def open_by_wall_clock(calendar: Any, us: int) -> bool:
    """What a person with a clock and the opening hours would say; right where no clock change is near."""
    local = _moment(us).astimezone(_zone(calendar.zone))
    today, yesterday = local.date(), local.date() - timedelta(days=1)
    minute = local.hour * 60 + local.minute

    def covers(day: date, at: int) -> bool:
        windows = calendar.dates.get(day, calendar.week[day.weekday()])
        return any(window.open_minute <= at < window.close_minute for window in windows)

    return covers(today, minute) or covers(yesterday, minute + 24 * 60)


def clocks_stand(calendar: Any, us: int) -> bool:
    """Whether the zone keeps one offset for some days before and after."""
    zone = _zone(calendar.zone)
    moments = (_moment(us) + timedelta(days=days) for days in range(-4, 5))
    return len({moment.astimezone(zone).utcoffset() for moment in moments}) == 1


def elapsed_by_sql(
    columns: Sequence[str], rows: Sequence[Sequence[int]], slot_us: int, spans: Sequence[tuple[int, int, int]]
) -> list[int | None]:
    """For each span (calendar index, start, stop) what the engine computes: worked(stop) - worked(start).

    None where the table lacks the row of an instant.
    """
    database = _database()
    values = ", ".join(f"unnest(?::bigint[]) as {name}" for name in columns)
    database.execute(
        f"create or replace table working as select {values}",
        [list(column) for column in zip(*rows, strict=True)],
    )
    numbered = [(number, *span) for number, span in enumerate(spans)]
    parts = [list(column) for column in zip(*numbered, strict=True)]
    database.execute(
        "create or replace table span as select unnest(?::bigint[]) as number,"
        " unnest(?::bigint[]) as calendar, unnest(?::bigint[]) as start, unnest(?::bigint[]) as stop",
        parts,
    )
    return [row[0] for row in database.execute(ELAPSED_SQL, [slot_us]).fetchall()]


def _counted(calendar: Any, start_us: int, end_us: int, pauses: Sequence[Interval]) -> Iterator[Interval]:
    windows = windows_as_instants(calendar, start_us, end_us)
    edges = {edge for stretch in (*windows, *pauses) for edge in stretch if start_us < edge < end_us}
    points = sorted({start_us, end_us} | edges)
    for first, last in pairwise(points):
        counts = any(opens <= first < closes for opens, closes in windows)
        if counts and not any(begins <= first < ends for begins, ends in pauses):
            yield first, last


@cache
def _database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@cache
def _zone(name: str) -> zoneinfo.ZoneInfo:
    return zoneinfo.ZoneInfo.no_cache(name)


def _moment(us: int) -> datetime:
    return EPOCH + timedelta(microseconds=us)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _instant(day: date, minute: int, zone: zoneinfo.ZoneInfo) -> int:
    local = datetime.combine(day, time()) + timedelta(minutes=minute)
    return (local.replace(tzinfo=zone, fold=0).astimezone(UTC) - EPOCH) // timedelta(microseconds=1)
