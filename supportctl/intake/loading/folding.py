"""Several rows, one contact: legs and events of a call are merged, of a ticket's versions the latest stands.

Of rows that are whole contacts, identical ones fold, an older copy in another file folds, contradicting ones are set
aside (semantics rules 8 to 10).
"""

from collections.abc import Collection, Iterable

from supportctl.engine.session import Session, quoted
from supportctl.intake.loading.merging import merge_parts
from supportctl.intake.loading.steps import step
from supportctl.intake.loading.uniqueness import any_repeated, are_different_numbers

MERGED = {"call_leg", "event_log"}
VERSIONS = "status_version"


def fold_repeated_tickets(session: Session, compared: Iterable[str], granularities: Collection[str]) -> bool:
    """Set `record.fate` of repeated (namespace, ticket_id); needs the relations `record` and `file`.

    Returns whether the ids of all contacts were found to be numbers, no two of a namespace the same.

    `granularities` are those of the files. Rows are equal when they are so in the columns `compared`: those that
    judging looks at, never those of a cut. A status log leaves its history in the view `status_event`.
    """
    if MERGED.intersection(granularities):
        merge_parts(session)
    if VERSIONS in granularities:
        for name in ("version", "version_folded", "status_event"):
            session.run(step(name))
    if are_different_numbers(session):
        return True
    if any_repeated(session):
        _fold(session, compared, granularities)
    return False


def _fold(session: Session, compared: Iterable[str], granularities: Collection[str]) -> None:
    """Set the fates of contacts whose ids are known to repeat."""
    session.run(step("repeated"))
    columns = ", ".join(map(quoted, sorted(compared)))
    session.run(f"create or replace view comparable as select row_id, hash({columns}) as content from record")  # noqa: S608 - quoted names
    session.run(step("folded"))
    session.run(
        "update record_read set fate = folded.fate from folded where record_read.rowid = folded.row_id"
    )
    if VERSIONS in granularities:
        session.run(step("version_moved"))
