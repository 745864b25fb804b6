"""Which slices each row of the report is about: objectives, policies and metrics of a group, the long tail."""

from collections.abc import Iterable

from supportctl.audit.measuring.group_order import OrderedGroups
from supportctl.audit.measuring.results import Results
from supportctl.audit.measuring.spreads import Series
from supportctl.audit.measuring.tally import Slice
from supportctl.policy.model import TimeTarget, Within
from supportctl.vocabulary.metrics import TIME_METRICS, metric_place
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

PolicyMetric = tuple[str | None, str]


def all_series(results: Results, groups: OrderedGroups) -> list[Series]:
    """Every series whose percentiles the report needs."""
    pieces = list(by_objective(results).values())
    for values in groups.listed:
        pieces += [part for _, part in by_policy(results, groups.slices[values])]
        pieces += list(by_metric(results, groups.slices[values]).values())
    pieces += [part for _, part in by_policy(results, tail_slices(groups))]
    return [series_of(results, part) for part in pieces]


def series_of(results: Results, slices: Iterable[Slice]) -> Series:
    """The series of a row: its slices, and the target that chooses the buckets when it is one number."""
    pieces = frozenset(slices)
    targets = {_longest_target_us(results.cell(piece).target) for piece in pieces}
    us = targets.pop() if len(targets) == 1 else None
    return Series(pieces, None if us is None else us / MICROSECONDS_PER_SECOND)


def _longest_target_us(target: TimeTarget | None) -> int | None:
    if target is not None and isinstance(target.goal, Within):
        return max(target.goal.by_priority.values())
    return None


def by_objective(results: Results) -> dict[tuple[str, str], list[Slice]]:
    """Slices of each promise of sla.yaml, in its order; tickets that no policy matched decide nothing."""
    return {
        (policy, metric): pieces for (policy, metric), pieces in by_policy(results, results.tallies) if policy
    }


def by_policy(results: Results, slices: Iterable[Slice]) -> list[tuple[PolicyMetric, list[Slice]]]:
    """Slices by policy and metric: first responses first, then in the order of sla.yaml, unmatched last."""
    found: dict[PolicyMetric, list[Slice]] = {}
    for piece in slices:
        cell = results.cell(piece)
        found.setdefault((cell.policy.name if cell.policy else None, cell.metric), []).append(piece)
    order = [policy.name for policy in results.sla.policies]

    def place(item: tuple[PolicyMetric, list[Slice]]) -> tuple[int, int]:
        policy, metric = item[0]
        return (metric_place(metric), len(order) if policy is None else order.index(policy))

    return sorted(found.items(), key=place)


def by_metric(results: Results, slices: Iterable[Slice]) -> dict[str, list[Slice]]:
    """Slices by metric, whatever the policy."""
    found: dict[str, list[Slice]] = {}
    for piece in slices:
        found.setdefault(results.cell(piece).metric, []).append(piece)
    return {metric: found[metric] for metric in TIME_METRICS if metric in found}


def tail_slices(groups: OrderedGroups) -> list[Slice]:
    """The slices of the groups after the first ones, each once."""
    return list(dict.fromkeys(piece for values in groups.tail for piece in groups.slices[values]))
