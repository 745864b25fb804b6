"""Durations as texts: numbers with points or commas, clock forms, and texts that name their own units."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from supportctl.intake.values.named_units import LONGEST, read_duration
from supportctl.policy.model import Unit

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
    text = _SPACE_OF_THOUSANDS.sub("", text.strip())
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


_SPACE_OF_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_ANY_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*", re.ASCII)
_NUMBERS = re.compile("|".join(NUMBERS.values()), re.ASCII)
_CLOCK = re.compile("|".join(CLOCKS.values()), re.ASCII)


def looks_like_number_or_clock(text: str) -> bool:
    """Whether a text is a duration in some unit or form."""
    text = text.strip()
    if len(text) > LONGEST:
        return False
    return bool(_NUMBERS.fullmatch(text) or _CLOCK.fullmatch(text)) or read_duration(text) is not None
