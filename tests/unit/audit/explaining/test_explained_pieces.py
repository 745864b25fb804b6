"""A span of time piece by piece: what counts, what was skipped and why."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from supportctl.audit.explaining.pieces import Piece, opening_pieces, wall_pieces
from supportctl.worktime.calendar import Calendar, HolidayRule, Window
from supportctl.worktime.zone import local_to_us

ZONE = "Europe/Berlin"
DAY = (Window(8 * 60, 12 * 60), Window(13 * 60, 17 * 60))
OFFICE = Calendar(
    "office",
    ZONE,
    (DAY, DAY, DAY, DAY, DAY, (), ()),
    {date(2026, 12, 24): (Window(8 * 60, 12 * 60),), date(2026, 12, 31): ()},
    HolidayRule("DE"),
)
HOUR = 3_600_000_000


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> int:
    return local_to_us(datetime(2026, month, day, hour, minute), ZoneInfo(ZONE))


def words(pieces: list[Piece]) -> list[str | int]:
    """Hours that count, and reasons of what was skipped."""
    return [piece.length_us // HOUR if piece.counted else piece.words for piece in pieces]


def test_a_day_with_its_break() -> None:
    assert words(opening_pieces(OFFICE, at(7, 6), at(7, 20))) == ["closed", 4, "break", 4, "closed"]


def test_a_start_and_an_end_within_the_break() -> None:
    assert words(opening_pieces(OFFICE, at(7, 12, 10), at(8, 12, 30))) == ["break", 4, "closed", 4, "break"]


def test_a_weekend_is_named() -> None:
    assert words(opening_pieces(OFFICE, at(11, 16), at(14, 9))) == [1, "closed: Sat, Sun", 1]


def test_holidays_and_dates_of_its_own_are_named() -> None:
    pieces = opening_pieces(OFFICE, at(24, 11), at(28, 9))
    assert words(pieces) == [1, "closed: Sat, Sun, Fri 25 Dec (Christmas Day)", 1]
    assert pieces[0].words == "opening hours (date in sla.yaml)"
    assert "Thu 31 Dec (date in sla.yaml)" in str(words(opening_pieces(OFFICE, at(30, 16), at(31, 20))))


@pytest.mark.parametrize(
    ("start", "end"), [(at(7, 6), at(31, 23)), (at(24, 10, month=10), at(27, 9, month=10))]
)
def test_pieces_leave_no_gap(start: int, end: int) -> None:
    pieces = opening_pieces(OFFICE, start, end)
    assert [start, *(piece.end_us for piece in pieces)] == [*(piece.start_us for piece in pieces), end]


def test_no_time_has_no_pieces() -> None:
    assert opening_pieces(OFFICE, at(7, 9), at(7, 9)) == []
    assert wall_pieces(5, 5) == []
    assert words(wall_pieces(at(24, 0, month=10), at(26, 0, month=10))) == [49]
