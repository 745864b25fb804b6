"""Timestamps with words in them: month names, days of the week, AM and PM in other languages, zone abbreviations.

A shape is one regular expression that the engine and Python read alike, over a folded text (`time_words`). It finds
the parts; what the words mean is looked up, so that a column of any length is read without a look at single rows.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from supportctl.frozen import frozen
from supportctl.intake.values.time_words import (
    AFTERNOON,
    BEFORE_THE_HOUR,
    MONTHS,
    MORNING,
    WEEKDAYS,
    folded_time,
    has_two_numbers,
)
from supportctl.intake.values.weekday_words import CHINESE_WEEKDAYS
from supportctl.intake.values.zone_words import AMBIGUOUS, zone_offset


def _any(words: tuple[str, ...]) -> str:
    return "|".join(
        re.escape(word).replace("\\ ", " ").replace("\\-", "-") for word in sorted(words, reverse=True)
    )


_HALF = _any((*MORNING, *AFTERNOON))
_LETTERS = "a-zа-џґα-ωء-ي"
_DAY_WORD = rf"(?:(?P<weekday>[{_LETTERS}'-]{{2,14}}|(?:星期|周)[一-鿿])(?:[.,]{{1,2}} ?| ))?"
_WORD = rf"(?P<month>[{_LETTERS}]+|[一-鿿]+|\d{{1,2}}[月월])"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_CLOCK = (
    rf"(?P<early>{_HALF})? ?(?P<hour>\d{{1,2}})(?:[:.]| ?[h时時点시] ?)(?P<minute>\d{{2}})"
    r"(?:(?:[:.分분m]| ?min ?)(?P<second>\d{2})(?:秒|초|s)?(?:[.,](?P<fraction>\d{1,9}))?)?(?:分|분| ?min|m)?"
    rf"(?: ?uhr| ?h| ?ч\.?)?(?: ?(?P<late>{_HALF}))?"
)
_OFFSET = r"(?:utc|gmt)? ?[+-]\d{1,2}(?::?\d{2})?"
_ZONE = rf"(?: ?(?P<zone>z|[a-z]{{2,5}}|{_OFFSET}))?(?: \([^)]*\)| ?\[[^\]]*\])?"
_OFFSET_ONLY = rf"(?: ?(?P<zone>z|utc|gmt|{_OFFSET}))?"
_OF_THE_YEAR = r"(?: ?[гr]\.?)?"
_DAY_IN_BRACKETS = r"(?: ?\([^) ]{1,3}\))?"
_DAY_BEHIND = rf"(?:,? (?:{_any(WEEKDAYS)})\.?)?"
_TIME = rf"(?:(?:t|:|,? {{1,2}}(?:(?:{_any(BEFORE_THE_HOUR)}) )?){_CLOCK}{_ZONE})?"
_CHINESE_TIME = rf"{_DAY_IN_BRACKETS}(?:,? ?(?:{_any(CHINESE_WEEKDAYS)})?,? ?{_CLOCK}{_ZONE})?"
_DAY_MONTH_YEAR = (
    rf"{_DAY_WORD}{_DAY}(?:st|nd|rd|th|er)?\.?[-/ ]?(?:de |of )?"
    rf"{_WORD}\.?,?[-/ ]?(?:de |del )?{_YEAR}{_OF_THE_YEAR}{_DAY_BEHIND}"
)
_MONTH_DAY_YEAR = rf"{_DAY_WORD}{_WORD}\.?[-/ ]{{1,2}}{_DAY}(?:st|nd|rd|th)?,?[-/ ](?P<year>\d{{4}})"
_NUMERIC = rf"{_DAY_WORD}(?P<first>\d{{1,2}})[-/.](?P<part>\d{{1,2}})[-/.]{_YEAR}{_DAY_BEHIND}"
_YEAR_FIRST = rf"{_DAY_WORD}(?P<year>\d{{4}})[-/.] ?(?P<month>\d{{1,2}})[-/.] ?{_DAY}\.?{_DAY_BEHIND}"
_TIME_FIRST = rf"{_CLOCK}{_OFFSET_ONLY},? (?:- |on |le |am )?"

PATTERNS: Final[Mapping[str, str]] = {
    "day month year": rf"{_DAY_MONTH_YEAR}{_TIME}",
    "month day year": rf"{_MONTH_DAY_YEAR}{_TIME}",
    "month day time year": rf"{_DAY_WORD}{_WORD} {{1,2}}{_DAY} {_CLOCK}{_ZONE} (?P<year>\d{{4}})",
    "year month day": rf"{_DAY_WORD}(?P<year>\d{{4}})(?:[-/. ]|\. ){_WORD}\.?[-/. ]{_DAY}\.?{_TIME}",
    "年月日": rf"(?P<year>\d{{4}}) ?[年년] ?(?P<month>\d{{1,2}}[月월]) ?{_DAY} ?[日일]?{_CHINESE_TIME}",
    "numeric": rf"{_NUMERIC}{_DAY_IN_BRACKETS}{_TIME}",
    "year first": rf"{_YEAR_FIRST}{_DAY_IN_BRACKETS}{_TIME}",
    "time day month year": rf"{_TIME_FIRST}{_DAY_MONTH_YEAR}",
    "time month day year": rf"{_TIME_FIRST}{_MONTH_DAY_YEAR}",
    "time numeric": rf"{_TIME_FIRST}{_NUMERIC}",
    "time year first": rf"{_TIME_FIRST}{_YEAR_FIRST}",
}
"""Regular expressions of the shapes by name, for the whole of a folded text."""

LONGEST: Final = 100
"""A longer text is no timestamp, whatever it starts with."""


def parts_of(shape: str) -> tuple[str, ...]:
    """The groups of a shape's pattern in their order: the engine names them by place."""
    return tuple(re.findall(r"\(\?P<(\w+)>", PATTERNS[shape]))


