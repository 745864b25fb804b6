"""A metric is an entry of the vocabulary and a step of SQL: a toy one over two columns is judged like the others."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from supportctl.audit.asking.request import Request
from supportctl.audit.explaining.explaining import Explainer
from supportctl.audit.judging.run import Run, judge_exports
from supportctl.audit.judging.steps import STEPS
from supportctl.audit.listing.listing import listing_texts
from supportctl.audit.reporting.auditing import report_of
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import sla_from_bytes
from supportctl.policy.model import SlaFile, TimeTarget, Within
from supportctl.render.text.report import render_text
from supportctl.report.own_files import LISTING_COLUMNS
from supportctl.vocabulary.metrics import TIME_METRICS, TimeMetric
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

HOUR_US = 3_600 * MICROSECONDS_PER_SECOND
TOUCHED = TimeMetric(
    words="last touch",
    deed="was last touched",
    stops=("updated_at",),
    opens=("status",),
    deadline="",
    target="",
    verdict="",
)
CLOCK = """
select
    row_id, trait_no, group_no, calendar_no, as_of_worked, has_days, start_is_day, started, created_at as first_started,
    lasting_from, updated_at as stopped, updated_at as stopped_last, null::bigint as counted, null::bigint as lasted,
    case when updated_at is not null then 'updated_at' end as from_column, false as gone, null::bigint as wait,
    false as stop_unread, null::outcome as left_out, null::outcome as untold, null::bigint as own_target,
    false as own_target_unread, null::bigint as deadline, false as deadline_is_day, false as deadline_unread
from contact
"""
EXPORT = """id,status,created at,first response at,updated at
1,open,2026-10-05 09:00,2026-10-05 09:10,2026-10-05 09:30
2,open,2026-10-05 09:00,2026-10-05 09:10,2026-10-05 12:00
3,open,2026-10-05 10:00,2026-10-05 10:10,
"""


def with_toy(sla: SlaFile) -> SlaFile:
    (policy,) = sla.policies
    toy = replace(policy.time_targets[0], metric="touched", goal=Within({"other": HOUR_US}))
    return replace(sla, policies=(replace(policy, time_targets=(*policy.time_targets, toy)),))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    sla, _ = sla_from_bytes(
        "sla.yaml", b"version: 1\nmin_tickets: 1\npolicies: [{name: all, targets: {first_response: 15m}}]\n"
    )
    monkeypatch.setitem(TIME_METRICS, "touched", TOUCHED)
    monkeypatch.setitem(STEPS.texts, "stop_touched", CLOCK)
    (tmp_path / "t.csv").write_text(EXPORT)
    inputs = find_inputs([str(tmp_path / "t.csv")], io.BytesIO(), tmp_path)
    with Session(tmp_path, [one.path for one in inputs.files], threads=1) as session:
        yield judge_exports(session, inputs, with_toy(sla), Request())


def test_it_is_judged_beside_the_others(run: Run) -> None:
    report = report_of(run)
    rows = {row.metric: row for row in report.objectives}
    assert list(rows) == ["first_response", "touched"]
    toy = rows["touched"]
    assert (toy.met, toy.breached, toy.overdue, toy.verdict) == (1, 1, 1, "fail")
    assert toy.seconds.max == 3 * 3600
    assert [one.ticket_id for one in report.breaches if one.metric == "touched"] == ["3", "2"]
    assert "last touch" in render_text(report, width=80, color=False)


def test_it_is_listed_and_explained(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(listing_texts(run))), LISTING_COLUMNS))
    toys = [row for row in rows if row["metric"] == "touched"]
    assert [(row["state"], row["stopped_at"], row["due_at"]) for row in toys] == [
        ("met", "2026-10-05T09:30:00Z", "2026-10-05T10:00:00Z"),
        ("breached", "2026-10-05T12:00:00Z", "2026-10-05T10:00:00Z"),
        ("overdue", "", "2026-10-05T11:00:00Z"),
    ]
    told = Explainer(run.session, run, run.sla).explained([0])[0].promises
    assert [one.metric for one in told] == ["first_response", "touched"]
    assert told[1].stop == "updated_at"


def test_nothing_else_changes(run: Run) -> None:
    response = report_of(run).objectives[0]
    assert (response.met, response.tickets) == (3, 3)
    assert isinstance(run.sla.policies[0].time_targets[0], TimeTarget)
    assert run.sla.policies[0].time_targets[0].objective == Fraction(9, 10)
