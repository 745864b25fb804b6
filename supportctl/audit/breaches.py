"""The late contacts to list, each with its due time and its line in the export."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from supportctl.audit.promises import Goal, Promise, Promises
from supportctl.audit.statistics import seconds
from supportctl.audit.steps import step
from supportctl.engine import Session
from supportctl.intake.lines import Place
from supportctl.intake.reading import ReadFile
from supportctl.policy.model import SlaFile
from supportctl.report.audit_report import Breach
from supportctl.worktime.due import due_at

LISTED = 100


def list_breaches(session: Session, promises: Promises, files: Sequence[ReadFile], sla: SlaFile) -> list[Breach]:
    """The worst breaches, open ones first; needs the tables `judged` and `record`."""
    rows = session.rows(step("worst"), {"most": LISTED})
    places = find_places(files, [(row[6], row[0]) for row in rows])
    listed = []
    for row_id, promise_no, state, elapsed, promised, overrun, file_no, ticket_id, created_at in rows:
        promise, file, place = promises.rows[promise_no], files[file_no], places[file_no, row_id]
        due_us = _due_at(promise, promised, created_at, sla)
        listed.append(
            Breach(
                namespace=file.namespace,
                ticket_id=ticket_id,
                metric=promise.metric,
                policy=promise.trait.policy.name if promise.trait.policy else "",
                state=state,
                elapsed_seconds=None if elapsed is None else seconds(elapsed),
                target_seconds=None if promised is None else seconds(promised),
                overrun_seconds=None if overrun is None or overrun < 0 else seconds(overrun),
                due_at=None if due_us is None else instant_text(due_us),
                path=file.shown,
                record=place.record,
                line=place.line,
            )
        )
    return listed


def find_places(files: Sequence[ReadFile], rows: Sequence[tuple[int, int]]) -> Mapping[tuple[int, int], Place]:
    """Record and line of (file_no, row_id) pairs."""
    places: dict[tuple[int, int], Place] = {}
    for file_no in sorted({file_no for file_no, _ in rows}):
        file = files[file_no]
        indexes = [row_id - file.loaded.first_row for number, row_id in rows if number == file_no]
        for index, place in file.lines.good_rows(indexes).items():
            places[file_no, index + file.loaded.first_row] = place
    return places


def _due_at(promise: Promise, promised: int | None, created_at: int, sla: SlaFile) -> int | None:
    policy = promise.trait.policy
    if promised is None or policy is None:
        return None
    if promise.goal is Goal.DEADLINE:
        return created_at + promised
    return due_at(sla.calendars[policy.calendar], created_at, promised)


def instant_text(us: int) -> str:
    """An instant as ISO 8601 in UTC, without a fraction when it has none."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)
    return moment.isoformat().replace("+00:00", "Z")
