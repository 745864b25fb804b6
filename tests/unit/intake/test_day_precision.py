"""Times that are known to the day only: cells without a time of day, and whole columns of midnights."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest

from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.loading.reading import read_exports
from supportctl.intake.loading.wanted import Wanted
from supportctl.intake.values.day_precision import all_midnight, says_time_of_day
from supportctl.policy.load import sla_from_bytes

HEAD = "version: 1\npolicies: [{name: all, targets: {resolution: 24h}}]\n"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def days_read(
    folder: Path, created: Sequence[str], sla: str = "timezone: UTC\n"
) -> list[tuple[date | None, datetime, datetime | None]]:
    """The day on the wall clock, and the instants where it begins and ends, of each created cell."""
    path = folder / "tickets.csv"
    path.write_text("id,created\n" + "".join(f'{no},"{text}"\n' for no, text in enumerate(created)), "utf-8")
    policy, _ = sla_from_bytes("sla.yaml", (HEAD + sla).encode())
    inputs = find_inputs([str(path)], BytesIO(), folder)
    with Session(folder, [path]) as session:
        read_exports(session, inputs, policy, Wanted())
        rows = session.rows(
            "select created_at_day, created_at, created_at_day_end from record order by row_id"
        )
    return [
        (
            None if day is None else moment(day).date(),
            moment(first),
            None if end is None else moment(end),
        )
        for day, first, end in rows
    ]


def moment(us: int) -> datetime:
    return EPOCH + timedelta(microseconds=us)


@pytest.mark.parametrize(
    "text", ["2026-10-05", "05.10.2026", "5 Oct 2026", "5 de octubre de 2026", "2026年10月5日", "20261005"]
)
def test_a_cell_without_a_time_is_a_day(text: str, tmp_path: Path) -> None:
    first, end = datetime(2026, 10, 5, tzinfo=UTC), datetime(2026, 10, 6, tzinfo=UTC)
    assert days_read(tmp_path, [text], "sources: [{files: '*.csv', dayfirst: true}]\n") == [
        (date(2026, 10, 5), first, end)
    ]


def test_a_day_is_a_local_one_and_may_have_25_hours(tmp_path: Path) -> None:
    ((day, first, end),) = days_read(tmp_path, ["2026-10-25"], "timezone: Europe/Berlin\n")
    assert day == date(2026, 10, 25)
    assert first == datetime(2026, 10, 25, tzinfo=timezone(timedelta(hours=2)))
    assert end == datetime(2026, 10, 26, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize("odd", ["2026-10-06", "Tue 6 Oct 2026", "October 6th of 2026"])
def test_where_only_some_cells_lack_a_time_those_are_days(odd: str, tmp_path: Path) -> None:
    timed = [f"2026-10-{day:02} 09:30" for day in range(1, 20)]
    *instants, day = days_read(tmp_path, [*timed, odd])
    assert {one[0] for one in instants} == {None}
    assert day[0] == date(2026, 10, 6)


@pytest.mark.parametrize(
    "form",
    [
        "{}T00:00:00Z",
        "{} 00:00:00.000",
        "{} 00:00:00",
        "{} 12:00 AM",
        "{}T00:00:00+02:00",
        "{}-00.00.00.000000",
    ],
)
def test_a_column_of_midnights_is_days(form: str, tmp_path: Path) -> None:
    texts = [form.format(f"2026-10-{day:02}") for day in range(1, 21)]
    found = days_read(tmp_path, texts)
    assert [day for day, _, _ in found] == [date(2026, 10, day) for day in range(1, 21)]
    assert all(end is not None and end - first == timedelta(days=1) for _, first, end in found)


def test_a_text_that_means_nothing_makes_midnights_no_times(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    rows = "".join(f"{day},2026-10-{day:02} 09:00,2026-10-{day:02} 00:00:00\n" for day in range(1, 21))
    path.write_text(f"id,created,resolved\n{rows}21,2026-10-21 09:00,soon\n", "utf-8")
    policy, _ = sla_from_bytes("sla.yaml", HEAD.encode())
    with Session(tmp_path, [path]) as session:
        reading = read_exports(session, find_inputs([str(path)], BytesIO(), tmp_path), policy, Wanted())
    assert reading.files[0].loaded.plan.instants["resolved_at"].midnights


@pytest.mark.parametrize(
    "texts",
    [
        [f"2026-10-{day:02} 00:00" for day in range(1, 20)],
        ["2026-10-05 00:00"] * 30,
        [*(f"2026-10-{day:02} 00:00" for day in range(1, 26)), "2026-10-26 00:01"],
    ],
)
def test_few_midnights_of_one_day_or_with_another_time_are_times(texts: list[str], tmp_path: Path) -> None:
    assert {day for day, _, _ in days_read(tmp_path, texts)} == {None}


def test_a_written_format_with_a_time_makes_midnights_times(tmp_path: Path) -> None:
    texts = [f"2026-10-{day:02} 00:00" for day in range(1, 26)]
    sla = 'sources: [{files: "*.csv", formats: {created_at: "%Y-%m-%d %H:%M"}}]\n'
    assert {day for day, _, _ in days_read(tmp_path, texts, sla)} == {None}


def test_of_two_columns_for_one_instant_the_one_with_a_time_counts(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    path.write_text("id,Created at,Opened at\n1,2026-10-05,2026-10-05 09:30\n", "utf-8")
    policy, _ = sla_from_bytes("sla.yaml", HEAD.encode())
    with Session(tmp_path, [path]) as session:
        reading = read_exports(session, find_inputs([str(path)], BytesIO(), tmp_path), policy, Wanted())
    assert reading.files[0].loaded.plan.columns["created_at"].header == "Opened at"


@pytest.mark.parametrize(
    ("text", "timed"),
    [
        ("2026-10-05 09:30", True),
        ("5 de octubre de 2026", False),
        ("5 de octubre de 2026 9:30", True),
        ("x", False),
    ],
)
def test_a_time_of_day_is_told(text: str, timed: bool) -> None:
    assert says_time_of_day(text) is timed


@pytest.mark.parametrize("texts", [["2026-10-05 10:00:00"], ["2026-10-05 10:00:00+00:00"], ["2026-10-05"]])
def test_round_hours_offsets_and_days_are_no_midnights(texts: list[str]) -> None:
    assert not all_midnight(texts)
