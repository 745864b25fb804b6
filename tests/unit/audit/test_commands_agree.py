"""What a file cannot tell: inspect, audit and explain say the same of every folder of tests/examples/audits."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from supportctl.audit.asking.request import Request
from supportctl.audit.explaining.explaining import Explainer
from supportctl.audit.inspecting.inspecting import inspect_open
from supportctl.audit.judging.run import Run, judge_exports
from supportctl.audit.reporting.auditing import report_of
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.policy.model import Within
from supportctl.problem import NotAuditableError, UsageError
from supportctl.report.audit_report import AuditReport
from supportctl.report.explanation import Explanation
from supportctl.report.inspection import InspectedFile

AUDITS = Path(__file__).parents[2] / "examples" / "audits"
SUFFIXES = (".csv", ".tsv", ".txt")
FOLDERS = sorted(path.parent for path in AUDITS.glob("*/sla.yaml"))
SCALES = {"csat_mean": "csat"}


@dataclass(frozen=True)
class Commands:
    """What the three say of a folder; the audit's part is None where it refuses the files."""

    inspected: Sequence[InspectedFile]
    run: Run | None = None
    report: AuditReport | None = None
    explained: Sequence[Explanation] = ()


def asked(folder: Path, work: Path) -> Commands | None:
    """The three commands without options; None where sla.yaml does not fit the files, which both of two must say."""
    sla = load_sla(folder / "sla.yaml")
    names = [one.name for one in sorted(folder.iterdir()) if one.suffix in SUFFIXES]
    inputs = find_inputs([name for name in names if name != "options.txt"], io.BytesIO(), work)
    paths = [file.path for file in inputs.files]
    try:
        with Session(work, paths, threads=1) as session:
            inspected = inspect_open(session, inputs, sla).inspection.files
    except UsageError:
        with pytest.raises(UsageError), Session(work, paths, threads=1) as session:
            judge_exports(session, inputs, sla, Request())
        return None
    with Session(work, paths, threads=1) as session:
        try:
            run = judge_exports(session, inputs, sla, Request())
            report = report_of(run)
        except NotAuditableError:
            return Commands(inspected)
        rows = [row for (row,) in session.rows("select row_id from record order by row_id")]
        return Commands(inspected, run, report, Explainer(session, run, sla).explained(rows))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_inspect_audit_and_explain_agree(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    said = asked(folder, tmp_path)
    if said is None:
        return
    if said.report is None or said.run is None:
        assert not any(file.auditable for file in said.inspected)
        return
    check_targets(said, said.run)
    if len(said.inspected) == 1:
        check_file(said.inspected[0], said.run, said.report)


def check_targets(said: Commands, run: Run) -> None:
    """The targets of which the audit makes no promise are those that explain calls not measurable."""
    explained = {
        (one.policies[-1].name, promise.metric, one.ticket.path)
        for one in said.explained
        for promise in one.promises
        if promise.state == "not_measurable"
    }
    assert explained == {one[:3] for one in run.promises.unmeasurable}


def check_file(file: InspectedFile, run: Run, report: AuditReport) -> None:
    """Of a file alone: whether there is a verdict, which targets have a share in time, and which rates there are."""
    assert file.auditable == (report.verdict != "not_auditable")
    told = {one.metric: one.measurable for one in file.metrics}
    objectives = {(row.policy, row.metric) for row in report.objectives}
    for policy in {one.policy.name: one.policy for one in run.traits if one.policy and one.in_scope}.values():
        for target in policy.time_targets:
            if isinstance(target.goal, Within):
                assert told[target.metric] == ((policy.name, target.metric) in objectives)
    measured = {SCALES.get(rate.metric, rate.metric) for rate in report.rates}
    assert {rate: told[rate] for rate in told if rate in measured} == dict.fromkeys(measured, True)


def test_there_are_folders_where_something_cannot_be_told() -> None:
    """The comparison has something to compare."""
    assert {"one-target-not-measurable", "only-open-tickets-can-be-told", "nothing-measurable"} <= {
        folder.name for folder in FOLDERS
    }
