"""Tallies into the rows of the report: objectives, service levels, totals and rates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from supportctl.audit.promises import Cell, Promises
from supportctl.audit.rates import FORMULAS, Measured, RateCounts, rates_of
from supportctl.audit.statistics import Series, Spread, wilson_interval
from supportctl.audit.tally import Tally, added_up
from supportctl.audit.traits import Trait
from supportctl.audit.verdicts import objective_verdict, rate_verdict
from supportctl.policy.model import Deadline, Policy, RateTarget, SlaFile, TimeTarget, Within
from supportctl.policy.words import goal_words
from supportctl.report.audit_report import (
    Objective,
    Rate,
    RateGoal,
    RateObjective,
    ServiceLevel,
    Target,
    TargetKind,
    Total,
)
from supportctl.vocabulary import MICROSECONDS_PER_SECOND, TIME_METRICS, State

ATTAINMENT_FORMULA = "kept / due; due = kept + late; late = breached + overdue + abandoned"
NO_TARGET = Target("none", None, "no target")

Group = Mapping[str, str | None]
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What was counted: promises with their cells, tallies by cell number, spreads by series, rates by trait."""

    promises: Promises
    tallies: Mapping[int, Tally]
    rate_counts: Mapping[int, RateCounts]
    traits: Sequence[Trait]
    sla: SlaFile


def grouped(cells: Sequence[Cell], key: Callable[[Cell], Key | None]) -> dict[Key, list[int]]:
    """Cell numbers by key, keys in order of first appearance; cells with the key None are left out."""
    groups: dict[Key, list[int]] = {}
    for number, cell in enumerate(cells):
        if (name := key(cell)) is not None:
            groups.setdefault(name, []).append(number)
    return groups


def objective_key(cell: Cell) -> Key | None:
    """Rows that decide the verdict: one per policy and metric; unmatched tickets decide nothing."""
    return (cell.policy.name, cell.metric) if cell.policy else None


def service_level_key(cell: Cell) -> Key:
    """Rows of the table: one per channel, policy and metric."""
    return (cell.channel, cell.policy.name if cell.policy else None, cell.metric)


def total_key(cell: Cell) -> Key:
    """Rows over all policies: one per channel and metric."""
    return (cell.channel, cell.metric)


def series_of(cells: Sequence[Cell], numbers: Iterable[int]) -> Series:
    """The series of a row: its cells, and the target that chooses the buckets when it is one number."""
    numbers = frozenset(numbers)
    targets = {_target_us(cells[number].target) for number in numbers}
    us = targets.pop() if len(targets) == 1 else None
    return Series(numbers, None if us is None else us / MICROSECONDS_PER_SECOND)


def _target_us(target: TimeTarget | None) -> int | None:
    """The longest duration of the target, or None."""
    if target is not None and isinstance(target.goal, Within):
        return max(target.goal.by_priority.values())
    return None


def objectives(results: Results, spreads: Mapping[Series, Spread]) -> list[Objective]:
    """The promises of sla.yaml in its order, each with its verdict."""
    cells, order = (
        results.promises.cells,
        {policy.name: place for place, policy in enumerate(results.sla.policies)},
    )
    rows = []
    groups = grouped(cells, objective_key)
    for (policy, metric), numbers in sorted(
        groups.items(), key=lambda item: (order[item[0][0]], _place(item[0][1]))
    ):
        target = cells[numbers[0]].target
        if target is None:
            continue
        tally = added_up(results.tallies.get(number, Tally()) for number in numbers)
        rows.append(
            Objective(
                **_counts(results, numbers, tally, spreads),
                policy=policy,
                metric=metric,
                objective=round(float(target.objective), 6),
                verdict=objective_verdict(tally, target.objective, results.sla).value,
            )
        )
    return rows


def service_levels(results: Results, spreads: Mapping[Series, Spread]) -> list[ServiceLevel]:
    """One row per channel, policy and metric, busiest channel first."""
    rows = []
    for (channel, policy, metric), numbers in _busiest_first(results, service_level_key):
        tally = added_up(results.tallies.get(number, Tally()) for number in numbers)
        target = results.promises.cells[numbers[0]].target
        below = tally.kept < target.objective * tally.due if target and tally.due else None
        rows.append(
            ServiceLevel(
                **_counts(results, numbers, tally, spreads),
                group={"channel": channel},
                policy=policy,
                metric=metric,
                below_objective=below,
            )
        )
    return rows


def totals(results: Results, spreads: Mapping[Series, Spread]) -> list[Total]:
    """One row per channel and metric over all policies, busiest channel first."""
    rows = []
    for (channel, metric), numbers in _busiest_first(results, total_key):
        tally = added_up(results.tallies.get(number, Tally()) for number in numbers)
        counts = _counts(results, numbers, tally, spreads)
        rows.append(Total(**counts, group={"channel": channel}, metric=metric))
    return rows


def _busiest_first(results: Results, key: Callable[[Cell], Key]) -> list[tuple[Key, list[int]]]:
    """Groups in the order of the report: channels by volume, then first response before resolution, then policy."""
    order = {policy.name: place for place, policy in enumerate(results.sla.policies)}
    volume: dict[str | None, int] = {}
    for number, cell in enumerate(results.promises.cells):
        if cell.metric == min(TIME_METRICS, key=_place):
            volume[cell.channel] = volume.get(cell.channel, 0) + results.tallies.get(number, Tally()).tickets
    groups = grouped(results.promises.cells, key)

    def place(item: tuple[Key, list[int]]) -> tuple[Any, ...]:
        cell = results.promises.cells[item[1][0]]
        policy = order[cell.policy.name] if cell.policy else len(order)
        return (
            -volume.get(cell.channel, 0),
            cell.channel is None,
            cell.channel or "",
            _place(cell.metric),
            policy,
        )

    return sorted(groups.items(), key=place)


