"""The business-time cases of other projects through the judging SQL: a ticket, a policy and a calendar each."""

import csv
import io
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import pytest
from test_worktime_cases import CASES, Case, calendar_of, instant, pauses_of, stop_of

from supportctl.audit.asking.request import Request
from supportctl.audit.judging.run import Run, judge_exports
from supportctl.audit.listing.listing import listing_texts
from supportctl.audit.reporting.auditing import report_of
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.model import (
    OTHER_PRIORITIES,
    ColumnSource,
    Policy,
    SetAsideLimit,
    SlaFile,
    Source,
    TimeTarget,
    Within,
)
from supportctl.report.audit_report import Counts
from supportctl.report.own_files import LISTING_COLUMNS
from supportctl.worktime.calendar import Calendar, Window
from supportctl.worktime.hours import is_ever_open
from supportctl.worktime.interval import clipped, merged

YEAR_US = 365 * 86_400 * 1_000_000
MEASURED = [case for case in CASES if case["kind"] in ("duration", "verdict")]
DURATIONS = [case for case in MEASURED if case["kind"] == "duration"]
VERDICTS = [case for case in MEASURED if case["kind"] == "verdict"]
DUES = [case for case in CASES if case["kind"] == "due"]


def text(us: int | None) -> str:
    if us is None:
        return ""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)).isoformat()


def policy(case: Case, target_us: int) -> Policy:
    goal = Within({OTHER_PRIORITIES: target_us})
    target = TimeTarget("resolution", goal, Fraction(9, 10), 1)
    return Policy(
        case["id"], (("span", (case["id"],)),), case["id"], (target,), (), "neutral", 0, None, False, 1
    )


def valid_calendar(case: Case) -> Calendar:
    """The case's calendar; one that never opens, which sla.yaml refuses, gets an opening long after the case."""
    calendar = calendar_of(case)
    return (
        calendar if is_ever_open(calendar) else replace(calendar, dates={date(2100, 1, 1): (Window(0, 60),)})
    )


def sla_of(cases: list[Case]) -> SlaFile:
    policies = tuple(policy(case, case.get("target_seconds", 10**9) * 1_000_000) for case in cases)
    columns = {name: ColumnSource((name,)) for name in ("ticket_id", "created_at", "resolved_at")}
    source = Source("*", None, None, None, None, None, None, columns, {"span": "span"}, {}, {}, None, 1)
    return SlaFile(
        path="sla.yaml",
        sha256="",
        builtin=False,
        timezone="UTC",
        objective=Fraction(9, 10),
        min_tickets=1,
        max_set_aside=SetAsideLimit(Fraction(0), 1),
        max_unknown=Fraction(0),
        warn_at=Fraction(8, 10),
        clock_skew_us=0,
        calendars={case["id"]: valid_calendar(case) for case in cases},
        exclude=(),
        policies=policies,
        sources=(source,),
    )


Answer = TypeVar("Answer")


def audited(
    tmp_path: Path, cases: list[Case], rows: list[tuple[str, str, str, str]], answer: Callable[[Run], Answer]
) -> Answer:
    """What is asked of the run that audits the rows."""
    file = tmp_path / "spans.csv"
    file.write_text(
        "\n".join(",".join(row) for row in [("ticket_id", "span", "created_at", "resolved_at"), *rows]) + "\n"
    )
    inputs = find_inputs([str(file)], io.BytesIO(), tmp_path)
    with (
        tempfile.TemporaryDirectory(dir=tmp_path) as work,
        Session(Path(work), [one.path for one in inputs.files]) as session,
    ):
        return answer(judge_exports(session, inputs, sla_of(cases), Request()))


def listing_of(run: Run) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(listing_texts(run))), LISTING_COLUMNS))


