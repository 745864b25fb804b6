"""What the package says of a `World`: its report, its listing and its explanations, from one session."""

import csv
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from naive_files import write_world
from naive_judge import Judged
from naive_world import EPOCH, SECOND, World

from supportctl.audit.asking.moment import AsOf
from supportctl.audit.asking.period import Period
from supportctl.audit.asking.request import Request
from supportctl.audit.explaining.explaining import Explainer
from supportctl.audit.judging.run import judge_exports
from supportctl.audit.listing.listing import listing_texts
from supportctl.audit.reporting.auditing import report_of
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.problem import NotAuditableError
from supportctl.report.audit_report import AuditReport, Breach
from supportctl.report.explanation import ExplainedPromise, Explanation
from supportctl.report.own_files import LISTING_COLUMNS

Line = dict[str, Any]
"""One promise to one contact in words that all accounts share: times in microseconds, instants as texts."""


@dataclass(frozen=True)
class Said:
    """The three accounts of a World; `line` of a row is its number in the World plus 2."""

    report: AuditReport
    listing: list[dict[str, str]]
    explained: list[Explanation]


def said_of(world: World, **how: Any) -> Said | None:
    """What the package says of the World; None where it refuses the files. `how`: see `write_world`."""
    with tempfile.TemporaryDirectory() as name:
        paths = write_world(world, Path(name), **how)
        sla = load_sla(Path(name, "sla.yaml"))
        inputs = find_inputs([str(path) for path in paths], io.BytesIO(), Path(name))
        request = request_of(world)
        with Session(Path(name), [file.path for file in inputs.files], threads=1) as session:
            try:
                run = judge_exports(session, inputs, sla, request)
                report = report_of(run)
            except NotAuditableError:
                return None
            text = "".join(listing_texts(run))
            rows = [row for (row,) in session.rows("select row_id from record order by row_id")]
            explained = Explainer(session, run, sla).explained(rows)
    return Said(report, list(csv.DictReader(io.StringIO(text), LISTING_COLUMNS)), explained)


def request_of(world: World) -> Request:
    """What a World asks of its audit."""
    since, until = (None if us is None else instant(us) for us in (world.since, world.until))
    return Request(
        as_of=None if world.as_of is None else AsOf(world.as_of, "--as-of"),
        period=Period(since=since, until=until),
        where=() if world.where is None else (world.where,),
    )


def instant(us: int) -> str:
    """An instant as reports write it."""
    moment = EPOCH + timedelta(microseconds=us)
    return f"{moment:%Y-%m-%dT%H:%M:%S}" + (f".{us % SECOND:06}" if us % SECOND else "") + "Z"


def microseconds(seconds: float | str | None) -> int | None:
    """Seconds of a report or a cell."""
    return None if seconds is None or seconds == "" else round(float(seconds) * SECOND)


def line_of(one: Judged) -> Line:
    """What the naive audit found."""
    return {
        "policy": one.policy or "",
        "state": one.state,
        "reason": one.reason or "",
        "elapsed": one.elapsed,
        "target": one.target,
        "overrun": one.overrun,
        "due_at": "" if one.due_at is None else instant(one.due_at),
    }


def listed_lines(said: Said) -> dict[tuple[int, str], Line]:
    """The rows of the listing, by number of the contact and metric."""
    return {
        (int(row["line"]) - 2, row["metric"]): {
            **{name: row[name] for name in ("policy", "state", "reason", "due_at")},
            **{name: microseconds(row[f"{name}_seconds"]) for name in ("elapsed", "target", "overrun")},
        }
        for row in said.listing
    }


def explained_lines(said: Said) -> dict[tuple[int, str], Line]:
    """The explanations of what is measurable, with what only they say: whether it counts, and was worthless."""
    return {
        (one.ticket.line - 2, promise.metric): {
            "policy": next((tried.name for tried in one.policies if tried.matches), ""),
            **_line(promise, promise.reason),
            "counts": promise.counts,
            "worthless": promise.worthless,
        }
        for one in said.explained
        for promise in one.promises
        if promise.state != "not_measurable"
    }


def breach_lines(breaches: Sequence[Breach]) -> dict[tuple[int, str], Line]:
    """A list of the report; it tells no reasons."""
    return {(one.line - 2, one.metric): {"policy": one.policy, **_line(one, "")} for one in breaches}


def _line(one: ExplainedPromise | Breach, reason: str | None) -> Line:
    return {
        "state": one.state,
        "reason": reason or "",
        "elapsed": microseconds(one.elapsed_seconds),
        "target": microseconds(one.target_seconds),
        "overrun": microseconds(one.overrun_seconds),
        "due_at": one.due_at or "",
    }
