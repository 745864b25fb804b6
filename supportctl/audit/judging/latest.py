"""The latest event in the data: as of when the audit judges where the user says nothing (semantics rule 6)."""

from supportctl.audit.asking.moment import CREDIBLE_US, EARLIEST_US, AsOf
from supportctl.audit.judging.steps import STEPS
from supportctl.engine.session import Session
from supportctl.problem import NotAuditableError, Problem
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY

STRAY_US = 7 * MICROSECONDS_PER_DAY


def latest_in_data(session: Session) -> AsOf:
    """The latest created, response, resolved, closed or updated time of any ticket; never a due time."""
    rows = _latest_events(session, CREDIBLE_US)
    if not rows:
        raise NotAuditableError(
            Problem(
                "as-of", "no time in the data lies after 1989", hint="check the date columns, or give --as-of"
            )
        )
    row_id, us = rows[0]
    behind = us - rows[1][1] if len(rows) > 1 else 0
    return AsOf(us, "latest time in the data", row_id, behind if behind > STRAY_US else None)


def newest_before(session: Session, us: int) -> int | None:
    """The latest such time that is not after a moment: what a file says of later cannot have been exported yet."""
    rows = _latest_events(session, us + 1)
    return rows[0][1] if rows else None


def _latest_events(session: Session, credible_us: int) -> list[tuple[int, int]]:
    """The two records with the latest events before a moment, as (row_id, microseconds)."""
    parameters = {"earliest": EARLIEST_US, "credible": credible_us}
    return [(row_id, us) for row_id, us in session.rows(STEPS.text("latest_event"), parameters)]
