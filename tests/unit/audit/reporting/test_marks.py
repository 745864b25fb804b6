"""A mark needs evidence, and people bear none (semantics rule 29)."""

from fractions import Fraction

import pytest

from supportctl.audit.reporting.marks import level_mark, rate_mark
from supportctl.policy.model import RateTarget

NINE_TENTHS = Fraction(9, 10)


@pytest.mark.parametrize(
    ("kept", "due", "mark"),
    [
        (59, 77, "missed"),
        (487, 614, "missed"),
        (549, 614, "maybe_missed"),
        (17, 20, "maybe_missed"),
        (18, 20, None),
        (0, 19, None),
        (0, 0, None),
        (8_990, 10_000, "maybe_missed"),
        (89_500, 100_000, "missed"),
    ],
)
def test_a_group_is_marked_by_its_whole_interval(kept: int, due: int, mark: str | None) -> None:
    assert level_mark(kept, due, NINE_TENTHS, 20) == mark


def target(metric: str, at_most: str | None = None, at_least: str | None = None) -> RateTarget:
    return RateTarget(
        metric=metric,
        at_most=None if at_most is None else Fraction(at_most),
        at_least=None if at_least is None else Fraction(at_least),
        line=1,
    )


@pytest.mark.parametrize(
    ("numerator", "denominator", "goal", "mark"),
    [
        (27, 334, target("abandonment", at_most="0.1"), None),
        (15, 123, target("abandonment", at_most="0.1"), "maybe_missed"),
        (946, 5_000, target("abandonment", at_most="0.05"), "missed"),
        (1, 25, target("abandonment", at_most="0"), "missed"),
        (5, 19, target("abandonment", at_most="0.1"), None),
        (55, 100, target("csat", at_least="0.65"), "missed"),
        (60, 100, target("csat", at_least="0.65"), "maybe_missed"),
        (100, 100, target("csat", at_least="1"), None),
        (99, 100, target("csat", at_least="1"), "missed"),
        (340, 100, target("csat_mean", at_least="4"), "maybe_missed"),
    ],
)
def test_a_rate_is_marked_by_its_whole_interval(
    numerator: int, denominator: int, goal: RateTarget, mark: str | None
) -> None:
    assert rate_mark(Fraction(numerator), denominator, goal, 20) == mark


@pytest.mark.parametrize("fields", [["agent"], ["team", "agent"], ["agent", "hour", "tag"]])
def test_people_bear_no_mark_in_whatever_order_of_fields(fields: list[str]) -> None:
    assert level_mark(0, 1_000, NINE_TENTHS, 20, fields) is None
    assert rate_mark(Fraction(900), 1_000, target("abandonment", at_most="0.1"), 20, fields) is None
    assert level_mark(0, 1_000, NINE_TENTHS, 20, ["team", "hour"]) == "missed"
