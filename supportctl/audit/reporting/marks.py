"""Which rows of a cut are marked: red needs evidence, and people are never marked or ranked (semantics rule 29)."""

from collections.abc import Iterable
from fractions import Fraction

from supportctl.audit.gate.verdicts import falls_short
from supportctl.audit.measuring.spreads import wilson_interval
from supportctl.policy.model import RateTarget
from supportctl.report.audit_report import Mark
from supportctl.vocabulary.columns import PEOPLE_FIELDS


def level_mark(kept: int, due: int, goal: Fraction, least: int, fields: Iterable[str] = ()) -> Mark | None:
    """The mark of a group whose share of kept promises is below its goal; `least` due contacts are needed."""
    if not falls_short(kept, due, goal) or not _is_marked(due, least, fields):
        return None
    return "missed" if wilson_interval(kept, due)[1] < goal else "maybe_missed"


def rate_mark(
    numerator: Fraction, denominator: int, target: RateTarget, least: int, fields: Iterable[str] = ()
) -> Mark | None:
    """The mark of a group whose rate is beyond its bound. A mean of scores has no interval here: chance may be why."""
    if not _is_marked(denominator, least, fields):
        return None
    value = numerator / denominator
    if not _is_beyond(value, value, target):
        return None
    if target.metric == "csat_mean":
        return "maybe_missed"
    return "missed" if _is_beyond(*wilson_interval(int(numerator), denominator), target) else "maybe_missed"


def _is_beyond(low: Fraction | float, high: Fraction | float, target: RateTarget) -> bool:
    """Whether everything from low to high is above the bound that a rate must not exceed, or below the one it needs."""
    too_high = target.at_most is not None and low > target.at_most
    return too_high or (target.at_least is not None and high < target.at_least)


def _is_marked(counted: int, least: int, fields: Iterable[str]) -> bool:
    return counted >= max(least, 1) and PEOPLE_FIELDS.isdisjoint(fields)
