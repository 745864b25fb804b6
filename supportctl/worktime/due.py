"""Working time of one ticket at a time, for the tickets that a report lists."""

from collections.abc import Iterator, Sequence

from supportctl.vocabulary.units import MICROSECONDS_PER_DAY
from supportctl.worktime.calendar import Calendar
from supportctl.worktime.interval import Interval, length, merged, without
from supportctl.worktime.opening import opening_intervals

FIRST_SPAN_DAYS = 14
HORIZON_YEARS = 100
HORIZON_US = HORIZON_YEARS * 36525 * MICROSECONDS_PER_DAY // 100


def worked_us(calendar: Calendar, start_us: int, end_us: int, pauses: Sequence[Interval] = ()) -> int:
    """Working time in [start_us, end_us), in microseconds, less what falls into pauses.

    Pauses are half-open, in UTC microseconds, in any order, and may overlap. Raises ValueError when
    the end is before the start: an impossible time is not zero.
    """
    if end_us < start_us:
        raise ValueError(f"the end {end_us} is before the start {start_us}")
    return length(without(opening_intervals(calendar, start_us, end_us), merged(pauses)))


def due_at(calendar: Calendar, start_us: int, target_us: int, pauses: Sequence[Interval] = ()) -> int:
    """The first instant at which target_us of working time since start_us are used up.

    A target used up exactly at closing is due at closing; a target of 0 or less is due at the start.
    Pauses as in `worked_us`. Raises ValueError if a century of the calendar does not hold that much.
    """
    if target_us <= 0:
        return start_us
    left_us = target_us
    for open_us, close_us in _working_time_from(calendar, start_us, merged(pauses)):
        if left_us <= close_us - open_us:
            return open_us + left_us
        left_us -= close_us - open_us
    raise ValueError(f"calendar {calendar.name!r} does not open long enough within {HORIZON_YEARS} years")


def late_from(calendar: Calendar, due_us: int) -> int | None:
    """The instant from which working time counts again after a target is used up: `due_us` itself while open.

    None when the calendar does not open again within a century.
    """
    return next((max(due_us, opens) for opens, _ in _working_time_from(calendar, due_us, ())), None)


def _working_time_from(calendar: Calendar, start_us: int, pauses: Sequence[Interval]) -> Iterator[Interval]:
    """Working stretches from an instant on, looked up in ever longer spans up to the horizon."""
    end_of_time = start_us + HORIZON_US
    span_us = FIRST_SPAN_DAYS * MICROSECONDS_PER_DAY
    while start_us < end_of_time:
        end_us = min(start_us + span_us, end_of_time)
        yield from without(opening_intervals(calendar, start_us, end_us), pauses)
        start_us, span_us = end_us, span_us * 2
