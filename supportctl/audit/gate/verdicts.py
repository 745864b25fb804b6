"""The gate: counts against promises (semantics rule 21). The only place that decides a verdict."""

from collections.abc import Iterable
from fractions import Fraction

from supportctl.audit.measuring.tally import Tally
from supportctl.policy.model import RateTarget, SlaFile
from supportctl.vocabulary.states import Verdict

SEVERITY = (Verdict.PASS, Verdict.WARN, Verdict.FAIL)


def objective_verdict(tally: Tally, objective: Fraction, sla: SlaFile) -> Verdict:
    """The verdict of one (policy, metric): the point value decides, exactly; the interval only informs."""
    if tally.unknown > sla.max_unknown * tally.tickets:
        return Verdict.NOT_AUDITABLE
    if tally.due < max(sla.min_tickets, 1):
        return Verdict.TOO_FEW
    if falls_short(tally.kept, tally.due, objective):
        return Verdict.FAIL
    if falls_short(tally.kept, tally.due + tally.at_risk, objective):
        return Verdict.WARN
    return Verdict.PASS


def falls_short(kept: int, due: int, objective: Fraction) -> bool:
    """Whether the share of kept promises is below the objective: exactly, and without making a fraction of it."""
    return kept * objective.denominator < objective.numerator * due


def rate_verdict(numerator: Fraction, denominator: int, target: RateTarget, sla: SlaFile) -> Verdict:
    """The verdict of a rate against its bound."""
    if denominator < max(sla.min_tickets, 1):
        return Verdict.TOO_FEW
    value = numerator / denominator
    too_high = target.at_most is not None and value > target.at_most
    too_low = target.at_least is not None and value < target.at_least
    return Verdict.FAIL if too_high or too_low else Verdict.PASS


def worst_verdict(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict of a report whose objectives have these: too_few only when all are; none at all is not auditable."""
    found = set(verdicts)
    if not found or Verdict.NOT_AUDITABLE in found:
        return Verdict.NOT_AUDITABLE
    decided = found - {Verdict.TOO_FEW}
    return max(decided, key=SEVERITY.index) if decided else Verdict.TOO_FEW
