"""The unit of a duration belongs to its column (semantics rule 15), and odd durations name their own."""

from pathlib import Path

import pytest

from supportctl.engine.session import Session
from supportctl.intake.formats.column import Column
from supportctl.intake.loading.projection_durations import duration_sql
from supportctl.intake.values.duration_cells import looks_like_duration
from supportctl.intake.values.duration_text import Marks, marks_of
from supportctl.intake.values.durations import (
    DurationColumn,
    DurationReading,
    plan_duration,
    read_odd_duration,
)
from supportctl.intake.values.instant_format import format_of
from supportctl.intake.values.named_units import read_duration
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
        ("首次响应时间(秒)", ["90"], "seconds"),
        ("解决时间（小时）", ["1.5"], "hours"),
        ("Çözüm süresi (dakika)", ["90"], "minutes"),
        ("Tiempo de resolución (minutos)", ["90"], "minutes"),
        ("Lösungszeit in Stunden", ["1.5"], "hours"),
        ("Délai (secondes)", ["90"], "seconds"),
        ("Tempo (horas)", ["2"], "hours"),
        ("Resolution time - business hours (min)", ["90"], "minutes"),
        ("Customer's wait time (min)", ["90"], "minutes"),
        ("Resolution", ["1h 30m", "2 days, 3:04:05"], "h:mm:ss"),
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
@pytest.mark.parametrize(
    "texts",
    [["90"], ["2026-01-01 10:00", "90"], ["1:30:00", "90"], ["1,234", "567"], ["1970-01-01 00:35:15"]],
)
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
        ("-5m", -300 * SECOND),
        ("-1h 30m", -5400 * SECOND),
        ("1.02:03:04", 26 * HOUR + 184 * SECOND),
        ("1 saat 30 dakika", 5400 * SECOND),
        ("2 jam 5 menit", 7500 * SECOND),
        ("1小时30分钟", 5400 * SECOND),
        ("1 Std. 30 Min.", 5400 * SECOND),
        ("1.5h", 5400 * SECOND),
        ("1.5 hours", 5400 * SECOND),
        ("1,5 Stunden", 5400 * SECOND),
        (".5 h", 1800 * SECOND),
        ("0.5 days", 12 * HOUR),
        ("1 500 s", 1500 * SECOND),
        ("1\u202f500 s", 1500 * SECOND),
        ("\u22121.5 h", -5400 * SECOND),
        ("350 ms", 350_000),
        ("1h30", 5400 * SECOND),
        ("1 h 30", 5400 * SECOND),
        ("1:30 h", 5400 * SECOND),
        ("12:30 min", 750 * SECOND),
        ("PT1H30M", 5400 * SECOND),
        ("P1DT2H0.5S", 26 * HOUR + SECOND // 2),
        ("PT0S", 0),
        ("1 jour 02:03:04", 26 * HOUR + 184 * SECOND),
        ("2 horas e 5 minutos", 7500 * SECOND),
        ("1 hora y 30 minutos", 5400 * SECOND),
        ("2 heures et 5 minutes", 7500 * SECOND),
        ("1 день 2 часа 5 минут", 26 * HOUR + 300 * SECOND),
        ("2 год 5 хв", 7500 * SECOND),
        ("1 godz. 30 min", 5400 * SECOND),
    ],
)
def test_a_duration_that_names_its_units(text: str, microseconds: int) -> None:
    assert read_duration(text) == microseconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "90",
        "soon",
        "1h 3",
        "30m 1h",
        "1:30",
        "1,500 s",
        "h",
        "5 weeks",
        "1 month",
        "2 hours ago",
        "P1Y",
    ],
)
def test_other_texts_are_no_duration(text: str) -> None:
    assert read_duration(text) is None


def test_a_negative_number_of_days_is_added_to_its_clock() -> None:
    """Python writes minus one second as -1 day, 23:59:59."""
    assert read_duration("-1 day, 23:59:59") == -SECOND


@pytest.mark.parametrize(
    ("texts", "marks"),
    [
        (["90", "1.5"], Marks.PLAIN),
        (["1.234"], Marks.PLAIN),
        (["12,5", "1,234"], Marks.COMMA),
        (["1.234,5"], Marks.COMMA),
        (["0,125"], Marks.COMMA),
        (["1,234.5", "1,234"], Marks.THOUSANDS),
        (["1,234,567"], Marks.THOUSANDS),
        (["1,234"], None),
        (["12,5", "1.5"], None),
    ],
)
def test_what_a_comma_in_a_number_is(texts: list[str], marks: Marks | None) -> None:
    assert marks_of(texts) == marks


def test_a_unit_that_the_cells_name_is_used_and_another_one_is_told() -> None:
    texts = ["1.5 hours", "2.5 hours"]
    assert planned("Reply", texts, written=True).problems == []
    assert planned("Reply", texts, unit="hours", written=True).problems == []
    (problem,) = planned("Reply", texts, unit="minutes", written=True).problems
    assert "minutes" in problem.message
    assert "“1.5 hours”" in problem.message
    assert "unit: hours" in (problem.hint or "")


