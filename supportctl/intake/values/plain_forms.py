"""Timestamps without words of other languages: which strptime format reads a text.

A format holds `{a}` and `{b}` where day and month stand in an order that the text does not tell.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from supportctl.intake.values.time_words import MONTH_NAMES

_NAME = r"(?P<name> ?\[[\w/+-]+\]| \(?[A-Z]{2,5}\)?)?"
_OFFSET = rf"(?P<offset>[+-]\d{{2}}:?(?:\d{{2}})?){_NAME}"
_ZONE = rf"(?P<zone> ?(?:\[(?:UTC|GMT|Z)\]|(?:Z|UTC|GMT)(?:\[[\w/+-]+\])?|{_OFFSET}))?"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?P<colon>[:.])\d{2}(?P<sec>(?P=colon)\d{2}(?P<frac>[.,]\d{1,9})?)?"
    rf"(?P<half> ?[AaPp][Mm])?{_ZONE}"
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})"
_YEAR_FIRST = r"\d{4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,2}"
_WEEK_DAY = r"\d{4}-W\d{2}-[1-7]"
_NUMERIC = r"(?P<a>\d{1,2})(?P<sign>[-/.])(?P<b>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})"
_DAY_NAME = rf"\d{{1,2}}(?P<sign>[-/ ]){_MONTH}(?P=sign)(?P<year>\d{{4}}|\d{{2}})"
_NAME_DAY = rf"{_MONTH} \d{{1,2}}, (?P<year>\d{{4}})"
_CENTURIES = ("19", "20")
_COMPACT = (
    rf"(?:{'|'.join(_CENTURIES)})\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"(?:(?P<sep>[T _-]?)(?P<hour>[01]\d|2[0-3])[0-5]\d(?P<sec>[0-5]\d(?P<frac>[.,]\d{{1,9}})?)?{_ZONE})?"
)


def compact_format(text: str) -> str | None:
    """`20231013`, `20231013T0905Z`, `20231013090500`: no signs between the parts."""
    found = _compact().fullmatch(text) if text.startswith(_CENTURIES) else None
    if found is None or found["hour"] is None:
        return None if found is None else "%Y%m%d"
    seconds = "%S" + _fraction(found) if found["sec"] else ""
    return f"%Y%m%d{found['sep']}%H%M{seconds}{_zone(found)}"


def year_first_format(text: str) -> str | None:
    """`2023-10-13 09:05`, and with the time first; `2023-W41-5`, the fifth day of a week."""
    return _either_way(
        text, _YEAR_FIRST_FORMS, lambda found: "%Y{0}%m{0}%d".format(found["sign"])
    ) or _either_way(text, _WEEK_DAY_FORMS, lambda _: "%G-W%V-%u")


def numeric_format(text: str) -> str | None:
    """`13/10/2023 09:05`, `9:05 AM 10/13/23`: day and month as `{a}` and `{b}`."""
    return _either_way(
        text, _NUMERIC_FORMS, lambda found: f"{{a}}{found['sign']}{{b}}{found['sign']}{_year(found)}"
    )


def day_name_format(text: str) -> str | None:
    """`13-Oct-2023 09:05` with an English month."""
    return _either_way(text, _DAY_NAME_FORMS, _day_name)


def name_day_format(text: str) -> str | None:
    """`Oct 13, 2023, 9:05 AM` with an English month."""
    return _either_way(text, _NAME_DAY_FORMS, _name_day)


def numeric_parts_of(text: str) -> tuple[int, int] | None:
    """First and second part of a date that `numeric_format` reads."""
    found = _NUMERIC_FORMS.match(text)
    return None if found is None else (int(found["a"]), int(found["b"]))


@cache
def _compact() -> re.Pattern[str]:
    return re.compile(_COMPACT, re.ASCII)


@dataclass(frozen=True)
class _BothWays:
    """A date with the time behind it, or before it: compiled when it is first looked for, as few files need all."""

    date: str

    def match(self, text: str) -> re.Match[str] | None:
        return self._date_first.fullmatch(text) or self._time_first.fullmatch(text)

    @cached_property
    def _date_first(self) -> re.Pattern[str]:
        return re.compile(rf"{self.date}(?:(?P<sep>,? |[T_-]){_CLOCK})?", re.ASCII)

    @cached_property
    def _time_first(self) -> re.Pattern[str]:
        return re.compile(rf"{_CLOCK}(?P<before>,? (?:- )?){self.date}", re.ASCII)


_YEAR_FIRST_FORMS = _BothWays(_YEAR_FIRST)
_WEEK_DAY_FORMS = _BothWays(_WEEK_DAY)
_NUMERIC_FORMS = _BothWays(_NUMERIC)
_DAY_NAME_FORMS = _BothWays(_DAY_NAME)
_NAME_DAY_FORMS = _BothWays(_NAME_DAY)


def _either_way(text: str, forms: _BothWays, date_of: Callable[[re.Match[str]], str | None]) -> str | None:
    found = forms.match(text)
    date = None if found is None else date_of(found)
    if found is None or date is None or found["hour"] is None:
        return date
    groups = found.groupdict()
    if "before" in groups:
        return f"{_clock(found)}{groups['before']}{date}"
    return f"{date}{groups['sep']}{_clock(found)}"


def _clock(found: re.Match[str]) -> str:
    colon, half = found["colon"], found["half"]
    seconds = f"{colon}%S{_fraction(found)}" if found["sec"] else ""
    half_format = half[: len(half) - 2] + "%p" if half else ""
    return f"{'%I' if half else '%H'}{colon}%M{seconds}{half_format}{_zone(found)}"


def _fraction(found: re.Match[str]) -> str:
    fraction = found["frac"]
    return fraction[0] + ("%f" if len(fraction) <= 7 else "%n") if fraction else ""


def _zone(found: re.Match[str]) -> str:
    """The offset as `%z`, with what stands around it; a zone of no offset as it is written."""
    zone, offset = found["zone"] or "", found["offset"]
    return zone.replace(offset, "%z", 1) if offset else zone


def _day_name(found: re.Match[str]) -> str | None:
    month = _month(found)
    return month and f"%d{found['sign']}{month}{found['sign']}{_year(found)}"


def _name_day(found: re.Match[str]) -> str | None:
    month = _month(found)
    return month and f"{month} %d, {_year(found)}"


def _year(found: re.Match[str]) -> str:
    return "%Y" if len(found["year"]) == 4 else "%y"


def _month(found: re.Match[str]) -> str | None:
    name = found["month"].title()
    if name in MONTH_NAMES and len(name) > 3:
        return "%B"
    return "%b" if any(month[:3] == name for month in MONTH_NAMES) else None
