"""The gate: each branch of semantics rule 21, on exact counts."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from supportctl.audit.gate.verdicts import objective_verdict, rate_verdict, worst_verdict
from supportctl.audit.measuring.tally import Tally
from supportctl.policy.load import builtin_sla
from supportctl.policy.model import RateTarget
from supportctl.vocabulary.states import Verdict

SLA = replace(builtin_sla(), min_tickets=20, max_unknown=Fraction(5, 100))
NINETY = Fraction(9, 10)


def tally(kept: int = 0, breached: int = 0, **states: Any) -> Tally:
    """`kept` promises are met and due."""
    return Tally(met=kept, breached=breached, kept=kept, **states)


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        (tally(18, 2), Verdict.PASS),
        (tally(179, 21), Verdict.FAIL),
        (tally(17, 1, overdue=1, abandoned=1), Verdict.FAIL),
        (tally(17, 2), Verdict.TOO_FEW),
        (tally(), Verdict.TOO_FEW),
        (tally(19, 0, running=50, excluded=50, not_applicable=50), Verdict.TOO_FEW),
        (tally(18, 2, at_risk=1), Verdict.WARN),
        (tally(27, 2, at_risk=1), Verdict.PASS),
        (tally(27, 2, at_risk=2), Verdict.WARN),
        (tally(18, 2, running=100), Verdict.PASS),
        (tally(95, 0, unknown=5), Verdict.PASS),
        (tally(94, 0, unknown=5), Verdict.NOT_AUDITABLE),
        (tally(0, 0, unknown=1), Verdict.NOT_AUDITABLE),
        (tally(0, 94, unknown=5), Verdict.NOT_AUDITABLE),
    ],
)
def test_objective(counts: Tally, verdict: Verdict) -> None:
    assert objective_verdict(counts, NINETY, SLA) is verdict


def test_unknown_counts_against_all_tickets_of_the_row() -> None:
    assert objective_verdict(tally(20, 0, unknown=2, excluded=18), NINETY, SLA) is Verdict.PASS
    assert objective_verdict(tally(20, 0, unknown=2, excluded=17), NINETY, SLA) is Verdict.NOT_AUDITABLE


def test_the_share_is_exact() -> None:
    """0.1 * 3 in binary is more than 0.3; one in three is less than 0.3334."""
    few = replace(SLA, min_tickets=1)
    assert objective_verdict(tally(3, 7), Fraction("0.3"), few) is Verdict.PASS
    assert objective_verdict(tally(1, 2), Fraction("0.3334"), few) is Verdict.FAIL
    assert objective_verdict(tally(10**15 - 1, 1), Fraction(1), few) is Verdict.FAIL


@pytest.mark.parametrize(
    ("numerator", "denominator", "at_most", "at_least", "verdict"),
    [
        (2, 20, "0.1", None, Verdict.PASS),
        (3, 20, "0.1", None, Verdict.FAIL),
        (18, 20, None, "0.9", Verdict.PASS),
        (17, 20, None, "0.9", Verdict.FAIL),
        (0, 19, "0.1", None, Verdict.TOO_FEW),
        (0, 0, "0.1", None, Verdict.TOO_FEW),
        (84, 20, None, "4.2", Verdict.PASS),
    ],
)
def test_rate(
    numerator: int, denominator: int, at_most: str | None, at_least: str | None, verdict: Verdict
) -> None:
    highest, lowest = (None if one is None else Fraction(one) for one in (at_most, at_least))
    target = RateTarget("csat", highest, lowest, line=1)
    assert rate_verdict(Fraction(numerator), denominator, target, SLA) is verdict


def test_nothing_counted_is_too_few_whatever_min_tickets() -> None:
    none_needed = replace(SLA, min_tickets=0)
    assert objective_verdict(tally(), NINETY, none_needed) is Verdict.TOO_FEW
    target = RateTarget("csat", None, Fraction(1), line=1)
    assert rate_verdict(Fraction(0), 0, target, none_needed) is Verdict.TOO_FEW


PASS, WARN, FAIL = Verdict.PASS, Verdict.WARN, Verdict.FAIL
TOO_FEW, NOT_AUDITABLE = Verdict.TOO_FEW, Verdict.NOT_AUDITABLE


@pytest.mark.parametrize(
    ("verdicts", "worst"),
    [
        ([], NOT_AUDITABLE),
        ([TOO_FEW, TOO_FEW], TOO_FEW),
        ([TOO_FEW, PASS], PASS),
        ([PASS, WARN, TOO_FEW], WARN),
        ([WARN, FAIL, PASS], FAIL),
        ([FAIL, NOT_AUDITABLE], NOT_AUDITABLE),
        ([TOO_FEW, NOT_AUDITABLE], NOT_AUDITABLE),
    ],
)
def test_worst(verdicts: list[Verdict], worst: Verdict) -> None:
    assert worst_verdict(verdicts) is worst
    assert worst_verdict(reversed(verdicts)) is worst
