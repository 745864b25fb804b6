"""Business-time cases found in the test suites of 15 other projects, with the results they expect.

The cases are not part of this repository: they are read from ../shared/cases beside it, the one place
where that path is written is CASES_FILE. Without the file these tests are skipped.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import oracle_worktime as oracle
import pytest
import yaml

from supportctl.worktime.calendar import Calendar
from supportctl.worktime.due import due_at, worked_us
from supportctl.worktime.interval import Interval, clipped, merged
from supportctl.worktime.window import parse_window
from supportctl.worktime.working_day import WORKING_COLUMNS, working_table

CASES_FILE = Path(__file__).resolve().parents[3] / "shared" / "cases" / "business_time.yaml"
if not CASES_FILE.exists():
    pytest.skip(f"the cases of other projects are not at {CASES_FILE}", allow_module_level=True)

Case = dict[str, Any]
CASES: list[Case] = yaml.safe_load(CASES_FILE.read_text(encoding="utf-8"))["cases"]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def instant(text: str) -> int:
    return (datetime.fromisoformat(text) - EPOCH) // timedelta(microseconds=1)


def microseconds(seconds: int) -> int:
    return seconds * 1_000_000


def calendar_of(case: Case) -> Calendar:
    week = tuple(
        tuple(parse_window("-".join(window)) for window in case["week"].get(day, ())) for day in WEEKDAYS
    )
    dates = {date.fromisoformat(str(day)): () for day in case["holidays"]}
    return Calendar(case["id"], case["tz"], week, dates)


def pauses_of(case: Case) -> list[Interval]:
    return [(instant(begins), instant(ends)) for begins, ends in case.get("pauses", ())]


def stop_of(case: Case) -> int:
    return instant(case["end"] or case["as_of"])


def elapsed_by_table(case: Case, stop: int) -> int:
    """The engine's sum: elapsed, less the working time inside the merged pauses."""
    start = instant(case["start"])
    table = working_table([calendar_of(case)], min(start, stop), max(start, stop))
    paused = clipped(merged(pauses_of(case)), start, stop)
    spans = [(0, *span) for span in [(start, stop), *paused]]
    whole, *parts = oracle.elapsed_by_sql(WORKING_COLUMNS, table.rows, table.slot_us, spans)
    assert whole is not None
    return whole - sum(part for part in parts if part is not None)


def of_kind(kind: str, *, reversed_span: bool = False) -> pytest.MarkDecorator:
    chosen = [
        case
        for case in CASES
        if case["kind"] == kind
        and (kind != "due" and stop_of(case) < instant(case["start"])) == reversed_span
    ]
    return pytest.mark.parametrize("case", chosen, ids=lambda case: case["id"])


def test_every_case_is_run() -> None:
    kinds = [case["kind"] for case in CASES]
    assert {kind: kinds.count(kind) for kind in kinds} == {"due": 66, "duration": 53, "verdict": 6}


@of_kind("due")
def test_due(case: Case) -> None:
    start, target, expected = (
        instant(case["start"]),
        microseconds(case["target_seconds"]),
        instant(case["expect_due"]),
    )
    assert due_at(calendar_of(case), start, target, pauses_of(case)) == expected
    assert elapsed_by_table(case, expected) == target


@of_kind("duration")
def test_duration(case: Case) -> None:
    start, stop, expected = instant(case["start"]), stop_of(case), microseconds(case["expect_seconds"])
    assert worked_us(calendar_of(case), start, stop, pauses_of(case)) == expected
    assert elapsed_by_table(case, stop) == expected


@of_kind("duration", reversed_span=True)
def test_an_end_before_its_start_is_refused_not_zero(case: Case) -> None:
    start, stop = instant(case["start"]), stop_of(case)
    with pytest.raises(ValueError, match="before the start"):
        worked_us(calendar_of(case), start, stop)
    assert elapsed_by_table(case, stop) == -worked_us(calendar_of(case), stop, start)


@of_kind("verdict")
def test_verdict(case: Case) -> None:
    start, stop, target = instant(case["start"]), stop_of(case), microseconds(case["target_seconds"])
    assert (worked_us(calendar_of(case), start, stop, pauses_of(case)) > target) == case["expect_breached"]
    assert (elapsed_by_table(case, stop) > target) == case["expect_breached"]
