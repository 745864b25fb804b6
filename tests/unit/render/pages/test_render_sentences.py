"""The sentences, and what "more than allowed" means exactly."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.render.pages.sentences import objective_sentence, off_by, rate_sentence, too_many_late
from supportctl.render.words.wording import TIE
from supportctl.report.audit_report import Objective, RateGoal, RateObjective, Seconds, Target

STATES = (
    "early",
    "breached",
    "overdue",
    "abandoned",
    "running",
    "at_risk",
    "paused",
    "unknown",
    "not_applicable",
    "excluded",
)


def promise(kept: int, late: int, goal: float = 0.9, verdict: str = "fail", **states: int) -> Objective:
    due = kept + late
    counts: dict[str, Any] = dict.fromkeys((*STATES, "worthless"), 0) | {"breached": late} | states
    return Objective(
        calendar="office", clock="business", formula="kept / due", target=Target("within", 14_400, "4 h"),
        tickets=due + states.get("unknown", 0), due=due, kept=kept, late=late, met=kept, excluded_reasons={},
        unknown_reasons={}, attainment=round(kept / due, 6) if due else None, attainment_low=None, attainment_high=None,
        attainment_usual=None, seconds=Seconds(0, None, None, None, None, None, None), distribution=[],
        policy="email", metric="first_response", objective=goal, verdict=verdict, mark=None, **counts,
    )  # fmt: skip


def rate(
    metric: str, numerator: float, denominator: int, goal: RateGoal, verdict: str = "fail"
) -> RateObjective:
    return RateObjective(
        policy="phone", metric=metric, target=goal, verdict=verdict, numerator=numerator, denominator=denominator,
        value=round(numerator / denominator, 6), formula="",
    )  # fmt: skip


def said(text: str) -> str:
    return text.replace(TIE, " ")


def test_a_missed_promise() -> None:
    assert said(objective_sentence(promise(1_001, 203), 20)) == (
        "email  first response within 4 h: 203 of 1 204 late (83.1 % in time, goal 90 %): 83 more than allowed"
    )


def test_a_promise_at_risk() -> None:
    assert said(objective_sentence(promise(805, 199, 0.8, "warn", at_risk=20), 20)) == (
        "email  first response within 4 h: 199 of 1 004 late (80.2 % in time, goal 80 %): "
        "missed if the 20 that may be late are late"
    )


def test_a_promise_with_too_few_contacts() -> None:
    assert said(objective_sentence(promise(3, 1, verdict="too_few"), 20)) == (
        "email  first response within 4 h: 4 due so far, too few to judge (20 needed)"
    )


@pytest.mark.parametrize(
    ("kept", "late", "goal", "beyond"),
    [
        (1_001, 203, 0.9, 83),
        (89, 11, 0.9, 1),
        (9, 2, 0.9, 1),
        (0, 5, 0.8, 4),
        (487, 127, 0.8, 5),
        (99, 1, 1.0, 1),
        (2, 1, 0.7, 1),
    ],
)
def test_too_many_late(kept: int, late: int, goal: float, beyond: int) -> None:
    assert too_many_late(promise(kept, late, goal)) == beyond


@given(st.integers(0, 3_000), st.integers(0, 3_000), st.integers(1, 1_000))
def test_so_many_fewer_late_would_have_kept_the_promise_and_not_one_less(
    kept: int, late: int, thousandths: int
) -> None:
    goal, due = Fraction(thousandths, 1_000), kept + late
    beyond = too_many_late(promise(kept, late, thousandths / 1_000))
    if kept < goal * due:
        assert 1 <= beyond <= late
        assert kept + beyond >= goal * due
        assert kept + beyond - 1 < goal * due
    else:
        assert beyond <= 0


def test_missed_rates() -> None:
    most, least = RateGoal(0.05, None), RateGoal(None, 0.7)
    assert said(rate_sentence(rate("abandonment", 946, 5_000, most), 20)) == (
        "phone  abandonment: 946 of 5 000 abandoned (18.9 %, goal at most 5 %): 696 more than allowed"
    )
    assert said(rate_sentence(rate("first_contact_resolution", 60, 101, least), 20)) == (
        "phone  first-contact resolution: 60 of 101 resolved at first contact (59.4 %, goal at least 70 %): "
        "11 fewer than needed"
    )
    assert said(rate_sentence(rate("csat_mean", 340.5, 100, RateGoal(None, 4)), 20)) == (
        "phone  mean CSAT score: 3.40, the mean of 100 scores (goal at least 4)"
    )
    assert (
        said(rate_sentence(rate("csat", 3, 5, least, "too_few"), 20))
        == "phone  CSAT: 5 contacts counted, too few to judge (20 needed)"
    )


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 1_000))
def test_off_by_is_what_would_have_kept_a_rate(numerator: int, denominator: int, thousandths: int) -> None:
    bound = Fraction(thousandths, 1_000)
    above = off_by(rate("abandonment", numerator, denominator, RateGoal(thousandths / 1_000, None)))
    below = off_by(rate("csat", numerator, denominator, RateGoal(None, thousandths / 1_000)))
    assert (above > 0) == (Fraction(numerator, denominator) > bound)
    assert (below > 0) == (Fraction(numerator, denominator) < bound)
    assert Fraction(numerator - above, denominator) <= bound
    assert Fraction(numerator + below, denominator) >= bound
