"""The head: was what we promised kept, of which days, how many contacts, as of when; fit for a mail."""

from supportctl.render.pages.blocks import Block, Head, Labelled, Part, Says, Tone
from supportctl.render.words.moments import Calendar
from supportctl.render.words.verdict import verdict_words
from supportctl.render.words.wording import counted, percent_words, shown
from supportctl.report.audit_report import AuditReport
from supportctl.vocabulary.states import Verdict

BUILTIN = "built-in targets, 24x7, not yours"
SAID_FIRST = ("stale_export", "as_of_stray")
"""Notes that put every figure in doubt."""

FOUND = ("paths_found", "config_found")
"""Notes that say what was taken without being named."""

TONES = {
    Verdict.PASS: Tone.VERY_GOOD,
    Verdict.WARN: Tone.VERY_DOUBTFUL,
    Verdict.TOO_FEW: Tone.VERY_DOUBTFUL,
    Verdict.FAIL: Tone.VERY_BAD,
    Verdict.NOT_AUDITABLE: Tone.VERY_BAD,
}


def head(report: AuditReport) -> Part:
    """The verdict and what it is about, why the report is not auditable, and what puts it in doubt."""
    first = Head(verdict_words(report), TONES[Verdict(report.verdict)], _about(report))
    why: list[Block] = [Labelled("Why", shown(reason)) for reason in report.verdict_reasons]
    doubts = [
        Says(f"Take care: {shown(note.message)}", Tone.VERY_DOUBTFUL)
        for note in report.notes
        if note.code in SAID_FIRST
    ]
    return Part("", [first, *why, *doubts])


def _about(report: AuditReport) -> list[str]:
    calendar = Calendar(report)
    parts = [
        BUILTIN if report.config.builtin else None,
        calendar.period_words(),
        f"only {', '.join(shown(one) for one in report.scope.where)}" if report.scope.where else None,
        counted(sum(one.tickets for one in report.inputs), "contact"),
        _unmatched_words(report),
        calendar.as_of_words(),
        *(shown(note.message) for note in report.notes if note.code in FOUND),
    ]
    return [part for part in parts if part]


def _unmatched_words(report: AuditReport) -> str | None:
    """`12 % match no policy`, where it is more than one in a hundred."""
    count = sum(note.count or 0 for note in report.notes if note.code == "unmatched")
    contacts = sum(one.tickets for one in report.inputs)
    return f"{percent_words(count / contacts)} match no policy" if count * 100 > contacts else None