def by_their_years(cases: list[Case]) -> list[list[Case]]:
    """Cases that are soon over year by year, long ones alone: an audit lays out all the days between its cases."""
    groups: dict[tuple[int, ...], list[Case]] = {}
    for number, case in enumerate(cases):
        years = instant(case["start"]) // YEAR_US, stop_of(case) // YEAR_US
        groups.setdefault(years if years[1] - years[0] < 2 else (number, 0, 0), []).append(case)
    return list(groups.values())


def spans_of(case: Case) -> list[tuple[int, int]]:
    """The whole span, then each pause within it: all are measured, the pauses come off."""
    start, stop = instant(case["start"]), stop_of(case)
    return [(start, stop), *clipped(merged(pauses_of(case)), start, stop)]


def net_seconds(row: Counts, case: Case) -> float:
    """Working time of the whole span less that of its pauses: the whole span is the longest of the row."""
    pauses = len(spans_of(case)) - 1
    assert row.seconds.count == 1 + pauses
    assert row.seconds.max is not None
    assert row.seconds.mean is not None
    total = row.seconds.mean * row.seconds.count
    return 2 * row.seconds.max - total


def rows_of(case: Case) -> list[tuple[str, str, str, str]]:
    return [
        (f"{case['id']}-{number}", case["id"], text(start), text(stop))
        for number, (start, stop) in enumerate(spans_of(case))
    ]


def rows_by_policy(tmp_path: Path, cases: list[Case]) -> dict[str, Counts]:
    reports = [
        audited(tmp_path, some, [row for case in some for row in rows_of(case)], report_of)
        for some in by_their_years(cases)
    ]
    return {row.policy: row for report in reports for row in report.objectives}


def until_due(case: Case) -> Case:
    """A case about a due time as one about the span until it."""
    return {**case, "end": case["expect_due"]}


def test_every_case_goes_through_the_audit() -> None:
    assert len(DURATIONS) + len(VERDICTS) + len(DUES) == len(CASES)


def test_durations_through_the_judging_sql(tmp_path: Path) -> None:
    sound = [case for case in DURATIONS if stop_of(case) >= instant(case["start"])]
    measured = rows_by_policy(tmp_path, sound)
    for case in sound:
        net = net_seconds(measured[case["id"]], case)
        assert net == pytest.approx(case["expect_seconds"], abs=1e-3), case["id"]


def test_an_end_before_its_start_is_unknown(tmp_path: Path) -> None:
    (case,) = [case for case in DURATIONS if stop_of(case) < instant(case["start"])]
    span = (case["id"], case["id"], text(instant(case["start"])), text(stop_of(case)))
    (row,) = audited(tmp_path, [case], [span], listing_of)
    assert (row["state"], row["reason"], row["elapsed_seconds"]) == ("unknown", "stop_before_start", "")


@pytest.mark.parametrize("case", VERDICTS, ids=[case["id"] for case in VERDICTS])
def test_verdicts_through_the_judging_sql(tmp_path: Path, case: Case) -> None:
    (row,) = audited(tmp_path, [case], rows_of(case), report_of).objectives
    assert (net_seconds(row, case) > case["target_seconds"]) == case["expect_breached"]


def test_the_target_is_used_up_at_the_due_time(tmp_path: Path) -> None:
    spans = [until_due(case) for case in DUES]
    measured = rows_by_policy(tmp_path, spans)
    for case in spans:
        net = net_seconds(measured[case["id"]], case)
        assert net == pytest.approx(case["target_seconds"], abs=1e-3), case["id"]


def test_due_times_are_listed_and_a_stop_at_that_moment_is_in_time(tmp_path: Path) -> None:
    """Not the five cases with pauses: pausing statuses come with a later version."""
    unpaused = [until_due(case) for case in DUES if not pauses_of(case)]
    assert len(DUES) - len(unpaused) == 5
    found = {
        row["policy"]: (instant(row["due_at"]), row["state"])
        for some in by_their_years(unpaused)
        for row in audited(tmp_path, some, [row for case in some for row in rows_of(case)], listing_of)
    }
    assert found == {case["id"]: (instant(case["expect_due"]), "met") for case in unpaused}
