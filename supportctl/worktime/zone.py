"""Time zones: names, local times as instants, and the table by which SQL converts local times.

Zone data come from the `tzdata` package alone, never from the machine or PYTHONTZPATH: machines
disagree about zones, and the same files must give the same report everywhere.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from functools import cache
from importlib import resources
from typing import NamedTuple
from zoneinfo import ZoneInfo

from supportctl.vocabulary import MICROSECONDS_PER_DAY
from supportctl.worktime.suggestion import did_you_mean
from supportctl.worktime.transition import EPOCH, MICROSECOND, Transition, offset_at, transitions


class UnknownZoneError(ValueError):
    """A zone name that the tzdata package does not have; the message says what to write."""

    def __init__(self, name: str) -> None:
        spellings = {spelling: known for known in sorted(zone_names()) for spelling in _spellings(known)}
        hint = did_you_mean(name, spellings) or "write an IANA name such as Europe/Berlin"
        super().__init__(f"unknown time zone {name!r}: {hint}")
        self.name = name


def _spellings(name: str) -> tuple[str, str]:
    """What a person may write for a zone: `Asia/Ho_Chi_Minh`, `Ho Chi Minh`."""
    return name, name.rpartition("/")[2].replace("_", " ")


@cache
def load_zone(name: str) -> ZoneInfo:
    """The zone of an IANA name such as `Asia/Jakarta`, spelt exactly so. Raises UnknownZoneError."""
    if name not in zone_names():
        raise UnknownZoneError(name)
    with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


@cache
def zone_names() -> frozenset[str]:
    """Every IANA name of the tzdata package."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def local_to_us(local: datetime, zone: tzinfo) -> int:
    """The instant, in UTC microseconds, of a datetime without zone read as local time.

    A time that does not exist moves forward by the gap, an ambiguous one is its first occurrence.
    """
    return (local.replace(tzinfo=zone, fold=0) - EPOCH) // MICROSECOND


def us_to_local(us: int, zone: ZoneInfo) -> datetime:
    """The instant as a datetime with its zone; `fold` is 1 the second time an hour passes."""
    return (EPOCH + timedelta(microseconds=us)).astimezone(zone)


class LocalDay(NamedTuple):
    """How local times t of one day become instants: utc = t - (offset_before if t < cut else offset_after).

    All in microseconds. `local_day` and local times count from 1970-01-01 00:00 local. Local times in
    [odd_from_us, odd_to_us) are of `odd_kind`: "ambiguous" or "nonexistent". An ordinary day has
    its end as the cut, equal offsets, an empty odd range at 0 and the kind "".
    """

    local_day: int
    offset_before_us: int
    cut_local_us: int
    offset_after_us: int
    odd_from_us: int
    odd_to_us: int
    odd_kind: str


def local_offset_rows(zone: ZoneInfo, first_day: int, last_day: int) -> Iterator[LocalDay]:
    """One row for each local day number from first_day to last_day, both included."""
    margin = 2 * MICROSECONDS_PER_DAY
    first_us = first_day * MICROSECONDS_PER_DAY - margin
    changes = transitions(zone, first_us + 1, last_day * MICROSECONDS_PER_DAY + margin)
    offset = offset_at(zone, first_us)
    odd_days = _odd_days(changes)
    for day in range(first_day, last_day + 1):
        start = day * MICROSECONDS_PER_DAY
        while changes and changes[0].odd_to_us <= start:
            offset = changes.pop(0).offset_after_us
        change = odd_days.get(day)
        yield _odd_day(day, change) if change else _plain_day(day, offset)


def _odd_days(changes: list[Transition]) -> dict[int, Transition]:
    """The local days that an odd range touches; no zone since 1970 has two of them on one day."""
    return {
        day: change
        for change in changes
        for day in range(
            change.odd_from_us // MICROSECONDS_PER_DAY, (change.odd_to_us - 1) // MICROSECONDS_PER_DAY + 1
        )
    }


def _plain_day(day: int, offset_us: int) -> LocalDay:
    return LocalDay(day, offset_us, (day + 1) * MICROSECONDS_PER_DAY, offset_us, 0, 0, "")


def _odd_day(day: int, change: Transition) -> LocalDay:
    """A day that the odd range touches, with the range and the cut clipped to the day."""
    start, end = day * MICROSECONDS_PER_DAY, (day + 1) * MICROSECONDS_PER_DAY
    forward = change.offset_after_us > change.offset_before_us
    return LocalDay(
        day,
        change.offset_before_us,
        min(change.odd_to_us, end),
        change.offset_after_us,
        max(change.odd_from_us, start),
        min(change.odd_to_us, end),
        "nonexistent" if forward else "ambiguous",
    )
