"""Local times to UTC inside the engine: a table of offsets for each zone, or one constant offset."""

from dataclasses import dataclass
from datetime import date

from supportctl.engine import Session
from supportctl.worktime.transition import offset_at, transitions
from supportctl.worktime.zone import load_zone, local_offset_rows

FIRST_DAY = (date(1989, 12, 1) - date(1970, 1, 1)).days
LAST_DAY = (date(2041, 1, 1) - date(1970, 1, 1)).days
DAY_US = 86_400_000_000

COLUMNS = {
    "local_day": "integer",
    "offset_before": "bigint",
    "cut_local": "bigint",
    "offset_after": "bigint",
    "odd_from": "bigint",
    "odd_to": "bigint",
    "odd_kind": "varchar",
}


@dataclass(frozen=True, slots=True)
class ZoneOffsets:
    """`constant` microseconds ahead of UTC for a zone without clock changes, else None: join `table`.

    `latest` is the offset for days beyond the table, which only due times can have.
    """

    zone: str
    table: str
    constant: int | None
    latest: int


def load_offsets(session: Session, zone_name: str) -> ZoneOffsets:
    """Fill a table with the zone's days 1989-12 .. 2040, unless its clocks never change."""
    zone = load_zone(zone_name)
    first_us, last_us = FIRST_DAY * DAY_US, LAST_DAY * DAY_US
    latest = offset_at(zone, last_us)
    if not transitions(zone, first_us, last_us):
        return ZoneOffsets(zone_name, "", latest, latest)
    table = f"local_offset {zone_name}"
    session.load(table, COLUMNS, local_offset_rows(zone, FIRST_DAY, LAST_DAY))
    return ZoneOffsets(zone_name, table, None, latest)
