"""Opening hours of a day, and stretches of working time between instants."""

from datetime import date, datetime

import pytest

from supportctl.worktime.calendar import ALWAYS, Calendar, HolidayRule, Window
from supportctl.worktime.opening import holidays_used, opening_intervals, windows_on
from supportctl.worktime.window import parse_window
from supportctl.worktime.zone import load_zone, local_to_us

Hours = tuple[Window, ...]
MORNING = parse_window("08:00-12:00")
OFFICE = parse_window("09:00-17:00")


def hours(*texts: str) -> Hours:
    return tuple(parse_window(text) for text in texts)


def calendar(
    zone: str,
    weekdays: Hours,
    weekend: Hours = (),
    dates: dict[date, Hours] | None = None,
    holidays: HolidayRule | None = None,
) -> Calendar:
    return Calendar("test", zone, (weekdays,) * 5 + (weekend,) * 2, dates or {}, holidays)


def us(text: str) -> int:
    return local_to_us(datetime.fromisoformat(text).replace(tzinfo=None), load_zone("UTC"))


def opened(what: Calendar, start: str, end: str) -> list[tuple[int, int]]:
    return opening_intervals(what, us(start), us(end))


def test_the_precedence_of_a_days_hours() -> None:
    chinese_rule = HolidayRule("CN", half_day=MORNING, workdays=True)
    own = {date(2025, 2, 8): (), date(2025, 10, 1): (MORNING,)}
    china = calendar("Asia/Shanghai", (OFFICE,), dates=own, holidays=chinese_rule)
    assert windows_on(china, date(2025, 3, 5)) == (OFFICE,)
    assert windows_on(china, date(2025, 3, 8)) == ()  # Women's Day, a half day, on a Saturday
    assert windows_on(china, date(2026, 5, 4)) == ()  # Youth Day, a half day, and a day off for Labour Day
    assert windows_on(china, date(2023, 3, 8)) == (MORNING,)
    assert windows_on(china, date(2025, 1, 1)) == ()
    assert windows_on(china, date(2025, 1, 26)) == (OFFICE,)  # a Sunday worked for the New Year
    assert windows_on(china, date(2025, 2, 8)) == ()  # the date's own entry beats the make-up day
    assert windows_on(china, date(2025, 10, 1)) == (MORNING,)  # and the holiday


def test_a_make_up_day_has_mondays_hours_and_never_closes_a_day() -> None:
    make_up_saturday = date(2025, 10, 11)
    rule = HolidayRule("CN", workdays=True)
    closed_mondays = Calendar("test", "Asia/Shanghai", ((), *((OFFICE,),) * 4, (MORNING,), ()), {}, rule)
    assert windows_on(closed_mondays, make_up_saturday) == (MORNING,)
    assert windows_on(calendar("UTC", (OFFICE,), (MORNING,), holidays=rule), make_up_saturday) == (OFFICE,)


def test_a_holiday_closes_only_the_windows_that_start_on_it() -> None:
    night = calendar("UTC", hours("22:00-06:00"), dates={date(2024, 5, 1): ()})
    assert opened(night, "2024-04-30T00:00", "2024-05-03T00:00") == [
        (us("2024-04-30T00:00"), us("2024-04-30T06:00")),
        (us("2024-04-30T22:00"), us("2024-05-01T06:00")),
        (us("2024-05-02T22:00"), us("2024-05-03T00:00")),
    ]


def test_a_public_holiday_on_an_overnight_window() -> None:
    night = calendar("Europe/Berlin", hours("22:00-06:00"), holidays=HolidayRule("DE"))
    assert opened(night, "2024-04-30T12:00", "2024-05-02T12:00") == [
        (us("2024-04-30T20:00"), us("2024-05-01T04:00"))
    ]


def test_a_date_of_its_own_opens_a_closed_day() -> None:
    sunday = calendar("UTC", hours("09:00-17:00"), dates={date(2024, 5, 5): (MORNING,)})
    assert opened(sunday, "2024-05-04T00:00", "2024-05-06T00:00") == [
        (us("2024-05-05T08:00"), us("2024-05-05T12:00"))
    ]


def test_windows_that_overlap_or_touch_are_one() -> None:
    shifts = calendar("UTC", hours("22:00-06:00", "05:00-14:00", "14:00-15:00"))
    assert opened(shifts, "2024-05-06T12:00", "2024-05-07T21:00") == [
        (us("2024-05-06T12:00"), us("2024-05-06T15:00")),
        (us("2024-05-06T22:00"), us("2024-05-07T15:00")),
    ]


def test_a_fold_makes_a_day_of_25_hours_and_a_gap_one_of_23() -> None:
    sundays = Calendar("test", "Europe/Berlin", ((),) * 6 + (hours("00:00-24:00"),))
    assert opened(sundays, "2024-10-26T00:00", "2024-10-29T00:00") == [
        (us("2024-10-26T22:00"), us("2024-10-27T23:00"))
    ]
    assert opened(sundays, "2024-03-30T00:00", "2024-04-02T00:00") == [
        (us("2024-03-30T23:00"), us("2024-03-31T22:00"))
    ]


