"""Every promise of random worlds: the report, the listing and the explanations against a naive audit of the rules."""

import csv
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from naive_counts import Outcome, audit_naively, counts_of, objective_verdict
from naive_files import write_world
from naive_judge import Judged
from naive_world import EPOCH, SECOND, World
from naive_worlds import worlds

from supportctl.audit.auditing import account, judge_exports
from supportctl.audit.explaining import Explainer
from supportctl.audit.listing import listing_texts
from supportctl.audit.moment import AsOf
from supportctl.audit.request import Request
from supportctl.engine import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.report.audit_report import AuditReport
from supportctl.report.explanation import Explanation
from supportctl.report.own_files import LISTING_COLUMNS
from supportctl.report.problem import NotAuditableError

WORLDS = int(os.environ.get("FUZZ", "60"))
Line = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """What the package says of a World: None where it refuses it."""

    report: AuditReport
    listing: list[dict[str, str]]
    explained: list[Explanation]


def said_of(world: World) -> Said | None:
    with tempfile.TemporaryDirectory() as name:
        paths = write_world(world, Path(name))
        sla = load_sla(Path(name, "sla.yaml"))
        inputs = find_inputs([str(path) for path in paths], io.BytesIO(), Path(name))
        request = Request(as_of=None if world.as_of is None else AsOf(world.as_of, "--as-of"))
        with Session(Path(name), [file.path for file in inputs.files], threads=1) as session:
            try:
                run = judge_exports(session, inputs, sla, request)
                audited = account(session, inputs, run, sla, request)
            except NotAuditableError:
                return None
            text = "".join(listing_texts(session, audited))
            rows = [row for (row,) in session.rows("select row_id from record order by row_id")]
            explained = Explainer(session, run, sla).explained(rows)
    return Said(audited.report, list(csv.DictReader(io.StringIO(text), LISTING_COLUMNS)), explained)


# ------------------------------------------------------------------------------------- each in the same words


def instant(us: int | None) -> str:
    if us is None:
        return ""
    try:
        moment = EPOCH + (us // SECOND) * (EPOCH.replace(second=1) - EPOCH)
    except OverflowError:
        return "out of range"
    return f"{moment:%Y-%m-%dT%H:%M:%S}" + (f".{us % SECOND:06}" if us % SECOND else "") + "Z"


def microseconds(seconds: float | str | None) -> int | None:
    return None if seconds in (None, "") else round(float(seconds or 0) * SECOND)


def line_of(one: Judged) -> Line:
    return {
        "policy": one.policy or "",
        "state": one.state,
        "reason": one.reason or "",
        "elapsed": one.elapsed,
        "target": one.target,
        "overrun": one.overrun,
        "due_at": instant(one.due_at),
    }


def listed(row: Mapping[str, str]) -> Line:
    return {
        "policy": row["policy"],
        "state": row["state"],
        "reason": row["reason"],
        "elapsed": microseconds(row["elapsed_seconds"]),
        "target": microseconds(row["target_seconds"]),
        "overrun": microseconds(row["overrun_seconds"]),
        "due_at": row["due_at"],
    }


def explained_lines(explained: Sequence[Explanation]) -> dict[tuple[int, str], tuple[Line, bool, bool]]:
    """Of each promise that is judged: its line, whether it counts, and whether it was worthless."""
    return {
        (one.ticket.line - 2, promise.metric): (
            {
                "policy": next((tried.name for tried in one.policies if tried.matches), ""),
                "state": promise.state,
                "reason": promise.reason or "",
                "elapsed": microseconds(promise.elapsed_seconds),
                "target": microseconds(promise.target_seconds),
                "overrun": microseconds(promise.overrun_seconds),
                "due_at": promise.due_at or "",
            },
            promise.counts,
            promise.worthless,
        )
        for one in explained
        for promise in one.promises
        if promise.state != "not_measurable"
    }


# ------------------------------------------------------------------------------------------------- the tests


@settings(max_examples=WORLDS, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_report_listing_and_explanations_are_those_of_the_naive_audit(world: World) -> None:
    wanted = audit_naively(world)
    said = said_of(world)
    rated = any((rule.name, metric) in wanted.policy_rates for rule in world.rules for metric in rule.rates)
    if wanted.as_of is None or not (wanted.judged or rated):
        assert said is None
        return
    assert said is not None
    event("as-of given" if world.as_of else "as-of from the data")
    assert said.report.as_of == instant(wanted.as_of)
    lines = {(one.number, one.metric): line_of(one) for one in wanted.judged}
    assert {(int(row["line"]) - 2, row["metric"]): listed(row) for row in said.listing} == lines
    explained = explained_lines(said.explained)
    assert {key: line for key, (line, _, _) in explained.items()} == lines
    assert {key: rest for key, (_, *rest) in explained.items()} == {
        (one.number, one.metric): [one.kept or one.late, one.worthless] for one in wanted.judged
    }
    check_objectives(said.report, world, wanted)


def check_objectives(report: AuditReport, world: World, wanted: Outcome) -> None:
    """One row per (policy, metric), with its attainment and its verdict."""
    for row in report.objectives:
        judged = [one for one in wanted.judged if (one.policy, one.metric) == (row.policy, row.metric)]
        counts = counts_of(judged)
        target = next(rule for rule in world.rules if rule.name == row.policy).targets[row.metric]
        assert {name: getattr(row, name) for name in counts if name != "finished"} == {
            name: value for name, value in counts.items() if name != "finished"
        }
        assert row.attainment == (round(row.kept / row.due, 6) if row.due else None)
        assert row.verdict == objective_verdict(world, counts, target.objective)
