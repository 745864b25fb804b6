"""The written form of a timestamp: which engine format reads it, and whether it carries its zone."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from supportctl.frozen import frozen
from supportctl.intake.values.plain_forms import (
    compact_format,
    day_name_format,
    name_day_format,
    numeric_format,
    numeric_parts_of,
    year_first_format,
)
from supportctl.intake.values.time_words import has_two_numbers
from supportctl.intake.values.worded_instant import WordedText, ambiguous_zone, worded
from supportctl.intake.values.zone_words import OFFSETS, zone_offset


class Order(StrEnum):
    """In which order day, month and year stand. NUMERIC is a day-or-month-first date whose order is undecided."""

    YEAR_FIRST = "year first"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    NUMERIC = "numeric"
    EPOCH = "epoch"

    # The enum's own hash is a Python function, and forms are counted cell by cell.
    __hash__ = str.__hash__


@frozen
class InstantFormat:
    """A format for the engine's strptime; for NUMERIC it holds `{a}` and `{b}` for the first and second part.

    For EPOCH, `strptime` is the number of units in a second, with a point behind it where the text has a fraction.
    `zoned`: the text says its own offset. A text with words in it has a `shape` of `worded_instant`, and its
    `strptime` only says how the date looks.
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

    @property
    def units_a_second(self) -> int:
        """For EPOCH: what is counted since 1970."""
        return int(self.strptime.rstrip("."))

    @property
    def has_fraction(self) -> bool:
        """For EPOCH: whether the count has a decimal point."""
        return self.strptime.endswith(".")


_EPOCH = {10: "1", 13: "1000", 16: "1000000", 19: "1000000000"}
_EPOCH_FRACTION = re.compile(r"(?P<whole>\d{10}|\d{13}|\d{16})[.,]\d{1,9}", re.ASCII)
_SHAPES = {
    "day month year": ("%d %b %Y", Order.DAY_FIRST),
    "month day year": ("%b %d %Y", Order.MONTH_FIRST),
    "month day time year": ("%b %d %H:%M:%S %Y", Order.MONTH_FIRST),
    "year month day": ("%Y %b %d", Order.YEAR_FIRST),
    "年月日": ("%Y年%m月%d日", Order.YEAR_FIRST),
    "numeric": ("{a}/{b}/%Y", Order.NUMERIC),
    "year first": ("%Y-%m-%d", Order.YEAR_FIRST),
    "time day month year": ("%H:%M %d %b %Y", Order.DAY_FIRST),
    "time month day year": ("%H:%M %b %d %Y", Order.MONTH_FIRST),
    "time numeric": ("%H:%M {a}/{b}/%Y", Order.NUMERIC),
    "time year first": ("%H:%M %Y-%m-%d", Order.YEAR_FIRST),
}
_OFFSET = "%z"
_UTC_WORD = re.compile(
    r"(?:Z|UTC|GMT)(?:\[[\w/+-]+\])?$|\[(?:UTC|GMT|Z)\]$|(?:[MSI]|%p) ?(?:Z|UTC|GMT)[ ,]", re.ASCII
)


def format_of(text: str, offsets: Mapping[str, int] = OFFSETS) -> InstantFormat | None:
    """The format that reads this text, or None when it is no form we know; `offsets` are the zone words to accept."""
    text = text.strip()
    if len(text) > LONGEST_KEPT:
        plain, found = _form_of(text)
    elif form := _form_of_digits(text.translate(_ALL_ZERO)):
        return form
    else:
        plain, found = _known_form(text)
    return plain or _worded(found, offsets)


def forms_of_digits(texts: Sequence[str]) -> Counter[InstantFormat] | None:
    """How many of the texts have each form, the first one met first; None where some is no date in numbers."""
    zeros = Counter("\n".join(texts).translate(_ALL_ZERO).split("\n"))
    found = Counter[InstantFormat]()
    for one, times in zeros.items():
        form = _form_of_digits(one.strip())
        if form is None:
            return None
        found[form] += times
    return found if zeros.total() == len(texts) else None