@pytest.mark.parametrize(
    ("window", "day", "expected"),
    [
        ("02:15-02:45", "2024-03-31", ("2024-03-31T01:15", "2024-03-31T01:45")),  # both edges move forward
        ("01:30-02:30", "2024-03-31", ("2024-03-31T00:30", "2024-03-31T01:30")),
        ("02:30-04:00", "2024-03-31", ("2024-03-31T01:30", "2024-03-31T02:00")),
        ("02:30-03:30", "2024-03-31", None),  # moved forward, it opens as it closes
        ("02:30-03:00", "2024-03-31", None),  # ... or after it closes
        ("01:00-02:30", "2024-10-27", ("2024-10-26T23:00", "2024-10-27T00:30")),  # closes the first time
        ("02:30-04:00", "2024-10-27", ("2024-10-27T00:30", "2024-10-27T03:00")),  # opens the first time
    ],
)
def test_edges_in_a_gap_or_a_fold(window: str, day: str, expected: tuple[str, str] | None) -> None:
    berlin = calendar("Europe/Berlin", (), dates={date.fromisoformat(day): hours(window)})
    found = opened(berlin, "2024-03-01T00:00", "2024-11-30T00:00")
    assert found == ([(us(expected[0]), us(expected[1]))] if expected else [])


def test_the_hours_of_the_friday_that_samoa_left_out_move_forward_like_any_gap() -> None:
    samoa = calendar("Pacific/Apia", hours("09:00-17:00"))
    assert opened(samoa, "2011-12-29T12:00", "2012-01-02T00:00") == [
        (us("2011-12-29T19:00"), us("2011-12-30T03:00")),
        (us("2011-12-30T19:00"), us("2011-12-31T03:00")),
        (us("2012-01-01T19:00"), us("2012-01-02T00:00")),
    ]


def test_intervals_are_clipped_to_the_span() -> None:
    office = calendar("UTC", hours("09:00-17:00"))
    assert opened(office, "2024-05-06T10:00", "2024-05-06T11:00") == [
        (us("2024-05-06T10:00"), us("2024-05-06T11:00"))
    ]
    assert opened(office, "2024-05-06T17:00", "2024-05-07T09:00") == []
    assert opened(office, "2024-05-06T11:00", "2024-05-06T10:00") == []


def test_a_night_that_began_two_utc_days_ago_is_still_open() -> None:
    honolulu = calendar("Pacific/Honolulu", (), dates={date(2024, 5, 6): hours("23:59-23:58")})
    assert opened(honolulu, "2024-05-08T09:57", "2024-05-08T12:00") == [
        (us("2024-05-08T09:57"), us("2024-05-08T09:58"))
    ]
    kiritimati = calendar("Pacific/Kiritimati", (), dates={date(2024, 5, 6): hours("00:00-01:00")})
    assert opened(kiritimati, "2024-05-05T10:00", "2024-05-05T10:30") == [
        (us("2024-05-05T10:00"), us("2024-05-05T10:30"))
    ]


def test_always_is_always_and_so_is_its_like_in_a_zone_of_changing_clocks() -> None:
    assert opened(ALWAYS, "2024-05-06T10:00", "2025-05-06T11:00") == [
        (us("2024-05-06T10:00"), us("2025-05-06T11:00"))
    ]
    span = ("2010-01-01T00:00", "2013-01-01T00:00")
    around_the_clock = hours("00:00-12:00", "12:00-24:00")
    for zone in ("Pacific/Apia", "America/Sao_Paulo", "Europe/Berlin"):
        like = calendar(zone, around_the_clock, around_the_clock)
        assert not like.is_always
        assert opened(like, *span) == [(us(span[0]), us(span[1]))]


def test_holidays_used_names_only_what_changed_the_hours() -> None:
    own = {date(2025, 12, 25): (MORNING,), date(2025, 12, 29): ()}
    office = calendar("Europe/Berlin", (OFFICE,), dates=own, holidays=HolidayRule("DE"))
    assert holidays_used(office, us("2025-10-01T00:00"), us("2026-01-01T12:00")) == [
        (date(2025, 10, 3), "German Unity Day"),
        (date(2025, 12, 26), "Second Day of Christmas"),
        (date(2026, 1, 1), "New Year's Day"),
    ]
    assert (
        holidays_used(office, us("2026-10-01T00:00"), us("2026-10-31T00:00")) == []
    )  # the 3rd is a Saturday
    assert holidays_used(calendar("UTC", (OFFICE,)), us("2025-10-01T00:00"), us("2026-01-01T12:00")) == []


def test_holidays_used_counts_make_up_days_and_half_days_but_not_weekends() -> None:
    china = calendar("Asia/Shanghai", (OFFICE,), holidays=HolidayRule("CN", half_day=MORNING, workdays=True))
    assert holidays_used(china, us("2025-02-07T00:00"), us("2025-05-10T00:00")) == [
        (date(2025, 2, 8), "make-up workday"),
        (date(2025, 4, 4), "Tomb-Sweeping Day"),
        (date(2025, 4, 27), "make-up workday"),
        (date(2025, 5, 1), "Labor Day"),
        (date(2025, 5, 2), "Labor Day"),
        (date(2025, 5, 5), "Day off (substituted from 04/27/2025)"),
    ]


def test_holidays_used_goes_by_local_dates() -> None:
    auckland = calendar("Pacific/Auckland", (OFFICE,), holidays=HolidayRule("NZ"))
    new_year = us("2024-12-31T12:00")
    assert holidays_used(auckland, new_year, new_year) == [(date(2025, 1, 1), "New Year's Day")]
