"""The time of one promise piece by piece: the opening hours that count, and why the rest was skipped."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from supportctl.worktime.calendar import Calendar
from supportctl.worktime.interval import Interval
from supportctl.worktime.opening import holidays_used, opening_intervals, windows_on
from supportctl.worktime.zone import load_zone, us_to_local

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NAMED_DAYS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch [start_us, end_us) that counts, or one that was skipped, and what it is."""

    counted: bool
    start_us: int
    end_us: int
    words: str

    @property
    def length_us(self) -> int:
        """How long it is, in microseconds."""
        return self.end_us - self.start_us


def wall_pieces(start_us: int, end_us: int) -> list[Piece]:
    """All of [start_us, end_us): a clock that never stops."""
    return [Piece(True, start_us, end_us, "around the clock")] if start_us < end_us else []


def opening_pieces(calendar: Calendar, start_us: int, end_us: int) -> list[Piece]:
    """[start_us, end_us) without a gap: opening hours and what lies between them, in order of time."""
    if end_us <= start_us:
        return []
    days = _Days(calendar, load_zone(calendar.zone), dict(holidays_used(calendar, start_us, end_us)))
    return list(_pieces(days, opening_intervals(calendar, start_us, end_us), start_us, end_us))


def _pieces(days: "_Days", opening: list[Interval], start_us: int, end_us: int) -> Iterator[Piece]:
    for open_us, close_us in [*opening, (end_us, end_us)]:
        if start_us < open_us:
            yield Piece(False, start_us, open_us, days.skipped_words(start_us, open_us))
        if open_us < close_us:
            yield Piece(True, open_us, close_us, days.open_words(open_us))
        start_us = close_us


@dataclass(frozen=True, slots=True)
class _Days:
    """A calendar's local days, and the names of the holidays that changed some of them."""

    calendar: Calendar
    zone: ZoneInfo
    holidays: dict[date, str]

    def open_words(self, us: int) -> str:
        """`opening hours`, or why this day has others than its weekday."""
        special = self._special(us_to_local(us, self.zone).date())
        return f"opening hours ({special})" if special else "opening hours"

    def skipped_words(self, start_us: int, end_us: int) -> str:
        """`break`, `closed`, `closed: Sat, Sun, Mon 25 Dec (Christmas Day)`."""
        start, end = us_to_local(start_us, self.zone), us_to_local(end_us, self.zone)
        last = us_to_local(end_us - 1, self.zone).date()
        closed = [day for day in _days_between(start.date(), last) if not windows_on(self.calendar, day)]
        if closed:
            return f"closed: {', '.join(self._closed_words(closed))}"
        return "break" if start.date() == last and self._is_break(start, end) else "closed"

    def _is_break(self, start: datetime, end: datetime) -> bool:
        """Whether the day opened before and opens again after."""
        windows = windows_on(self.calendar, start.date())
        before = any(window.open_minute <= _minute(start) for window in windows)
        return before and any(window.open_minute >= _minute(end) > 0 for window in windows)

    def _closed_words(self, days: list[date]) -> list[str]:
        """The weekdays that are always closed, each once, then what closed the others."""
        special = [(day, self._special(day)) for day in days]
        usual = dict.fromkeys(WEEKDAYS[day.weekday()] for day, name in special if name is None)
        named = [f"{day_words(day)} ({name})" for day, name in special if name is not None]
        more = [f"{len(named) - NAMED_DAYS} more"] if len(named) > NAMED_DAYS else []
        return [*usual, *named[:NAMED_DAYS], *more]

    def _special(self, day: date) -> str | None:
        """What gives the day other hours than its weekday; None for an ordinary day."""
        if day in self.calendar.dates:
            return "date in sla.yaml"
        return self.holidays.get(day)


def day_words(day: date) -> str:
    """`Wed 28 Oct`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def _minute(moment: datetime) -> float:
    return moment.hour * 60 + moment.minute + moment.second / 60


def _days_between(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
