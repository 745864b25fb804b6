"""What a report says of tickets that the naive audit judged: the counts of a row, and the verdicts (rule 21)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from oracle_audit import Judged
from oracle_audit_world import STATES, World


def counts_of(judged: Sequence[Judged]) -> dict[str, Any]:
    """The counts of a report row, from its tickets."""
    states = Counter(one.state for one in judged)
    late = states["breached"] + states["overdue"] + states["abandoned"]
    kept = sum(one.state == "met" and one.due for one in judged)
    finished = sorted(
        one.elapsed for one in judged if one.state in ("met", "breached") and one.elapsed is not None
    )
    return {
        **{state: states[state] for state in STATES},
        "tickets": len(judged),
        "kept": kept,
        "late": late,
        "due": kept + late,
        "early": states["met"] - kept,
        "worthless": sum(one.worthless for one in judged),
        "excluded_reasons": dict(
            sorted(Counter(one.reason for one in judged if one.state == "excluded").items())
        ),
        "unknown_reasons": dict(
            sorted(Counter(one.reason for one in judged if one.state == "unknown").items())
        ),
        "finished": finished,
    }


def objective_verdict(world: World, counts: Mapping[str, Any], objective: Fraction) -> str:
    """Rule 21, one row."""
    if counts["unknown"] > world.max_unknown * counts["tickets"]:
        return "not_auditable"
    if counts["due"] < world.min_tickets or counts["due"] == 0:
        return "too_few"
    if Fraction(counts["kept"], counts["due"]) < objective:
        return "fail"
    if Fraction(counts["kept"], counts["due"] + counts["at_risk"]) < objective:
        return "warn"
    return "pass"


def report_verdict(verdicts: Sequence[str]) -> str:
    """Rule 21, the whole report."""
    if not verdicts or "not_auditable" in verdicts:
        return "not_auditable"
    return next((one for one in ("fail", "warn", "pass") if one in verdicts), "too_few")


def in_order(values: Sequence[float]) -> bool:
    """Ascending without repeats."""
    return all(low < high for low, high in pairwise(values))