@frozen
class WordedText:
    """A text taken apart; parts that it lacks are "". `offset` is in minutes, None without a zone."""

    shape: str
    parts: Mapping[str, str]

    @property
    def zone(self) -> str:
        """The zone as the folded text names it."""
        return self.parts["zone"]

    def local(self, *, day_first: bool) -> datetime | None:
        """The wall time, or None for one that does not exist."""
        part = self.parts
        day, month = part.get("day", ""), part.get("month", "")
        if "first" in part:
            day, month = (part["first"], part["part"]) if day_first else (part["part"], part["first"])
        hour = _hour(part)
        number = MONTHS.get(month) or (int(month) if month.isdigit() else 0)
        if hour is None:
            return None
        try:
            wall = datetime(_full_year(part["year"]), number, int(day), hour, *_minutes(part))  # noqa: DTZ001 - a wall time
        except ValueError:
            return None
        return wall + timedelta(microseconds=int(part["fraction"][:6].ljust(6, "0")))


def worded(text: str) -> WordedText | None:
    """The parts of a text of a shape we know, whatever its zone word; None when a month word is unknown."""
    if len(text) > LONGEST:
        return None
    bare = folded_time(text)
    if not has_two_numbers(bare):
        return None
    for shape in PATTERNS:
        found = _compiled(shape).fullmatch(bare)
        if found is not None:
            parts = {name: value or "" for name, value in found.groupdict().items()}
            month = parts.get("month", "")
            known = month in MONTHS or month.isdigit() or "first" in parts
            if known and (not parts.get("weekday") or parts["weekday"] in WEEKDAYS):
                return WordedText(shape, parts)
    return None


def read_worded(
    text: str, *, day_first: bool, offsets: Mapping[str, int]
) -> tuple[datetime, int | None] | None:
    """The wall time and the offset in minutes that a text says (None for no zone); None when it cannot be read."""
    found = worded(text)
    if found is None:
        return None
    offset = zone_offset(found.zone, offsets)
    local = found.local(day_first=day_first)
    return None if local is None or (found.zone and offset is None) else (local, offset)


def ambiguous_zone(text: str, offsets: Mapping[str, int]) -> str | None:
    """The zone abbreviation that keeps a complete timestamp from being read because several zones share it."""
    if not _TWO_LETTERS.search(text):
        return None
    found = worded(text)
    if found is None or found.zone in offsets or found.zone not in AMBIGUOUS:
        return None
    return found.zone.upper()


def may_have_zone_words(texts: Iterable[str]) -> bool:
    """Whether `ambiguous_zone` may find one in any of the texts."""
    return _TWO_LETTERS.search("\n".join(texts)) is not None


_TWO_LETTERS = re.compile(r"[A-Za-z]{2}")
"""A zone abbreviation has two letters at least; most timestamps have none, and need no closer look."""


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(PATTERNS[shape], re.ASCII)


def _full_year(text: str) -> int:
    """Two digits are 1969 .. 2068, as strptime has it."""
    return int(text) if len(text) == 4 else int(text) + (1900 if int(text) >= 69 else 2000)


def _hour(part: Mapping[str, str]) -> int | None:
    hour, half = int(part["hour"] or 0), part["early"] or part["late"]
    if not half:
        return hour
    return hour % 12 + (12 if half in AFTERNOON else 0) if 1 <= hour <= 12 else None


def _minutes(part: Mapping[str, str]) -> tuple[int, int]:
    return int(part["minute"] or 0), int(part["second"] or 0)
