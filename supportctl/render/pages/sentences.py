"""One sentence for each promise that was missed or soon will be, fit for a mail."""

import math
from collections.abc import Iterator
from fractions import Fraction

from supportctl.render.pages.blocks import Part, Says
from supportctl.render.words.wording import (
    TIE,
    count_words,
    counted,
    goal_words,
    metric_words,
    percent_words,
    rate_count_words,
    rate_goal_words,
    rate_value_words,
    shown,
    target_words,
    tied,
)
from supportctl.report.audit_report import AuditReport, Objective, RateObjective
from supportctl.vocabulary.states import Verdict

RATE_COUNTED = {"abandonment": "abandoned", "reopen": "reopened", "csat": "satisfied"}


def sentences(report: AuditReport) -> Part:
    """The promises that need an explanation: missed first, then at risk, then those with too few contacts.

    Why one is not auditable stands in the head.
    """
    verdicts = [Verdict.FAIL, Verdict.WARN]
    # Among others, a promise with too few contacts is only marked in the table: it is nothing to act on.
    verdicts += [Verdict.TOO_FEW] if report.verdict == Verdict.TOO_FEW else []
    return Part("", [Says(words) for verdict in verdicts for words in _said(report, verdict)])


def _said(report: AuditReport, verdict: Verdict) -> Iterator[str]:
    """Most contacts too many first; those with too few in the order of sla.yaml."""
    rows = [one for one in report.objectives if one.verdict == verdict]
    if verdict is Verdict.FAIL:
        rows.sort(key=too_many_late, reverse=True)
    needed = report.min_tickets
    yield from (objective_sentence(one, needed) for one in rows)
    yield from (rate_sentence(one, needed) for one in report.rate_objectives if one.verdict == verdict)


def objective_sentence(row: Objective, needed: int) -> str:
    """`email  first response within 4 h: 203 of 1 204 late (83.1 % in time, goal 90 %): 83 more than allowed`."""
    head = f"{shown(row.policy)}{TIE} {metric_words(row.metric)} {target_words(row.target)}".strip()
    if row.verdict == Verdict.TOO_FEW:
        return f"{head}: {count_words(row.due)} due so far, too few to judge ({count_words(needed)} needed)"
    late = tied(f"{count_words(row.late)} of {count_words(row.due)} late")
    shares = f"{percent_words(row.attainment, row.objective, 1)} in time, {tied(f'goal {goal_words(row.objective)}')}"
    if row.verdict == Verdict.WARN:
        return (
            f"{head}: {late} ({shares}): missed if the {count_words(row.at_risk)} that may be late are late"
        )
    return f"{head}: {late} ({shares}): {tied(f'{count_words(too_many_late(row))} more')} than allowed"


def too_many_late(row: Objective) -> int:
    """How many late contacts fewer would have kept the promise.

    Of `due` contacts the promise allows floor((1 - objective) * due) to be late; these are the ones beyond that:
    late - floor((1 - objective) * due).
    """
    return row.late - math.floor((1 - _exact(row.objective)) * row.due)


def rate_sentence(row: RateObjective, needed: int) -> str:
    """`phone  abandonment: 946 of 5 000 abandoned (18.9 %, goal at most 5 %): 696 more than allowed`."""
    head = f"{shown(row.policy)}{TIE} {metric_words(row.metric)}"
    if row.verdict == Verdict.TOO_FEW:
        return f"{head}: {counted(row.denominator, 'contact')} counted, too few to judge ({count_words(needed)} needed)"
    value = rate_value_words(row.metric, row.value, row.target)
    goal = tied(f"goal {rate_goal_words(row.metric, row.target)}")
    if row.metric == "csat_mean":
        return f"{head}: {value}, the mean of {counted(row.denominator, 'score')} ({goal})"
    part = rate_count_words(row.metric, row.numerator, row.denominator)
    words = f"{head}: {part} {RATE_COUNTED.get(row.metric, 'resolved at first contact')} ({value}, {goal})"
    beyond = "more than allowed" if row.target.at_most is not None else "fewer than needed"
    return f"{words}: {count_words(off_by(row))} {beyond}"


def off_by(row: RateObjective) -> int:
    """How many contacts had to be otherwise: above floor(at_most * all), or missing up to ceil(at_least * all)."""
    numerator = _exact(row.numerator)
    if row.target.at_most is not None:
        return math.ceil(numerator - math.floor(_exact(row.target.at_most) * row.denominator))
    return math.ceil(math.ceil(_exact(row.target.at_least or 0) * row.denominator) - numerator)


def _exact(number: float) -> Fraction:
    """The decimal as it was written: 0.9 is nine tenths, not the nearest binary fraction."""
    return Fraction(str(number))
