"""One timestamp that the column's formats did not read, in Python: explicit order, nothing filled in."""

import re
import warnings
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from supportctl.intake.values.day_precision import says_time_of_day
from supportctl.intake.values.exact_instant import local_time
from supportctl.intake.values.instant_format import InstantFormat, Order, epoch_us, format_of
from supportctl.intake.values.worded_instant import read_worded
from supportctl.intake.values.zone_words import OFFSETS
from supportctl.worktime.transition import EPOCH
from supportctl.worktime.zone import local_to_us

_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 2))  # noqa: DTZ001 - wall times
_CLOCK = re.compile(r"\d[:h]\d{2}|\d ?[ap]\.?m", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)")


def read_odd_instant(
    text: str, order: Order | None, zone: tzinfo, offsets: Mapping[str, int] = OFFSETS
) -> int | None:
    """UTC microseconds of a complete date, with or without time and offset, or None.

    `zone` is for texts without one; `offsets` are the zone words that may stand in a text.

    A text of no form we know is read twice over different defaults: one that leaves out year, month or day gives two
    answers and is refused, as is a zone word and a numeric date whose order the column does not know or contradicts.
    """
    form = format_of(text, offsets)
    if form is None:
        return _loosely(text, order, zone)
    if form.order is Order.EPOCH:
        return epoch_us(text, form)
    if form.order is Order.NUMERIC and order is None:
        return None
    if form.shape:
        return _worded(text, order, zone, offsets)
    return _by_format(text, form.ordered(order or Order.DAY_FIRST), zone)


def odd_day(text: str, us: int, zone: tzinfo, *, midnights: bool) -> tuple[int, int] | None:
    """The day of a text that says no time of day: its midnight on the wall clock, and the instant of its end.

    `us` is what was read of the text. With `midnights` a midnight is no time of day.
    """
    if _says_time(text) and not midnights:
        return None
    local = (EPOCH + timedelta(microseconds=us)).astimezone(zone).replace(tzinfo=None)
    midnight = datetime(local.year, local.month, local.day)  # noqa: DTZ001 - a wall time
    return local_to_us(midnight, UTC), local_to_us(midnight + timedelta(days=1), zone)


def _says_time(text: str) -> bool:
    """Whether the text has a time of day, also in a form that only `_loosely` reads."""
    return says_time_of_day(text) if format_of(text) else _CLOCK.search(text) is not None


def _by_format(text: str, form: InstantFormat, zone: tzinfo) -> int | None:
    local = local_time(text, form)
    if local is None:
        return None
    return local_to_us(local.replace(tzinfo=None), local.tzinfo or (UTC if form.zoned else zone))


def _worded(text: str, order: Order | None, zone: tzinfo, offsets: Mapping[str, int]) -> int | None:
    read = read_worded(text, day_first=order is Order.DAY_FIRST, offsets=offsets)
    if read is None:
        return None
    local, offset = read
    return local_to_us(local, zone if offset is None else timezone(timedelta(minutes=offset)))


def _loosely(text: str, order: Order | None, zone: tzinfo) -> int | None:
    if not _fits(text, order):
        return None
    first, second = (_parse(text, default, order) for default in _DEFAULTS)
    if first is None or first != second:
        return None
    if first.tzinfo is not None:
        return round(first.timestamp() * 1_000_000)
    return local_to_us(first, zone)


def _fits(text: str, order: Order | None) -> bool:
    found = _NUMERIC_DATE.search(text)
    if found is None:
        return sum(character.isdigit() for character in text) >= 3
    month = found[2] if order is Order.DAY_FIRST else found[1]
    return order in (Order.DAY_FIRST, Order.MONTH_FIRST) and int(month) <= 12


def _parse(text: str, default: datetime, order: Order | None) -> datetime | None:
    from dateutil import parser  # noqa: PLC0415 - 20 ms, and only odd cells need it

    year_first = text.strip()[:4].isdigit()
    day_first = order is Order.DAY_FIRST and not year_first
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return parser.parse(
                text, default=default, dayfirst=day_first, yearfirst=year_first, tzinfos=_offset_only
            )
        except (ValueError, OverflowError, TypeError, Warning):
            return None


def _offset_only(word: str | None, offset_seconds: int | None) -> int | None:
    """A written offset stands; a zone word would be looked up in the machine's own zone, so it is refused."""
    if word is not None and offset_seconds is None:
        raise ValueError(f"zone word {word}")
    return offset_seconds
