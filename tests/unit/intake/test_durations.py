"""The unit of a duration belongs to its column (semantics rule 15), and odd durations name their own."""

import pytest

from supportctl.intake.column import Column
from supportctl.intake.durations import DurationReading, plan_duration, read_duration
from supportctl.policy.model import Clock, Unit

SECOND = 1_000_000
HOUR = 3600 * SECOND


def planned(
    header: str,
    texts: list[str],
    *,
    unit: Unit | None = None,
    clock: Clock | None = None,
    written: bool = False,
) -> DurationReading:
    reading = DurationReading()
    column = Column("resolution_duration", (0,), (header,), written, unit, clock)
    plan_duration(column, texts, reading, "a.csv")
    return reading


@pytest.mark.parametrize(
    ("header", "texts", "unit"),
    [
        ("Resolution time (seconds)", ["90"], "seconds"),
        ("resolution_secs", ["90"], "seconds"),
        ("Resolution [min]", ["90"], "minutes"),
        ("Resolution Hours", ["1.5"], "hours"),
        ("Durasi (menit)", ["90"], "minutes"),
        ("resolution ms", ["90"], "milliseconds"),
        ("Resolution", ["1:30:00", "0:00:07", "-0:00:01", "100:00:00.5"], "h:mm:ss"),
        ("Resolution minutes", ["1:30:00"], "h:mm:ss"),
    ],
)
def test_unit_from_header_or_form(header: str, texts: list[str], unit: Unit) -> None:
    reading = planned(header, texts)
    assert reading.columns["resolution_duration"].unit == unit
    assert not reading.columns["resolution_duration"].business


def test_sla_yaml_says_unit_and_clock() -> None:
    column = planned("Resolution seconds", ["90"], unit="hours", clock="business").columns[
        "resolution_duration"
    ]
    assert (column.unit, column.business) == ("hours", True)


@pytest.mark.parametrize(("written", "problems", "dropped"), [(True, 1, 0), (False, 0, 1)])
@pytest.mark.parametrize("texts", [["90"], ["2026-01-01 10:00", "90"], ["1:30:00", "90"]])
def test_no_unit_and_timestamps_are_refused(
    texts: list[str], written: bool, problems: int, dropped: int
) -> None:
    reading = planned("Reply", texts, written=written)
    assert (len(reading.problems), len(reading.dropped)) == (problems, dropped)
    assert reading.columns == {}
    told = [*(one.message for one in reading.problems), *(one.message for one in reading.notes)]
    assert "“Reply”" in told[0]


@pytest.mark.parametrize(
    ("text", "microseconds"),
    [
        ("1h 30m", 5400 * SECOND),
        ("1h30m", 5400 * SECOND),
        ("90 min", 5400 * SECOND),
        ("2 days, 3:04:05", 48 * HOUR + 3 * HOUR + 245 * SECOND),
        ("1 day 0:00:00.5", 24 * HOUR + SECOND // 2),
        ("1 Day, 2 Hours, 3 Minutes, 4.5 Seconds", 26 * HOUR + 184 * SECOND + SECOND // 2),
        ("45s", 45 * SECOND),
        (" 2 hrs ", 2 * HOUR),
        ("0s", 0),
    ],
)
def test_a_duration_that_names_its_units(text: str, microseconds: int) -> None:
    assert read_duration(text) == microseconds


@pytest.mark.parametrize(
    "text", ["", " ", "90", "soon", "1h 30", "30m 1h", "1:30", "1.5h", "-5m", "h", "5 weeks"]
)
def test_other_texts_are_no_duration(text: str) -> None:
    assert read_duration(text) is None


def test_a_negative_number_of_days_is_added_to_its_clock() -> None:
    """Python writes minus one second as -1 day, 23:59:59."""
    assert read_duration("-1 day, 23:59:59") == -SECOND
