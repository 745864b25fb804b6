"""Where the rows of inspected files went: the audit's own account, and the first set-aside row of each reason."""

from collections import Counter
from collections.abc import Sequence

from supportctl.audit.asking.cut import Cut
from supportctl.audit.judging.facet import see_traits
from supportctl.audit.judging.frame import BEGINNING_US, END_US
from supportctl.audit.judging.groups import make_groups
from supportctl.audit.judging.traits import decide_traits
from supportctl.audit.measuring.steps import STEPS
from supportctl.audit.reporting.accounts import input_files
from supportctl.engine.session import Session
from supportctl.intake.door import SET_ASIDE_REASONS, ReadFile, Reading
from supportctl.policy.model import SlaFile
from supportctl.report.audit_report import InputFile
from supportctl.report.inspection import RowsSeen, SetAsideSeen

ALL_TIME = {"since": BEGINNING_US, "until": END_US, "earliest": BEGINNING_US, "latest": END_US}


def accounts(session: Session, reading: Reading, sla: SlaFile) -> list[InputFile]:
    """The account of every file that was read, as an audit without filters gives it."""
    if not reading.files:
        return []
    make_groups(session, Cut(), reading.files, sla.timezone)
    seen = see_traits(session, reading.files, (), frozenset(), ALL_TIME)
    fates = {(file_no, fate): n for file_no, fate, n in session.rows(STEPS.text("fate_count"))}
    return input_files(reading, decide_traits(seen.traits, reading.files, sla), fates)


def rows_seen(account: InputFile) -> RowsSeen:
    """The account of one file."""
    return RowsSeen(account.rows, account.tickets, account.folded, account.out_of_scope, account.set_aside)


def set_aside_seen(session: Session, files: Sequence[ReadFile], file_no: int) -> list[SetAsideSeen]:
    """Rows set aside by reason, most frequent first, with the place of the first one."""
    file = files[file_no]
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for reject in file.rejects:
        counts[reject.reason] += reject.rows
    places = file.lines.rejected_rows(
        {reject.reason: reject.number for reject in reversed(file.rejects)}.values()
    )
    for reject in file.rejects:
        if reject.number in places:
            place = places[reject.number]
            first.setdefault(reject.reason, (place.record, place.line))
    fates = session.rows(
        "select fate, count(*), min(rowid) from record_read where file_no = ? and fate <> 0 group by fate",
        [file_no],
    )
    aside = [(SET_ASIDE_REASONS[fate], n, row_id) for fate, n, row_id in fates if fate in SET_ASIDE_REASONS]
    rows = file.lines.good_rows(row_id - file.loaded.first_row for _, _, row_id in aside)
    for reason, n, row_id in aside:
        counts[reason] += n
        place = rows[row_id - file.loaded.first_row]
        first[reason] = min(first.get(reason, (place.record, place.line)), (place.record, place.line))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [SetAsideSeen(reason, n, *first[reason]) for reason, n in ordered if reason in first]
