"""What a calendar's hours amount to."""

from datetime import date

import pytest

from supportctl.worktime.calendar import ALWAYS, Calendar, Window
from supportctl.worktime.hours import average_day_us, is_ever_open
from supportctl.worktime.window import parse_window

HOUR = 3_600_000_000
CLOSED: tuple[Window, ...] = ()


def hours(*texts: str) -> tuple[Window, ...]:
    return tuple(parse_window(text) for text in texts)


def calendar(*week: tuple[Window, ...], dates: dict[date, tuple[Window, ...]] | None = None) -> Calendar:
    return Calendar("test", "UTC", week + (CLOSED,) * (7 - len(week)), dates or {})


def test_a_calendar_is_open_by_its_week_or_by_a_date() -> None:
    assert is_ever_open(ALWAYS)
    assert is_ever_open(calendar(CLOSED, hours("09:00-17:00")))
    assert is_ever_open(calendar(dates={date(2026, 1, 1): hours("09:00-10:00")}))
    assert not is_ever_open(calendar())
    assert not is_ever_open(calendar(dates={date(2026, 1, 1): ()}))


def test_the_average_is_over_open_weekdays() -> None:
    assert (
        average_day_us(calendar(*[hours("08:00-12:00", "13:00-17:00")] * 5, hours("09:00-12:00")))
        == 43 * HOUR // 6
    )
    assert average_day_us(ALWAYS) == 24 * HOUR


def test_time_counts_once_in_windows_that_overlap_over_night_or_over_the_week_end() -> None:
    assert average_day_us(calendar(hours("22:00-06:00"), hours("05:00-09:00"))) == 11 * HOUR // 2
    sunday_night = calendar(hours("05:00-09:00"), *[CLOSED] * 5, hours("22:00-06:00"))
    assert average_day_us(sunday_night) == 11 * HOUR // 2


def test_a_calendar_of_dates_only_has_the_mean_of_those() -> None:
    dates = {
        date(2026, 1, 1): hours("09:00-10:00"),
        date(2026, 1, 2): hours("09:00-12:00"),
        date(2026, 1, 3): (),
    }
    assert average_day_us(calendar(dates=dates)) == 2 * HOUR


def test_a_calendar_that_never_opens_has_no_average() -> None:
    with pytest.raises(ValueError, match="'test' is never open"):
        average_day_us(calendar())
