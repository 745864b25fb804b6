"""What a calendar's hours amount to: whether there are any, and how long its usual day is."""

from supportctl.worktime.calendar import MINUTES_PER_DAY, Calendar, Window
from supportctl.worktime.interval import Interval, length, merged
from supportctl.worktime.opening import MICROSECONDS_PER_MINUTE

MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY


def is_ever_open(calendar: Calendar) -> bool:
    """Whether any weekday or date of its own has a window; no holiday rule closes every day."""
    return any(calendar.week) or any(calendar.dates.values())


def average_day_us(calendar: Calendar) -> int:
    """Mean working time, in microseconds, of the weekdays that are open; overlapping windows count once.

    A calendar that opens only on dates of its own has the mean of those. Raises ValueError if it
    is never open.
    """
    days = [day for day in calendar.week if day]
    if days:
        minutes = _minutes_a_week(calendar.week)
    else:
        days = [hours for hours in calendar.dates.values() if hours]
        minutes = sum(length(merged(_spans(hours, 0))) for hours in days)
    if not days:
        raise ValueError(f"calendar {calendar.name!r} is never open")
    return minutes * MICROSECONDS_PER_MINUTE // len(days)


def _minutes_a_week(week: tuple[tuple[Window, ...], ...]) -> int:
    """Open minutes of a week without holidays; what Sunday night runs into is Monday."""
    spans = [span for day, hours in enumerate(week) for span in _spans(hours, day * MINUTES_PER_DAY)]
    wrapped = [(start - MINUTES_PER_WEEK, end - MINUTES_PER_WEEK) for start, end in spans]
    open_spans = merged(spans + wrapped)
    return sum(max(0, min(end, MINUTES_PER_WEEK) - max(start, 0)) for start, end in open_spans)


def _spans(hours: tuple[Window, ...], midnight: int) -> list[Interval]:
    return [(midnight + window.open_minute, midnight + window.close_minute) for window in hours]