def _form_of(text: str) -> tuple[InstantFormat | None, WordedText | None]:
    """The form without words, else the words."""
    if text.isascii() and text.isdigit() and len(text) in _EPOCH:
        return InstantFormat(_EPOCH[len(text)], Order.EPOCH, zoned=True), None
    if fraction := _EPOCH_FRACTION.fullmatch(text):
        return InstantFormat(f"{_EPOCH[len(fraction['whole'])]}.", Order.EPOCH, zoned=True), None
    plain = _plain(text)
    return plain, None if plain else worded(text)


_ALL_ZERO = str.maketrans("123456789", "000000000")


@lru_cache(1 << 12)
def _form_of_digits(zeros: str) -> InstantFormat | None:
    """The form of texts that look like this, whatever their digits: of dates in numbers with signs between them.

    A name in brackets may hold digits that stand in the format.
    """
    if not zeros.startswith("0") or "[" in zeros or len(zeros) > LONGEST_KEPT:
        return None
    return _first_form(zeros, _IN_DIGITS)


_known_form = lru_cache(1 << 14)(_form_of)
"""The cells of a sample are asked about several times: which column they are, how they are read, how exactly."""
LONGEST_KEPT = 100


def in_other_words(form: InstantFormat) -> InstantFormat | None:
    """The form that reads a month of any language where this one reads an English one; None for other forms.

    The engine knows the English months by itself, and far faster.
    """
    if form.shape or ("%b" not in form.strptime and "%B" not in form.strptime):
        return None
    shape = "day month year" if form.order is Order.DAY_FIRST else "month day year"
    strptime, order = _SHAPES[shape]
    return InstantFormat(strptime, order, form.zoned, shape)


def epoch_us(text: str, form: InstantFormat) -> int:
    """Microseconds of a text of an EPOCH form."""
    counted = Decimal(text.strip().replace(",", "."))
    return round(counted * 1_000_000 / form.units_a_second)


def _plain(text: str) -> InstantFormat | None:
    return _first_form(text, _PLAIN if has_two_numbers(text) else _UNBROKEN)


def _first_form(text: str, forms: "Sequence[_Form]") -> InstantFormat | None:
    for read, order in forms:
        strptime = read(text)
        if strptime is not None:
            return InstantFormat(strptime, order, zoned=says_offset(strptime))
    return None


_Form = tuple[Callable[[str], str | None], Order]
_IN_DIGITS: Sequence[_Form] = ((year_first_format, Order.YEAR_FIRST), (numeric_format, Order.NUMERIC))
_UNBROKEN: Sequence[_Form] = ((compact_format, Order.YEAR_FIRST),)
_PLAIN: Sequence[_Form] = (
    *_IN_DIGITS,
    *_UNBROKEN,
    (day_name_format, Order.DAY_FIRST),
    (name_day_format, Order.MONTH_FIRST),
)


def says_offset(strptime: str) -> bool:
    """Whether texts of a format say how far they are ahead of UTC."""
    return _OFFSET in strptime or _UTC_WORD.search(strptime) is not None


def _worded(found: WordedText | None, offsets: Mapping[str, int]) -> InstantFormat | None:
    if found is None or (found.zone and zone_offset(found.zone, offsets) is None):
        return None
    strptime, order = _SHAPES[found.shape]
    return InstantFormat(strptime, order, bool(found.zone), found.shape)


def looks_like_instant(text: str) -> bool:
    """Whether a cell is a timestamp of a form we know, were it only known which zone its abbreviation means."""
    return format_of(text) is not None or ambiguous_zone(text, OFFSETS) is not None


def numeric_parts(text: str) -> tuple[int, int] | None:
    """First and second part of a day-or-month-first date, or None for other forms."""
    text = text.strip()
    if parts := numeric_parts_of(text):
        return parts
    found_words = worded(text)
    if found_words is None or "first" not in found_words.parts:
        return None
    return int(found_words.parts["first"]), int(found_words.parts["part"])
