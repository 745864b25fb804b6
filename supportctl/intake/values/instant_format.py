"""The written form of a timestamp: which engine format reads it, and whether it carries its zone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from supportctl.intake.values.time_words import MONTH_NAMES
from supportctl.intake.values.worded_instant import WordedText, ambiguous_zone, worded
from supportctl.intake.values.zone_words import OFFSETS, zone_offset


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

    For EPOCH, `strptime` is the number of units in a second. `zoned`: the text says its own offset. A text with words
    in it has a `shape` of `worded_instant`, and its `strptime` only says how the date looks.
    """

    strptime: str
    order: Order
    zoned: bool
    shape: str = ""

    def ordered(self, order: Order) -> "InstantFormat":
        """The same form with day and month in the given order; other forms are returned as they are."""
        if self.order is not Order.NUMERIC:
            return self
        first, second = ("%d", "%m") if order is Order.DAY_FIRST else ("%m", "%d")
        return InstantFormat(self.strptime.format(a=first, b=second), order, self.zoned, self.shape)


_TIME = (
    r"(?P<sep>,? |T)(?P<hour>\d{1,2}):\d{2}(?P<sec>:\d{2}(?P<frac>[.,]\d{1,9})?)?"
    r"(?P<ampm> ?[AaPp][Mm])?(?P<zone> ?(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?))?"
)
_YEAR_FIRST = re.compile(rf"\d{{4}}(?P<sign>[-/.])\d{{1,2}}(?P=sign)\d{{1,2}}(?:{_TIME})?")
_NUMERIC = re.compile(rf"\d{{1,2}}(?P<sign>[-/.])\d{{1,2}}(?P=sign)(?P<year>\d{{4}}|\d{{2}})(?:{_TIME})?")
_MONTH = r"(?P<month>[A-Za-z]{3,9})"
_DAY_NAME = re.compile(rf"\d{{1,2}}(?P<sign>[-/ ]){_MONTH}(?P=sign)(?P<year>\d{{4}}|\d{{2}})(?:{_TIME})?")
_NAME_DAY = re.compile(rf"{_MONTH} \d{{1,2}}, (?P<year>\d{{4}})(?:{_TIME})?")
_COMPACT = re.compile(
    r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?P<sep>T?)(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?P<zone>Z?)"
)
_EPOCH = {10: "1", 13: "1000", 16: "1000000"}
_SHAPES = {
    "day month year": ("%d %b %Y", Order.DAY_FIRST),
    "month day year": ("%b %d %Y", Order.MONTH_FIRST),
    "month day time year": ("%b %d %H:%M:%S %Y", Order.MONTH_FIRST),
    "year month day": ("%Y %b %d", Order.YEAR_FIRST),
    "年月日": ("%Y年%m月%d日", Order.YEAR_FIRST),
    "numeric": ("{a}/{b}/%Y", Order.NUMERIC),
    "year first": ("%Y-%m-%d", Order.YEAR_FIRST),
}


def format_of(text: str, offsets: Mapping[str, int] = OFFSETS) -> InstantFormat | None:
    """The format that reads this text, or None when it is no form we know; `offsets` are the zone words to accept."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        units = _EPOCH.get(len(text))
        return InstantFormat(units, Order.EPOCH, zoned=True) if units else _compact(text)
    if found := _YEAR_FIRST.fullmatch(text):
        sign = found["sign"]
        return _with_time(f"%Y{sign}%m{sign}%d", found, Order.YEAR_FIRST)
    if found := _NUMERIC.fullmatch(text):
        sign = found["sign"]
        return _with_time(f"{{a}}{sign}{{b}}{sign}{_year(found)}", found, Order.NUMERIC)
    return _compact(text) or _english(text) or _worded(worded(text), offsets)


def in_other_words(form: InstantFormat) -> InstantFormat | None:
    """The form that reads a month of any language where this one reads an English one; None for other forms.

    The engine knows the English months by itself, and far faster.
    """
    if form.shape or ("%b" not in form.strptime and "%B" not in form.strptime):
        return None
    shape = "day month year" if form.order is Order.DAY_FIRST else "month day year"
    strptime, order = _SHAPES[shape]
    return InstantFormat(strptime, order, form.zoned, shape)


def _english(text: str) -> InstantFormat | None:
    """The form of a date with an English month."""
    if (found := _DAY_NAME.fullmatch(text)) and (month := _month(found)):
        sign = found["sign"]
        return _with_time(f"%d{sign}{month}{sign}{_year(found)}", found, Order.DAY_FIRST)
    if (found := _NAME_DAY.fullmatch(text)) and (month := _month(found)):
        return _with_time(f"{month} %d, {_year(found)}", found, Order.MONTH_FIRST)
    return None


def _month(found: re.Match[str]) -> str | None:
    name = found["month"].title()
    if name in MONTH_NAMES and len(name) > 3:
        return "%B"
    return "%b" if any(month[:3] == name for month in MONTH_NAMES) else None


def _compact(text: str) -> InstantFormat | None:
    found = _COMPACT.fullmatch(text)
    if found is None:
        return None
    strptime = f"%Y%m%d{found['sep']}%H%M%S{found['zone']}"
    return InstantFormat(strptime, Order.YEAR_FIRST, bool(found["zone"]))


def _worded(found: WordedText | None, offsets: Mapping[str, int]) -> InstantFormat | None:
    if found is None or (found.zone and zone_offset(found.zone, offsets) is None):
        return None
    strptime, order = _SHAPES[found.shape]
    return InstantFormat(strptime, order, bool(found.zone), found.shape)


def looks_like_instant(text: str) -> bool:
    """Whether a cell is a timestamp of a form we know, were it only known which zone its abbreviation means."""
    return format_of(text) is not None or ambiguous_zone(text, OFFSETS) is not None


def _year(found: re.Match[str]) -> str:
    return "%Y" if len(found["year"]) == 4 else "%y"


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
    text = text.strip()
    if found := _NUMERIC.fullmatch(text):
        first, second = text.split(found["sign"])[:2]
        return int(first), int(second)
    found_words = worded(text)
    if found_words is None or "first" not in found_words.parts:
        return None
    return int(found_words.parts["first"]), int(found_words.parts["part"])
