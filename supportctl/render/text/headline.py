"""The first line: was what we promised kept, of which days, how many contacts, as of when; fit for a mail."""

from collections import Counter

from rich.text import Text

from supportctl.render.text.fitting import width_of, wrapped
from supportctl.render.text.ink import PLAIN, VERY_BAD, VERY_DOUBTFUL, VERY_GOOD, paragraph
from supportctl.render.words.moments import Calendar
from supportctl.render.words.wording import count_words, counted, percent_words, shown
from supportctl.report.audit_report import AuditReport, Objective, RateObjective
from supportctl.vocabulary.states import Verdict

BETWEEN = " · "
BUILTIN = "built-in targets, 24x7, not yours"
WORDS = {Verdict.PASS: "KEPT", Verdict.WARN: "AT RISK", Verdict.FAIL: "MISSED"}
OTHERS = {
    Verdict.PASS: "kept",
    Verdict.WARN: "may be missed",
    Verdict.TOO_FEW: "with too few contacts to judge",
    Verdict.NOT_AUDITABLE: "not auditable",
}
SAID_FIRST = ("stale_export", "as_of_stray")
"""Notes that put every figure in doubt."""

ALL = {1: "the only promise", 2: "both promises"}
"""How few promises are all of them."""

FOUND = ("paths_found", "config_found")
"""Notes that say what was taken without being named."""

STYLES = {
    Verdict.PASS: VERY_GOOD,
    Verdict.WARN: VERY_DOUBTFUL,
    Verdict.TOO_FEW: VERY_DOUBTFUL,
    Verdict.FAIL: VERY_BAD,
    Verdict.NOT_AUDITABLE: VERY_BAD,
}


def headline(report: AuditReport, width: int) -> list[Text]:
    """The line, broken between its parts where it is too long, and why the report is not auditable."""
    lines: list[Text] = []
    verdict, *rest = _parts(report)
    style = STYLES[Verdict(report.verdict)]
    lines += [Text().append(line, style=style) for line in wrapped(verdict, width)]
    for part in rest:
        if width_of(lines[-1].plain + BETWEEN + part) <= width:
            lines[-1].append(BETWEEN + part, style=PLAIN)
        else:
            lines += [Text(line) for line in wrapped(part, width)]
    for reason in report.verdict_reasons:
        lines += paragraph(f"Why: {shown(reason)}", width, indent=0, hang=5)
    for note in report.notes:
        if note.code in SAID_FIRST:
            lines += paragraph(f"Take care: {shown(note.message)}", width, VERY_DOUBTFUL, indent=0, hang=4)
    return lines


def _parts(report: AuditReport) -> list[str]:
    calendar = Calendar(report)
    parts = [
        verdict_words(report),
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


def verdict_words(report: AuditReport) -> str:
    """The verdict over all promises, in numbers that add up: `MISSED 2 of 9 promises (6 kept, 1 may be missed)`."""
    rows: list[Objective | RateObjective] = [*report.objectives, *report.rate_objectives]
    verdicts = Counter(Verdict(row.verdict) for row in rows)
    every = verdicts.total()
    verdict = Verdict(report.verdict)
    head = _head(verdict, verdicts[verdict], every)
    if verdict is Verdict.NOT_AUDITABLE or verdicts[verdict] == every:
        return head
    others = [
        f"{count_words(verdicts[one])} {words}"
        for one, words in OTHERS.items()
        if one is not verdict and verdicts[one]
    ]
    return f"{head} ({', '.join(others)})"


def _head(verdict: Verdict, some: int, every: int) -> str:
    match verdict:
        case Verdict.NOT_AUDITABLE:
            return "NOT AUDITABLE"
        case Verdict.TOO_FEW:
            return f"TOO FEW CONTACTS to judge {'the only promise' if every == 1 else f'any of {every} promises'}"
    if some == every:
        which = ALL.get(every, f"all {count_words(every)} promises")
    else:
        which = f"{count_words(some)} of {counted(every, 'promise')}"
    return f"{WORDS[verdict]} {which}"
