"""When a calendar is open: the hours of a day, and the stretches of time between two instants."""

from collections.abc import Iterator
from datetime import date

from supportctl.vocabulary.units import MICROSECONDS_PER_DAY, MICROSECONDS_PER_SECOND
from supportctl.worktime.calendar import Calendar, HolidayRule, Window
from supportctl.worktime.holiday import holidays_between
from supportctl.worktime.interval import Interval, clipped, merged
from supportctl.worktime.transition import local_offsets
from supportctl.worktime.zone import load_zone, us_to_local

MONDAY = 0
MAKE_UP_DAY = "make-up workday"
MICROSECONDS_PER_MINUTE = 60 * MICROSECONDS_PER_SECOND
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
DAYS_BEFORE, DAYS_AFTER = 2, 1
"""Windows of local day D lie in UTC days D - 1 to D + 2: they end within two days, zones are -12 to +14 h."""

Hours = tuple[Window, ...]


def windows_on(calendar: Calendar, day: date) -> Hours:
    """The windows that start on a local day; () when none does.

    The first that applies decides: the date's own entry; a make-up workday (the hours of Monday); a
    holiday (closed, or the half-day hours on a weekday that is open at all); the weekday.
    """
    return _special_hours(calendar, day, day).get(day, calendar.week[day.weekday()])


def opening_intervals(calendar: Calendar, start_us: int, end_us: int) -> list[Interval]:
    """The working time in [start_us, end_us): sorted, disjoint stretches of UTC microseconds.

    A window belongs to the local day it starts on. Its edges are local times: one that does not exist moves
    forward by the gap, an ambiguous one is its first occurrence; a window left without length is dropped.
    """
    if calendar.is_always:
        return clipped([(start_us, end_us)], start_us, end_us)
    return clipped(merged(_windows_around(calendar, start_us, end_us)), start_us, end_us)


def holidays_used(calendar: Calendar, first_us: int, last_us: int) -> list[tuple[date, str]]:
    """Local dates from first_us to last_us whose hours a holiday changed, with its name, in order of time.

    A holiday on a day that has an entry of its own, or that the week closes anyway, changes nothing.
    """
    if calendar.holidays is None:
        return []
    zone = load_zone(calendar.zone)
    first, last = us_to_local(first_us, zone).date(), us_to_local(last_us, zone).date()
    changed = _holiday_hours(calendar, calendar.holidays, first, last)
    return sorted((day, name) for day, (_, name) in changed.items() if day not in calendar.dates)


def _windows_around(calendar: Calendar, start_us: int, end_us: int) -> Iterator[Interval]:
    """Every window that may reach into [start_us, end_us), as instants, in order of local days."""
    first = start_us // MICROSECONDS_PER_DAY - DAYS_BEFORE
    last = end_us // MICROSECONDS_PER_DAY + DAYS_AFTER
    to_us = local_offsets(
        load_zone(calendar.zone),
        (first - 1) * MICROSECONDS_PER_DAY,
        (last + DAYS_BEFORE) * MICROSECONDS_PER_DAY,
    ).to_us
    special = _special_hours(calendar, _date(first), _date(last))
    for day, hours in _hours_by_day(calendar.week, special, first, last):
        midnight = day * MICROSECONDS_PER_DAY
        for window in hours:
            opens = midnight + window.open_minute * MICROSECONDS_PER_MINUTE
            closes = midnight + window.close_minute * MICROSECONDS_PER_MINUTE
            yield to_us(opens), to_us(closes)


def _hours_by_day(
    week: tuple[Hours, ...], special: dict[date, Hours], first: int, last: int
) -> Iterator[tuple[int, Hours]]:
    """Local day numbers with their windows."""
    special_days = {day.toordinal() - EPOCH_ORDINAL: hours for day, hours in special.items()}
    weekday_of_epoch = date(1970, 1, 1).weekday()
    for day in range(first, last + 1):
        hours = special_days.get(day)
        yield day, week[(day + weekday_of_epoch) % 7] if hours is None else hours


def _special_hours(calendar: Calendar, first: date, last: date) -> dict[date, Hours]:
    """The windows of the days from `first` to `last` on which something else than the weekday decides."""
    own = {day: hours for day, hours in calendar.dates.items() if first <= day <= last}
    if calendar.holidays is None:
        return own
    changed = _holiday_hours(calendar, calendar.holidays, first, last)
    return {day: hours for day, (hours, _) in changed.items()} | own


def _holiday_hours(
    calendar: Calendar, rule: HolidayRule, first: date, last: date
) -> dict[date, tuple[Hours, str]]:
    """Days whose weekly hours the holiday rule changes: new hours and name. A make-up day beats a holiday.

    A half day opens no weekday that is closed; without hours on Mondays there are no make-up days.
    """
    found = holidays_between(rule, first, last)
    half_hours = (rule.half_day,) if rule.half_day else ()
    monday = calendar.week[MONDAY]
    named = {
        **{day: (half_hours, name) for day, name in found.half.items() if calendar.week[day.weekday()]},
        **{day: ((), name) for day, name in found.closed.items()},
        **dict.fromkeys(found.workdays if monday else (), (monday, MAKE_UP_DAY)),
    }
    return {day: change for day, change in named.items() if change[0] != calendar.week[day.weekday()]}


def _date(day: int) -> date:
    """The date of a local day number."""
    return date.fromordinal(day + EPOCH_ORDINAL)
