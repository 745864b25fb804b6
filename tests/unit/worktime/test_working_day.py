"""The engine's table: one row a calendar and slot, with the formula that reads it."""

from datetime import datetime
from itertools import pairwise

import pytest

from supportctl.worktime.calendar import ALWAYS, Calendar, HolidayRule, Window
from supportctl.worktime.due import worked_us
from supportctl.worktime.window import parse_window
from supportctl.worktime.working_day import CALENDAR_STRIDE, WORKING_COLUMNS, WorkingTable, working_table
from supportctl.worktime.zone import load_zone, local_to_us

DAY = 86_400_000_000
HOUR = DAY // 24
OFFICE = Calendar(
    "office",
    "Asia/Jakarta",
    ((parse_window("08:00-12:00"), parse_window("13:00-17:00")),) * 5 + ((),) * 2,
    holidays=HolidayRule("ID"),
)


def us(text: str) -> int:
    return local_to_us(datetime.fromisoformat(text), load_zone("UTC"))


def worked(table: WorkingTable, index: int, instant: int) -> int:
    """The formula of the docstring of working_day, by hand."""
    key = index * CALENDAR_STRIDE + instant // table.slot_us
    ((_, before, *edges),) = [row for row in table.rows if row[0] == key]
    windows = zip(edges[::2], edges[1::2], strict=True)
    return before + sum(max(0, min(instant, closes) - opens) for opens, closes in windows)


def stripes(count: int) -> tuple[Window, ...]:
    """Windows of five minutes, evenly over the day."""
    step = 1440 // count
    return tuple(Window(start, start + 5) for start in range(0, step * count, step))


def test_columns_are_fixed() -> None:
    assert ",".join(WORKING_COLUMNS) == ("key,before_us,open1,close1,open2,close2")


def test_one_row_a_key_for_every_slot_of_every_calendar() -> None:
    first, last = us("2024-01-01T23:59:59.999999"), us("2024-03-01T00:00")
    table = working_table([OFFICE, ALWAYS], first, last)
    days = range(first // DAY, last // DAY + 1)
    assert table.slot_us == DAY
    assert [row[0] for row in table.rows] == [
        index * CALENDAR_STRIDE + day for index in range(2) for day in days
    ]


def test_rows_are_integers_clipped_to_their_slot_and_unused_windows_are_empty_at_its_start() -> None:
    night = Calendar("night", "UTC", ((parse_window("22:00-06:00"),), *((),) * 6))
    table = working_table([night], us("2024-05-06T00:00"), us("2024-05-07T00:00"))
    midnight = us("2024-05-06T00:00")
    evening, morning = (midnight + 22 * HOUR, midnight + DAY), (midnight + DAY, midnight + DAY + 6 * HOUR)
    assert table.rows[0] == (midnight // DAY, 0, *evening, midnight, midnight)
    assert table.rows[1] == (midnight // DAY + 1, 2 * HOUR, *morning, midnight + DAY, midnight + DAY)
    assert all(type(value) is int for row in table.rows for value in row)


def test_before_counts_from_the_first_slot_on() -> None:
    table = working_table([OFFICE], us("2024-01-01T00:00"), us("2024-12-31T00:00"))
    for row, following in pairwise(table.rows):
        opens, closes = row[2::2], row[3::2]
        assert following[1] - row[1] == sum(closes) - sum(opens)
    assert table.rows[0][1] == 0


@pytest.mark.parametrize(("count", "slots_a_day"), [(2, 1), (3, 2), (4, 2), (5, 4), (8, 4), (96, 64)])
def test_slots_are_halved_until_no_slot_has_more_than_two_windows(count: int, slots_a_day: int) -> None:
    busy = Calendar("busy", "UTC", (stripes(count),) * 7)
    first, last = us("2024-05-06T00:00"), us("2024-05-10T12:34:56")
    table = working_table([OFFICE, busy, ALWAYS], first, last)
    assert table.slot_us * slots_a_day == DAY
    for index, calendar in enumerate((OFFICE, busy, ALWAYS)):
        for instant in range(first, last, 7 * HOUR + 123_456_789):
            elapsed = worked(table, index, instant) - worked(table, index, first)
            assert elapsed == worked_us(calendar, first, instant)


def test_a_window_that_ends_at_midnight_is_none_of_the_next_day() -> None:
    late = tuple(parse_window(text) for text in ("01:00-02:00", "23:00-24:00"))
    table = working_table([Calendar("late", "UTC", (late,) * 7)], 0, 3 * DAY)
    assert (table.slot_us, table.rows[1][1]) == (DAY, 2 * HOUR)


def test_every_second_minute_still_fits() -> None:
    worst = Calendar("worst", "UTC", (tuple(Window(minute, minute + 1) for minute in range(0, 1440, 2)),) * 7)
    table = working_table([worst], us("2024-05-06T00:00"), us("2024-05-06T00:00"))
    assert DAY % table.slot_us == 0
    assert worked(table, 0, us("2024-05-06T23:59:59.999999")) == 12 * HOUR


def test_times_without_a_key_are_refused() -> None:
    with pytest.raises(ValueError, match="no working time is kept"):
        working_table([OFFICE], -1, DAY)


def test_no_calendars_no_rows() -> None:
    assert working_table([], 0, DAY).rows == []
