"""Explain and audit agree for every ticket: state, elapsed time, target and due time, and what they add up to."""

import csv
import io
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from supportctl.audit.asking.request import Request
from supportctl.audit.explaining.explaining import Explainer
from supportctl.audit.judging.run import judge_exports
from supportctl.audit.reporting.auditing import audit
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.report.audit_report import AuditReport
from supportctl.report.explanation import ExplainedPromise, Explanation

ROOT = Path(__file__).parents[4]
SHARED = ROOT.parent / "shared"
DATA = {
    "sample_data": (ROOT / "sample_data", ROOT / "sample_data" / "sla.yaml"),
    "fp20": (SHARED / "datasets" / "fp20", SHARED / "checks" / "fp20.sla.yaml"),
}
Judged = dict[tuple[str, int, str], tuple[str, str | None, int | None, int | None, bool, bool]]


@dataclass(frozen=True)
class Both:
    """All tickets of one data set explained, and what the audit says of them."""

    explanations: list[Explanation]
    judged: Judged
    report: AuditReport
    listing: list[dict[str, str]]

    @property
    def promises(self) -> Iterator[tuple[Explanation, ExplainedPromise]]:
        return ((one, promise) for one in self.explanations for promise in one.promises)


@pytest.fixture(scope="module", params=sorted(DATA))
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder, config = DATA[request.param]
    if not folder.is_dir() or not config.is_file():
        pytest.skip(f"needs the reference data {folder.name} beside the project")
    sla = load_sla(config)
    first, second = tmp_path_factory.mktemp("explain"), tmp_path_factory.mktemp("audit")
    inputs = find_inputs([str(folder)], BytesIO(), first)
    paths = [file.path for file in inputs.files]
    with Session(first, paths) as session:
        explainer = Explainer(session, judge_exports(session, inputs, sla, Request()), sla)
        rows = [row for (row,) in session.rows("select row_id from record order by row_id")]
        explanations = explainer.explained(rows)
        judged = _judged(session, explainer, dict(zip(rows, explanations, strict=True)))
    with Session(second, paths) as session:
        report = audit(session, inputs, sla, Request())
    return Both(explanations, judged, report, _listing(folder, config))


def _judged(session: Session, explainer: Explainer, by_row: dict[int, Explanation]) -> Judged:
    """The table `judged` itself, by place and metric."""
    sql = (
        "select row_id, promise_no, state, case when outcome = 'excluded' then excluded else reason end, "
        "elapsed, promised, due, worthless "
        "from judged join outcome using (outcome) join promise using (promise_no)"
    )
    places = {row: (one.ticket.path, one.ticket.line) for row, one in by_row.items()}
    metrics = [promise.metric for promise in explainer.run.promises.rows]
    return {(*places[row], metrics[no]): tuple(rest) for row, no, *rest in session.rows(sql)}


def _listing(folder: Path, config: Path) -> list[dict[str, str]]:
    """`audit --format csv`, from a process of its own."""
    command = [sys.executable, "-m", "supportctl", "audit", str(folder), "--config", str(config)]
    done = subprocess.run([*command, "--format", "csv"], capture_output=True, check=False, timeout=120)
    return list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"))))


def us(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds * 1_000_000)


def test_every_promise_is_explained_as_it_was_judged(both: Both) -> None:
    explained = {
        (one.ticket.path, one.ticket.line, promise.metric): (
            promise.state,
            promise.reason,
            us(promise.elapsed_seconds),
            us(promise.target_seconds),
            promise.counts,
            promise.worthless,
        )
        for one, promise in both.promises
        if promise.state != "not_measurable"
    }
    assert explained == both.judged


def test_the_pieces_add_up_to_the_microsecond(both: Both) -> None:
    for one, promise in both.promises:
        if promise.clock is None:
            continue
        pieces = promise.clock.stretches
        assert sum(us(piece.seconds) or 0 for piece in pieces if piece.counted) == us(
            promise.elapsed_seconds
        ), one
        starts = [piece.from_at for piece in pieces] + [promise.clock.to_at]
        assert starts == [promise.clock.from_at, *(piece.to_at for piece in pieces)], "no gap and no overlap"


def test_measured_promises_show_their_clock(both: Both) -> None:
    measured = ("met", "breached", "overdue", "at_risk", "running")
    for _, promise in both.promises:
        waited = promise.state == "abandoned" and promise.elapsed_seconds is not None
        assert (promise.clock is not None) == (promise.state in measured or waited), promise


def test_the_listing_says_the_same(both: Both) -> None:
    explained = {
        (one.ticket.path, str(one.ticket.line), promise.metric): promise for one, promise in both.promises
    }
    assert len(both.listing) == len(both.judged)
    for row in both.listing:
        promise = explained[row["path"], row["line"], row["metric"]]
        assert (promise.state, promise.reason or "") == (row["state"], row["reason"])
        assert (promise.due_at or "") == row["due_at"], row
        told = (promise.elapsed_seconds, promise.target_seconds, promise.overrun_seconds)
        listed = (row["elapsed_seconds"], row["target_seconds"], row["overrun_seconds"])
        assert told == tuple(float(text) if text else None for text in listed), row


def test_the_states_add_up_to_the_report(both: Both) -> None:
    explained: Counter[tuple[str, str, str]] = Counter()
    kept: Counter[tuple[str, str]] = Counter()
    for one, promise in both.promises:
        if one.policies and one.policies[-1].matches:
            policy = one.policies[-1].name
            explained[policy, promise.metric, promise.state] += 1
            kept[policy, promise.metric] += promise.counts and promise.state == "met"
    for row in both.report.objectives:
        states = {
            state: n
            for (policy, metric, state), n in explained.items()
            if (policy, metric) == (row.policy, row.metric)
        }
        assert states == {state: getattr(row, state) for state in states}
        assert sum(states.values()) == row.tickets
        assert kept[row.policy, row.metric] == row.kept


def test_the_breaches_of_the_report_are_explained_alike(both: Both) -> None:
    explained = {
        (one.ticket.path, one.ticket.line, promise.metric): promise for one, promise in both.promises
    }
    for breach in both.report.breaches:
        promise = explained[breach.path, breach.line, breach.metric]
        assert promise.due_at == breach.due_at
        assert promise.overrun_seconds == breach.overrun_seconds
        assert promise.clock is None or promise.clock.kind == breach.clock


def test_every_row_has_an_outcome(both: Both) -> None:
    outcomes = Counter(one.outcome for one in both.explanations)
    files = both.report.inputs
    assert outcomes["judged"] == sum(file.tickets for file in files)
    assert outcomes["folded"] == sum(file.folded for file in files)
    assert outcomes["out_of_scope"] == sum(file.out_of_scope for file in files)
