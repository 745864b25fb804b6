"""The time zone that a header names: `Created (Europe/Berlin)`, `Created [UTC]`, `Created (UTC+7)`, `Created (WIB)`."""

import re

from supportctl.frozen import frozen

_NAME = r"\b(?:UTC|GMT|[A-Z][A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2})"
_OFFSET = r"\b(?:UTC|GMT) ?(?P<sign>[+-]) ?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
_HEADER = re.compile(
    rf"(?P<head>.*?)[\s(\[]*(?P<zone>{_OFFSET}|{_NAME}|(?<=[(\[])[A-Z]{{3,5}}(?=[)\]]))[)\]\s]*"
)
_HALF_HOURS = {
    -570: "Pacific/Marquesas",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
}
"""Zones that have kept one offset of no whole hours all the time that contacts may be from (semantics rule 4)."""


@frozen
class ZoneInHeader:
    """The header without its zone, and the zone: an IANA name, or letters in brackets that may be an abbreviation."""

    head: str
    zone: str


def split_zone(header: str) -> ZoneInHeader | None:
    """Take the zone that ends a header off it; None for a header without one."""
    found = _HEADER.fullmatch(header)
    if found is None or not re.search(r"\w", found["head"]):
        return None
    if found["sign"] is None:
        return ZoneInHeader(found["head"], found["zone"])
    ahead = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    zone = fixed_zone(-ahead if found["sign"] == "-" else ahead)
    return ZoneInHeader(found["head"], zone) if zone else None


def fixed_zone(minutes: int) -> str | None:
    """The IANA name of a zone that is always so far ahead of UTC."""
    hours, rest = divmod(minutes, 60)
    if rest or not -12 <= hours <= 14:
        return _HALF_HOURS.get(minutes)
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"
