"""The written form of a timestamp: which engine format reads it, and whether it carries its zone."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """In which order day, month and year stand. NUMERIC is a day-or-month-first date whose order is undecided."""

    YEAR_FIRST = "year first"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    NUMERIC = "numeric"
    EPOCH = "epoch"


@dataclass(frozen=True, slots=True)
class InstantFormat:
    """A format for the engine's strptime; for NUMERIC it holds `{a}` and `{b}` for the first and second part.

    For EPOCH, `strptime` is the number of units in a second. `zoned`: the text says its own offset.
    """

    strptime: str
    order: Order
    zoned: bool

    def ordered(self, order: Order) -> "InstantFormat":
        """The same form with day and month in the given order; other forms are returned as they are."""
        if self.order is not Order.NUMERIC:
            return self
        first, second = ("%d", "%m") if order is Order.DAY_FIRST else ("%m", "%d")
        return InstantFormat(self.strptime.format(a=first, b=second), order, self.zoned)


_TIME = (
    r"(?P<sep>,? |T)(?P<hour>\d{1,2}):\d{2}(?P<sec>:\d{2}(?P<frac>[.,]\d{1,9})?)?"
    r"(?P<ampm> ?[AaPp][Mm])?(?P<zone> ?(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?))?"
)
_YEAR_FIRST = re.compile(rf"\d{{4}}(?P<sign>[-/.])\d{{1,2}}(?P=sign)\d{{1,2}}(?:{_TIME})?")
_NUMERIC = re.compile(rf"\d{{1,2}}(?P<sign>[-/.])\d{{1,2}}(?P=sign)(?P<year>\d{{4}}|\d{{2}})(?:{_TIME})?")
_MONTH = r"(?P<month>[A-Za-z]{3,9})"
_DAY_NAME = re.compile(rf"\d{{1,2}}(?P<sign>[-/ ]){_MONTH}(?P=sign)(?P<year>\d{{4}}|\d{{2}})(?:{_TIME})?")
_NAME_DAY = re.compile(rf"{_MONTH} \d{{1,2}}, (?P<year>\d{{4}})(?:{_TIME})?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EPOCH = {10: "1", 13: "1000", 16: "1000000"}


def format_of(text: str) -> InstantFormat | None:
    """The format that reads this text, or None when it is no form we know."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        units = _EPOCH.get(len(text))
        return InstantFormat(units, Order.EPOCH, zoned=True) if units else None
    if found := _YEAR_FIRST.fullmatch(text):
        sign = found["sign"]
        return _with_time(f"%Y{sign}%m{sign}%d", found, Order.YEAR_FIRST)
    if found := _NUMERIC.fullmatch(text):
        sign = found["sign"]
        return _with_time(f"{{a}}{sign}{{b}}{sign}{_year(found)}", found, Order.NUMERIC)
    if found := _DAY_NAME.fullmatch(text):
        sign, month = found["sign"], _month(found)
        return _with_time(f"%d{sign}{month}{sign}{_year(found)}", found, Order.DAY_FIRST) if month else None
    if found := _NAME_DAY.fullmatch(text):
        month = _month(found)
        return _with_time(f"{month} %d, {_year(found)}", found, Order.MONTH_FIRST) if month else None
    return None


def looks_like_instant(text: str) -> bool:
    """Whether a cell is a timestamp of a form we know."""
    return format_of(text) is not None


def _year(found: re.Match[str]) -> str:
    return "%Y" if len(found["year"]) == 4 else "%y"


def _month(found: re.Match[str]) -> str | None:
    name = found["month"]
    if name[:3].lower() not in _MONTHS:
        return None
    return "%b" if len(name) == 3 else "%B"


def _with_time(date: str, found: re.Match[str], order: Order) -> InstantFormat:
    if found["hour"] is None:
        return InstantFormat(date, order, zoned=False)
    seconds = ":%S" if found["sec"] else ""
    if found["frac"]:
        seconds += found["frac"][0] + ("%f" if len(found["frac"]) <= 7 else "%n")
    half = found["ampm"]
    hour = "%I" if half else "%H"
    half_format = half[: len(half) - 2] + "%p" if half else ""
    zone = found["zone"] or ""
    return InstantFormat(
        f"{date}{found['sep']}{hour}:%M{seconds}{half_format}{_zone_format(zone)}", order, zoned=bool(zone)
    )


def _zone_format(zone: str) -> str:
    space = " " if zone.startswith(" ") else ""
    word = zone.strip()
    return space + (word if word in ("Z", "UTC", "GMT") else "%z") if word else ""


def numeric_parts(text: str) -> tuple[int, int] | None:
    """First and second part of a day-or-month-first date, or None for other forms."""
    found = _NUMERIC.fullmatch(text.strip())
    if found is None:
        return None
    first, second = text.strip().split(found["sign"])[:2]
    return int(first), int(second)
