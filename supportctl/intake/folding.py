"""The same ticket twice: identical rows fold, an older copy in another file folds, contradicting rows are set aside."""

from supportctl.engine import Session
from supportctl.intake.steps import step


def fold_repeated_tickets(session: Session) -> None:
    """Set `record.fate` of repeated (namespace, ticket_id); needs the tables `record` and `file`."""
    if not session.rows(step("any_repeated")):
        return
    session.run(step("repeated"))
    session.run(step("folded"))
    session.run(
        "update record_read set fate = folded.fate from folded where record_read.rowid = folded.row_id"
    )
