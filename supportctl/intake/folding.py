"""The same ticket twice: identical rows fold, an older copy in another file folds, contradicting rows are set aside."""

from supportctl.engine import Session
from supportctl.intake.steps import step


def fold_repeated_tickets(session: Session) -> None:
    """Set `record.fate` of repeated (namespace, ticket_id); needs the tables `record` and `file`."""
    repeated = session.row(
        "select exists (select 1 from record r join file f on f.file_no = r.file_no where r.fate = 0 "
        "group by f.identity_no having count(r.ticket_id) > count(distinct hash(r.ticket_id)))"
    )[0]
    if not repeated:
        return
    session.run(step("repeated"))
    session.run(step("folded"))
    session.run("update record_read set fate = folded.fate from folded where record_read.rowid = folded.row_id")
