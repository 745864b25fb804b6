"""Working time and due times of single tickets."""

from datetime import date, datetime

import pytest

from supportctl.worktime.calendar import ALWAYS, Calendar
from supportctl.worktime.due import due_at, late_from, worked_us
from supportctl.worktime.window import parse_window
from supportctl.worktime.zone import load_zone, local_to_us

MINUTE = 60_000_000
HOUR = 60 * MINUTE
OFFICE = Calendar("office", "UTC", ((parse_window("09:00-17:00"),),) * 5 + ((),) * 2)
NEVER = Calendar("never", "UTC", ((),) * 7)


def us(text: str) -> int:
    return local_to_us(datetime.fromisoformat(text), load_zone("UTC"))


def test_a_target_used_up_exactly_at_closing_is_due_at_closing() -> None:
    assert due_at(OFFICE, us("2024-05-03T16:00"), HOUR) == us("2024-05-03T17:00")
    assert due_at(OFFICE, us("2024-05-03T16:00"), HOUR + 1) == us("2024-05-06T09:00:00.000001")


def test_late_from_the_next_opening_where_due_at_closing() -> None:
    assert late_from(OFFICE, us("2024-05-03T17:00")) == us("2024-05-06T09:00")
    assert late_from(OFFICE, us("2024-05-03T16:59")) == us("2024-05-03T16:59")
    assert late_from(NEVER, us("2024-05-03T17:00")) is None


def test_a_reply_made_while_closed_adds_nothing_to_a_target_used_up_at_closing() -> None:
    assert worked_us(OFFICE, us("2024-05-03T16:00"), us("2024-05-05T12:00")) == HOUR


def test_no_target_is_due_at_once_even_while_closed() -> None:
    assert due_at(OFFICE, us("2024-05-05T12:00"), 0) == us("2024-05-05T12:00")


def test_pauses_stop_the_clock_and_may_overlap() -> None:
    pauses = [
        (us("2024-05-03T10:30"), us("2024-05-03T11:30")),
        (us("2024-05-03T10:00"), us("2024-05-03T11:00")),
        (us("2024-05-03T16:00"), us("2024-05-06T10:00")),
    ]
    start = us("2024-05-03T09:30")
    assert worked_us(OFFICE, start, us("2024-05-06T11:00"), pauses) == 6 * HOUR
    assert due_at(OFFICE, start, 5 * HOUR, pauses) == us("2024-05-03T16:00")
    assert due_at(OFFICE, start, 5 * HOUR + 1, pauses) == us("2024-05-06T10:00:00.000001")
    assert due_at(ALWAYS, start, HOUR, pauses) == us("2024-05-03T12:00")


def test_it_looks_ahead_as_far_as_needed() -> None:
    once = Calendar("once", "UTC", ((),) * 7, {date(2040, 2, 29): (parse_window("09:00-10:00"),)})
    assert due_at(once, us("2024-05-03T09:30"), 30 * MINUTE) == us("2040-02-29T09:30")
    assert due_at(OFFICE, us("2024-01-01T00:00"), 8 * 262 * HOUR) == us("2024-12-31T17:00")


def test_a_target_beyond_a_century_is_refused() -> None:
    with pytest.raises(ValueError, match="'never' does not open long enough within 100 years"):
        due_at(NEVER, us("2024-05-03T09:30"), HOUR)


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(ValueError, match="before the start"):
        worked_us(OFFICE, 1, 0)
    assert worked_us(OFFICE, us("2024-05-03T10:00"), us("2024-05-03T10:00")) == 0
