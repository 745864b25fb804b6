"""Calendars as values: weekly windows, dates of their own, holidays, a zone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from supportctl.frozen import frozen

ALWAYS_NAME = "always"
MINUTES_PER_DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Opening hours [open, close) in minutes after local midnight of the day the window starts on.

    `close_minute` is above 1440 for a window that runs past midnight.
    """

    open_minute: int
    close_minute: int


@frozen
class HolidayRule:
    """Which public holidays close a calendar; names as the `holidays` package knows them.

    `half_day` gives the hours that are open on half-day holidays (None: half days are ignored);
    `workdays` opens make-up workdays (weekend days worked in exchange) with the calendar's hours of Monday.
    """

    country: str
    subdivision: str | None = None
    categories: tuple[str, ...] = ("public",)
    half_day: Window | None = None
    workdays: bool = False


@frozen
class Calendar:
    """Opening hours in a zone.

    `week` has seven entries, Monday first; `dates` overrides single days, () is closed.
    """

    name: str
    zone: str
    week: tuple[tuple[Window, ...], ...]
    dates: Mapping[date, tuple[Window, ...]] = field(default_factory=dict)
    holidays: HolidayRule | None = None

    @property
    def is_always(self) -> bool:
        """Open around the clock: working time is elapsed time and needs no table."""
        all_day = (Window(0, MINUTES_PER_DAY),)
        return not self.dates and self.holidays is None and all(day == all_day for day in self.week)


ALWAYS = Calendar(ALWAYS_NAME, "UTC", ((Window(0, MINUTES_PER_DAY),),) * 7)
