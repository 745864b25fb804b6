"""The verdict of a report in words, in numbers that add up."""

from collections import Counter

from supportctl.render.words.wording import count_words, counted
from supportctl.report.audit_report import AuditReport, Objective, RateObjective
from supportctl.vocabulary.states import Verdict

WORDS = {Verdict.PASS: "KEPT", Verdict.WARN: "AT RISK", Verdict.FAIL: "MISSED"}
OTHERS = {
    Verdict.PASS: "kept",
    Verdict.WARN: "may be missed",
    Verdict.TOO_FEW: "with too few contacts to judge",
    Verdict.NOT_AUDITABLE: "not auditable",
}
ALL = {1: "the only promise", 2: "both promises"}
"""How few promises are all of them."""


def verdict_words(report: AuditReport) -> str:
    """The verdict over all promises: `MISSED 2 of 9 promises (6 kept, 1 may be missed)`."""
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