def _place(metric: str) -> int:
    return TIME_METRICS.index(metric)


def _counts(
    results: Results, numbers: Sequence[int], tally: Tally, spreads: Mapping[Series, Spread]
) -> dict[str, Any]:
    """The fields of report.Counts for some cells."""
    cells = [results.promises.cells[number] for number in numbers]
    spread = spreads[series_of(results.promises.cells, numbers)]
    met, breached = tally.states[State.MET], tally.states[State.BREACHED]
    low, high = wilson_interval(tally.kept, tally.due) if tally.due else (None, None)
    states = {state.value: tally.states[state] for state in State}
    return {
        **states,
        **_clock(cells, results.sla),
        "formula": ATTAINMENT_FORMULA,
        "target": _shared_target(cells, results.sla),
        "tickets": tally.tickets,
        "due": tally.due,
        "kept": tally.kept,
        "late": tally.late,
        "early": met - tally.kept,
        "excluded_reasons": dict(sorted(tally.excluded.items())),
        "unknown_reasons": dict(sorted(tally.unknown.items())),
        "worthless": tally.worthless,
        "attainment": _share(tally.kept, tally.due),
        "attainment_low": low,
        "attainment_high": high,
        "attainment_usual": _share(met, met + breached),
        "seconds": spread.seconds,
        "distribution": spread.distribution,
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 6) if whole else None


def _clock(cells: Sequence[Cell], sla: SlaFile) -> dict[str, str | None]:
    """The calendar and the kind of clock, when all cells share them."""
    calendars = {cell.policy.calendar for cell in cells if cell.policy}
    if len(calendars) != 1:
        return {"calendar": None, "clock": None}
    name = calendars.pop()
    deadline = any(cell.target and isinstance(cell.target.goal, Deadline) for cell in cells)
    wall = deadline or sla.calendars[name].is_always
    return {"calendar": name, "clock": "wall" if wall else "business"}


def _shared_target(cells: Sequence[Cell], sla: SlaFile) -> Target:
    targets = {(cell.policy.name, cell.metric): cell for cell in cells if cell.policy and cell.target}
    if len(targets) != 1:
        return NO_TARGET if not targets else Target("within", None, "differs by policy")
    (cell,) = targets.values()
    return _target(cell.policy, cell.target, sla)


def _target(policy: Policy | None, target: TimeTarget | None, sla: SlaFile) -> Target:
    if policy is None or target is None:
        return NO_TARGET
    kind: TargetKind = "export_deadline" if isinstance(target.goal, Deadline) else "within"
    durations = set(target.goal.by_priority.values()) if isinstance(target.goal, Within) else set()
    seconds = durations.pop() / MICROSECONDS_PER_SECOND if len(durations) == 1 else None
    return Target(kind, seconds, goal_words(target.goal, sla.calendars[policy.calendar]))


def rates(results: Results) -> list[Rate]:
    """One row per channel, policy and measurable rate."""
    by_row: dict[tuple[str | None, str | None], list[Trait]] = {}
    for trait in results.traits:
        if trait.seen.trait_no in results.rate_counts:
            by_row.setdefault((trait.channel, trait.policy.name if trait.policy else None), []).append(trait)
    return [
        _rate(channel, traits[0].policy, measured, results.sla)
        for (channel, _), traits in sorted(
            by_row.items(), key=lambda item: tuple(name or "" for name in item[0])
        )
        for measured in rates_of(results.rate_counts[trait.seen.trait_no] for trait in traits)
    ]


def _rate(channel: str | None, policy: Policy | None, measured: Measured, sla: SlaFile) -> Rate:
    target = (
        next((one for one in policy.rate_targets if one.metric == measured.metric), None) if policy else None
    )
    return Rate(
        group={"channel": channel},
        policy=policy.name if policy else None,
        metric=measured.metric,
        numerator=_number(measured.numerator),
        denominator=measured.denominator,
        value=measured.value,
        target=_bounds(target) if target else None,
        verdict=rate_verdict(measured.numerator, measured.denominator, target, sla).value if target else None,
        formula=FORMULAS[measured.formula],
    )


def rate_objectives(results: Results) -> list[RateObjective]:
    """The rate promises of sla.yaml that the files can measure, each over all of the policy's contacts."""
    rows = []
    for policy in results.sla.policies:
        numbers = [one.seen.trait_no for one in results.traits if one.policy is policy]
        found = rates_of(results.rate_counts[number] for number in numbers if number in results.rate_counts)
        measured = {one.metric: one for one in found}
        rows += [
            _rate_objective(policy, target, measured[target.metric], results.sla)
            for target in policy.rate_targets
            if target.metric in measured
        ]
    return rows


def _rate_objective(policy: Policy, target: RateTarget, measured: Measured, sla: SlaFile) -> RateObjective:
    return RateObjective(
        policy=policy.name,
        metric=target.metric,
        target=_bounds(target),
        verdict=rate_verdict(measured.numerator, measured.denominator, target, sla).value,
        numerator=_number(measured.numerator),
        denominator=measured.denominator,
        value=measured.value,
        formula=FORMULAS[measured.formula],
    )


def _bounds(target: RateTarget) -> RateGoal:
    return RateGoal(
        None if target.at_most is None else round(float(target.at_most), 6),
        None if target.at_least is None else round(float(target.at_least), 6),
    )


def _number(value: Fraction) -> float:
    return int(value) if value.denominator == 1 else round(float(value), 6)
