"""Below the data notes: how the export's own SLA verdicts agree with ours, and where they do not."""

from collections.abc import Iterator

from rich.text import Text

from supportctl.render.text.ink import DOUBT, FAINT, PLAIN, paragraph, title
from supportctl.render.words.wording import count_words, listed, metric_words, shown, tied, time_words
from supportctl.report.audit_report import AuditReport, Disagreement, Reconciliation

LISTED = 5
OURS = {"met": "in time", "at_risk": "open and not yet late", "running": "open and not yet late"}
"""Any other state that is compared is late."""


def vendor_verdicts(report: AuditReport, width: int) -> list[Text]:
    """A line for each file and metric, and the first disagreements; nothing where no export has verdicts."""
    if not report.reconciliation:
        return []
    lines = title("VENDOR VERDICTS", width)
    for one in report.reconciliation:
        lines += paragraph(_summary(one), width, DOUBT if one.disagree else PLAIN)
        for words in _examples(one):
            lines += paragraph(words, width, FAINT, indent=4)
    return lines


def _summary(one: Reconciliation) -> str:
    """`desk.csv first response: 17 of 21 agree with “First response status”; 4 differ: open when exported (4)`."""
    agree = tied(f"{count_words(one.agree)} of {count_words(one.compared)}") + " agree"
    parts = [f"{agree if one.compared else 'nothing to compare'} with “{shown(one.column)}”"]
    if one.disagree:
        reasons = ", ".join(f"{shown(why.reason)} ({count_words(why.count)})" for why in one.reasons)
        parts.append(f"{count_words(one.disagree)} {'differs' if one.disagree == 1 else 'differ'}: {reasons}")
    if one.not_comparable:
        parts.append(f"{count_words(one.not_comparable)} cannot be compared")
    if one.unread:
        words = listed(f"“{shown(word)}” ({count_words(n)})" for word, n in one.unread_words.items())
        parts.append(f"unknown words: {words}; {shown(one.unread_hint or '')}")
    return f"{shown(one.path)} {metric_words(one.metric)}: {'; '.join(parts)}"


def _examples(one: Reconciliation) -> Iterator[str]:
    yield from (_example(each, one.path) for each in one.disagreements[:LISTED])
    more = one.disagreements_total - len(one.disagreements[:LISTED])
    if more > 0:
        yield f"and {count_words(more)} more"


def _example(one: Disagreement, path: str) -> str:
    times = f"{time_words(one.elapsed_seconds)} of {time_words(one.target_seconds)}"
    return (
        f"{shown(path)}:{one.line} {shown(one.ticket_id)}: “{shown(one.vendor)}”, by our count "
        f"{OURS.get(one.ours, 'late')} ({times}): {shown(one.reason)}"
    )
