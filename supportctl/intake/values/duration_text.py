"""Durations as texts: numbers with points or commas, clock forms, and texts that name their own units."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from supportctl.policy.model import Unit

UNIT_MICROSECONDS: dict[str, int] = {
    "microseconds": 1,
    "milliseconds": 1_000,
    "seconds": 1_000_000,
    "minutes": 60_000_000,
    "hours": 3_600_000_000,
    "days": 86_400_000_000,
}
CLOCK_PARTS: Final[dict[str, tuple[int, ...]]] = {
    "h:mm:ss": (3600, 60, 1),
    "h:mm": (3600, 60),
    "mm:ss": (60, 1),
}
"""Seconds that each part of a clock form counts."""


class Marks(StrEnum):
    """How numbers are written."""

    PLAIN = "no thousands, a decimal point"
    COMMA = "a decimal comma"
    THOUSANDS = "thousands with a comma, a decimal point"


NUMBERS: Final[dict[Marks, str]] = {
    Marks.PLAIN: r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?",
    Marks.COMMA: r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?",
    Marks.THOUSANDS: r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?",
}
"""Regular expressions, for the engine too, of a number in each way of writing."""

CLOCKS: Final[dict[str, str]] = {
    "h:mm:ss": r"-?\d+:[0-5]?\d:[0-5]?\d(?:[.,]\d+)?",
    "h:mm": r"-?\d+:[0-5]?\d",
    "mm:ss": r"-?\d+:[0-5]?\d(?:[.,]\d+)?",
}
_DECIMAL_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|0\d*,\d+)")
_DECIMAL_POINT = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,}|\d+\.(?:\d{1,2}|\d{4,})|0\.\d+)"
)

_WORDS: Final = {
    "days": "d|days?|dias?|jours?|tage?n?|giorn[oi]|dag(?:en)?|hari|gun|gün|天|日",
    "hours": "h|hrs?|hours?|horas?|heures?|std|stunden?|or[ae]|uur|uren|jam|sa|saat|小时|小時",
    "minutes": "m|mins?|minutes?|minutos?|minuten?|minut[oi]|menit|dk|dakika|分钟|分鐘|分",
    "seconds": "s|secs?|seconds?|segundos?|secondes?|sekunden?|sek|second[oi]|seconden|detik|sn|saniye|秒",
}
_PART = r"(?:(?P<{unit}>\d+{decimals}) ?(?:{words})\.?(?:,| and| und| y| et| e| en| dan)? ?)?"
_PARTS = re.compile(
    r"(?P<sign>-?)"
    + "".join(
        _PART.format(unit=unit, decimals=r"(?:[.,]\d+)?" if unit == "seconds" else "", words=words)
        for unit, words in _WORDS.items()
    )
)
_DAYS_AND_CLOCK = re.compile(
    r"(?P<days>-?\d+)(?: days?,? |\.)(?P<hours>\d+):(?P<minutes>\d+):(?P<seconds>\d+(?:\.\d+)?)"
)


def read_duration(text: str) -> int | None:
    """Microseconds of a duration that names its own units ("1h 30m", "2 days, 3:04:05"), or None."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    found = _DAYS_AND_CLOCK.fullmatch(text) or _PARTS.fullmatch(text.lower())
    if found is None:
        return None
    groups = found.groupdict()
    # Python writes minus one second as -1 day, 23:59:59; a sign before named parts is of them all.
    sign = -1 if groups.pop("sign", "") else 1
    parts = {unit: float(number.replace(",", ".")) for unit, number in groups.items() if number}
    if not parts:
        return None
    return whole_microseconds(
        sign * sum(number * UNIT_MICROSECONDS[unit] for unit, number in parts.items()), "microseconds"
    )


LONGEST: Final = 60
"""A longer text is no duration."""

MOST_MICROSECONDS: Final = 2.0**62
"""No duration is as long as that: it would not fit into the engine's numbers."""


def whole_microseconds(number: float, unit: Unit) -> int | None:
    """Microseconds of a number in a unit that has a fixed length, or None for one beyond all reason."""
    microseconds = number * UNIT_MICROSECONDS[unit]
    return round(microseconds) if abs(microseconds) < MOST_MICROSECONDS else None


def marks_of(texts: Sequence[str]) -> Marks | None:
    """How the numbers of a column are written; None when a comma could be either, or both are proven."""
    numbers = [text for text in map(str.strip, texts) if _ANY_NUMBER.fullmatch(text)]
    if not any("," in text for text in numbers):
        return Marks.PLAIN
    comma = any(_DECIMAL_COMMA.fullmatch(text) for text in numbers)
    point = any(_DECIMAL_POINT.fullmatch(text) for text in numbers)
    if comma == point:
        return None
    return Marks.COMMA if comma else Marks.THOUSANDS


def number_in(text: str, marks: Marks) -> float | None:
    """The number that a text says, or None."""
    text = text.strip()
    if not re.fullmatch(NUMBERS[marks], text, re.ASCII):
        return None
    if marks is Marks.COMMA:
        text = text.replace(".", "").replace(",", ".")
    return float(text.replace(",", ""))


def fits_unit(text: str, unit: Unit, marks: Marks) -> bool:
    """Whether a text is a duration in this unit, or names units of its own."""
    text = text.strip()
    if unit in CLOCKS:
        return bool(re.fullmatch(CLOCKS[unit], text, re.ASCII)) or read_duration(text) is not None
    return number_in(text, marks) is not None or read_duration(text) is not None


_ANY_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*", re.ASCII)
_NUMBERS = re.compile("|".join(NUMBERS.values()), re.ASCII)
_CLOCK = re.compile("|".join(CLOCKS.values()), re.ASCII)


def looks_like_number_or_clock(text: str) -> bool:
    """Whether a text is a duration in some unit or form."""
    text = text.strip()
    if len(text) > LONGEST:
        return False
    return bool(_NUMBERS.fullmatch(text) or _CLOCK.fullmatch(text)) or read_duration(text) is not None
