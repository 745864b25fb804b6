"""One timestamp that the column's formats did not read, in Python: explicit order, nothing filled in."""

import warnings
from datetime import datetime
from zoneinfo import ZoneInfo

from supportctl.intake.instant_format import Order, numeric_parts
from supportctl.worktime.zone import local_to_us

_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 2))  # noqa: DTZ001 - wall times


def read_odd_instant(text: str, order: Order | None, zone: ZoneInfo) -> int | None:
    """UTC microseconds of a complete date, with or without time and offset, or None.

    Read twice over different defaults: a text that leaves out year, month or day gives two answers and is refused,
    as is an unknown zone word or a numeric date that does not fit the column's order.
    """
    if not _fits(text, order):
        return None
    first, second = (_parse(text, default, order) for default in _DEFAULTS)
    if first is None or first != second:
        return None
    if first.tzinfo is not None:
        return round(first.timestamp() * 1_000_000)
    return local_to_us(first, zone)


def _fits(text: str, order: Order | None) -> bool:
    parts = numeric_parts(text)
    if parts is None:
        return sum(character.isdigit() for character in text) >= 3
    month = parts[1] if order is Order.DAY_FIRST else parts[0]
    return order is not None and month <= 12


def _parse(text: str, default: datetime, order: Order | None) -> datetime | None:
    from dateutil import parser  # noqa: PLC0415 - 20 ms, and only odd cells need it

    year_first = text.strip()[:4].isdigit()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return parser.parse(
                text,
                default=default,
                dayfirst=order is Order.DAY_FIRST and not year_first,
                yearfirst=year_first,
            )
        except (ValueError, OverflowError, TypeError, Warning):
            return None
