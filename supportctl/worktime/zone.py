"""Time zones: their names, and local times as instants.

Zone data come from the `tzdata` package alone, never from the machine or PYTHONTZPATH: machines
disagree about zones, and the same files must give the same report everywhere.
"""

from datetime import datetime, timedelta, tzinfo
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from supportctl.problem import did_you_mean
from supportctl.worktime.transition import EPOCH, MICROSECOND


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