@pytest.mark.parametrize(
    ("texts", "unit"),
    [(["90", "5"], "seconds"), (["1:30", "0:45"], "h:mm"), (["90:00", "100:05.5"], "mm:ss")],
)
def test_the_line_to_write_for_a_missing_unit_reads_the_column(texts: list[str], unit: Unit) -> None:
    (problem,) = planned('Reply "net"', texts, written=True).problems
    assert f"resolution_duration: {{column: 'Reply \"net\"', unit: {_as_yaml(unit)}}}" in (problem.hint or "")
    assert planned("Reply", texts, unit=unit, written=True).problems == []


def _as_yaml(unit: Unit) -> str:
    return f"'{unit}'" if ":" in unit else unit


def test_no_unit_is_advised_for_cells_that_none_fits() -> None:
    (problem,) = planned("Reply", ["soon", "later"], unit="seconds", written=True).problems
    assert "unit:" not in (problem.hint or "")


def test_durations_and_timestamps_in_one_column_are_told_with_one_of_each() -> None:
    (problem,) = planned("Reply", ["6.5", "2026-01-05 10:00"], unit="hours", written=True).problems
    assert all(one in problem.message for one in ("“Reply”", "“6.5”", "“2026-01-05 10:00”"))


def test_words_for_nothing_among_clocks_leave_the_clock_form() -> None:
    assert planned("Reply", ["1:30:00", "2 h", "pending"]).columns["resolution_duration"].unit == "h:mm:ss"


def test_a_unit_that_the_cells_contradict_is_refused_with_an_example() -> None:
    reading = planned("Reply", ["soon", "later", "90"], unit="seconds", written=True)
    (problem,) = reading.problems
    assert "seconds" in problem.message
    assert "“soon”" in problem.message


def test_a_clock_form_tells_more_than_a_preset() -> None:
    assert planned("Reply", ["1:30:00"], unit="seconds").columns["resolution_duration"].unit == "h:mm:ss"


def test_durations_counted_from_1970_need_their_unit() -> None:
    texts = ["1970-01-01 00:35:15"]
    (problem,) = planned("calendar_stc", texts, written=True).problems
    assert "since_1970" in (problem.hint or "")
    assert planned("calendar_stc", texts, unit="since_1970").columns["resolution_duration"].formats
    (problem,) = planned("calendar_stc", ["2026-01-01 10:00"], unit="since_1970", written=True).problems
    assert "2026-01-01" in problem.message


CASES: list[tuple[Unit, list[str], list[float | None]]] = [
    ("seconds", ["90", "1.5", "-3", "1e2", "x", ""], [90, 1.5, -3, 100, None, None]),
    ("minutes", ["12,5", "1.234,5", "7", "1.5"], [750, 74_070, 420, None]),
    ("hours", ["1,234.5", "2", "1,5"], [4_444_200, 7200, None]),
    ("days", ["0.00005787037", "1"], [4.999999968, 86_400]),
    ("h:mm:ss", ["64:00:00", "-0:00:01", "0:00:00,5", "1.02:03:04", "5"], [230_400, -1, 0.5, None, None]),
    ("h:mm", ["1:30", "-0:05", "1:30:00"], [5400, -300, None]),
    ("mm:ss", ["90:05", "0:07.5"], [5405, 7.5]),
    ("since_1970", ["1970-01-01 00:35:15", "1970-01-02 00:00:00", "x"], [2115, 86_400, None]),
]


@pytest.mark.parametrize(("unit", "texts", "seconds"), CASES)
def test_the_engine_reads_a_column_by_its_unit(
    unit: Unit, texts: list[str], seconds: list[float | None], tmp_path: Path
) -> None:
    sampled = [text for text in texts if text not in ("x", "")]
    marks = marks_of(sampled) or marks_of(sampled[:2]) or Marks.PLAIN
    formats = tuple(form for text in sampled if (form := format_of(text)))
    column = Column("resolution_duration", (0,), ("R",), unit=unit)
    duration = DurationColumn(column, unit, business=False, marks=marks, formats=formats[:1])
    with Session(tmp_path, []) as session:
        session.load("written", {"t": "varchar"}, [(text,) for text in texts])
        found = [us for (us,) in session.rows(f"select {duration_sql('r', 't', duration)} from written")]  # noqa: S608 - our own
    assert found == [None if one is None else round(one * SECOND) for one in seconds]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h", 3600),
        ("1,234.5", 1234.5),
        ("1 234", 1234),
        ("12,5", 12.5),
        ("1,234", None),
        ("soon", None),
        ("1e999", None),
        ("1e305", None),
        ("9" * 40 + " days", None),
    ],
)
def test_odd_cells_of_a_column_of_seconds(text: str, seconds: float | None) -> None:
    duration = DurationColumn(Column("resolution_duration", (0,), ("R",)), "seconds", business=False)
    assert read_odd_duration(text, duration) == (None if seconds is None else round(seconds * SECOND))


@pytest.mark.parametrize("text", ["90", "1.5", "12,5", "1:30:00", "-0:05", "2h", "1970-01-01 00:35:15"])
def test_what_looks_like_a_duration(text: str) -> None:
    assert looks_like_duration(text)


@pytest.mark.parametrize("text", ["2026-01-05 10:00:00", "03.04.2026", "soon", "", "1.2.3", "10.0.0.1"])
def test_what_does_not(text: str) -> None:
    assert not looks_like_duration(text)
