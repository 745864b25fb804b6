"""What a report says of contacts that the naive audit judged: counts, rates and verdicts (rules 10, 17, 20-22, 26)."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from naive_contact import (
    answered,
    as_of_of,
    channel_of,
    contacts_start_it,
    done,
    excluded_by,
    fits_where,
    in_period,
    left,
    rule_for,
    said_unanswered,
    wait_of,
)
from naive_judge import Judged, judge_contact
from naive_world import STATES, Row, World

RateKey = tuple[str | None, str | None, str]


@dataclass
class Outcome:
    """What the naive audit found: of the contacts in the period, and `outside` of it those that `--where` asks for."""

    as_of: int | None
    rows: int
    tickets: int
    folded: int
    out_of_scope: int
    set_aside: int
    judged: list[Judged]
    outside: list[Judged]
    rates: dict[RateKey, tuple[Fraction, int]]
    policy_rates: dict[tuple[str, str], tuple[Fraction, int]]

    def promised_rates(self, world: World) -> dict[tuple[str, str], tuple[str, Fraction]]:
        """The bounds of the rates that are promised and can be measured."""
        promised = {
            (rule.name, metric): bound for rule in world.rules for metric, bound in rule.rates.items()
        }
        return {key: bound for key, bound in promised.items() if key in self.policy_rates}


def audit_naively(world: World) -> Outcome:
    """The whole audit of a World."""
    kept, folded, set_aside = _kept_rows(world)
    as_of = as_of_of(world, [row for _, row in kept])
    wanted = [one for one in kept if contacts_start_it(one[1]) and fits_where(world, one[1])]
    tickets = [one for one in wanted if in_period(world, one[1])]
    late = [one for one in wanted if not in_period(world, one[1])]
    rates, policy_rates = _rates(world, [row for _, row in tickets])
    return Outcome(
        as_of=as_of,
        rows=len(world.rows),
        tickets=len(tickets),
        folded=folded,
        out_of_scope=len(kept) - len(tickets),
        set_aside=set_aside,
        judged=_judged(world, tickets, as_of),
        outside=_judged(world, late, as_of),
        rates=rates,
        policy_rates=policy_rates,
    )


def _judged(world: World, tickets: Sequence[tuple[int, Row]], as_of: int | None) -> list[Judged]:
    if as_of is None:
        return []
    return [one for number, row in tickets for one in judge_contact(world, number, row, as_of)]


def _kept_rows(world: World) -> tuple[list[tuple[int, Row]], int, int]:
    """Rules 4, 8 and 10: no creation time is set aside, an identical second row folds."""
    kept: list[tuple[int, Row]] = []
    seen: set[tuple[Any, ...]] = set()
    folded = set_aside = 0
    for number, row in enumerate(world.rows):
        if row.get("created_at") is None:
            set_aside += 1
            continue
        key = tuple(row.get(name) for name in world.columns)
        if "ticket_id" in world.columns and row.get("ticket_id") is not None and key in seen:
            folded += 1
            continue
        seen.add(key)
        kept.append((number, row))
    return kept, folded, set_aside


# --------------------------------------------------------------------------------------------------- counts


def counts_of(judged: Sequence[Judged]) -> dict[str, Any]:
    """The counts of a report row, from its tickets."""
    states = Counter(one.state for one in judged)
    kept, late = sum(one.kept for one in judged), sum(one.late for one in judged)
    finished = [one.elapsed for one in judged if one.state in ("met", "breached") and one.elapsed is not None]
    return {
        **{state: states[state] for state in STATES},
        "tickets": len(judged),
        "kept": kept,
        "late": late,
        "due": kept + late,
        "early": states["met"] - kept,
        "worthless": sum(one.worthless for one in judged),
        "excluded_reasons": _reasons(judged, "excluded"),
        "unknown_reasons": _reasons(judged, "unknown"),
        "finished": sorted(finished),
    }


def _reasons(judged: Sequence[Judged], state: str) -> dict[str, int]:
    return dict(sorted(Counter(str(one.reason) for one in judged if one.state == state).items()))


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


def rate_verdict(world: World, part: Fraction, whole: int, promise: tuple[str, Fraction]) -> str:
    """Rule 21, a promised rate."""
    bound, value = promise
    missed = part / whole > value if bound == "at_most" else part / whole < value
    return "too_few" if whole < world.min_tickets else "fail" if missed else "pass"


def report_verdict(world: World, verdicts: Sequence[str], wanted: Outcome) -> str:
    """Rule 21, the whole report: nothing is auditable where no contact was judged and no rate is promised."""
    judged = [one for one in wanted.judged if one.policy and one.state not in ("not_applicable", "unknown")]
    if not verdicts or "not_auditable" in verdicts or not (judged or wanted.promised_rates(world)):
        return "not_auditable"
    return next((one for one in ("fail", "warn", "pass") if one in verdicts), "too_few")


# --------------------------------------------------------------------------------------------------- rates


def _rates(world: World, tickets: Sequence[Row]) -> tuple[dict[Any, Any], dict[Any, Any]]:
    by_row: dict[Any, list[Row]] = defaultdict(list)
    by_policy: dict[Any, list[Row]] = defaultdict(list)
    for row in tickets:
        if excluded_by(world, row):
            continue
        rule = rule_for(world, row)
        by_row[channel_of(world, row), rule.name if rule else None].append(row)
        if rule:
            by_policy[rule.name].append(row)
    rates = {
        (*key, metric): value
        for key, rows in by_row.items()
        for metric, value in _rates_of(world, rows).items()
    }
    policies = {
        (name, metric): value
        for name, rows in by_policy.items()
        for metric, value in _rates_of(world, rows).items()
    }
    return rates, policies


def _rates_of(world: World, rows: Sequence[Row]) -> dict[str, tuple[Fraction, int]]:
    """Rules 20, 22 and 26 over some tickets; a rate whose denominator is zero is left out."""
    taken = sum(answered(world, row) for row in rows)
    lost = sum(left(world, row) and not _short(world, row) for row in rows)
    solved = [row for row in rows if done(world, row)]
    ever = [
        row for row in rows if row.get("reopens") is not None and (done(world, row) or row["reopens"] >= 1)
    ]
    known = [
        row
        for row in rows
        if row.get("first_contact_resolved") is not None and not said_unanswered(world, row)
    ]
    counted = [row for row in solved if row.get("reopens") is not None and row.get("replies") is not None]
    first = (
        (sum(row["first_contact_resolved"] for row in known), len(known))
        if known
        else (sum(row["reopens"] == 0 and row["replies"] <= 1 for row in counted), len(counted))
    )
    scores = [row["csat"] for row in rows if row.get("csat") is not None]
    found = {
        "abandonment": (lost, taken + lost),
        "first_contact_resolution": first,
        "reopen": (sum(row["reopens"] >= 1 for row in ever), len(ever)),
        "csat": (sum(score >= 4 for score in scores), len(scores)),
        "csat_mean": (sum(scores), len(scores)),
    }
    return {name: (Fraction(part), whole) for name, (part, whole) in found.items() if whole}


def _short(world: World, row: Row) -> bool:
    """An abandon that is short, however long the days leave it."""
    rule, wait = rule_for(world, row), wait_of(world, row)
    return wait is not None and wait.last <= (rule.short_abandon if rule else 0)
