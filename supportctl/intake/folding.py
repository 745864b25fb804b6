"""The same ticket twice: identical rows fold, an older copy in another file folds, contradicting rows are set aside."""

from collections.abc import Iterable

from supportctl.engine import Session, quoted
from supportctl.intake.steps import step


def fold_repeated_tickets(session: Session, compared: Iterable[str]) -> None:
    """Set `record.fate` of repeated (namespace, ticket_id); needs the relations `record` and `file`.

    Rows are equal when they are so in the columns `compared`: those that judging looks at, never those of a cut.
    """
    if not session.rows(step("any_repeated")):
        return
    session.run(step("repeated"))
    columns = ", ".join(map(quoted, sorted(compared)))
    session.run(f"create or replace view comparable as select row_id, hash({columns}) as content from record")  # noqa: S608 - quoted names
    session.run(step("folded"))
    session.run(
        "update record_read set fate = folded.fate from folded where record_read.rowid = folded.row_id"
    )
