"""The rows of the report about time: objectives, service levels, totals and the long tail."""

from collections.abc import Iterable, Mapping, Sequence

from supportctl.audit.asking.cut import Values
from supportctl.audit.gate.verdicts import objective_verdict
from supportctl.audit.judging.promises import Cell
from supportctl.audit.measuring.spreads import Series, Spread
from supportctl.audit.measuring.tally import Slice, Tally
from supportctl.audit.reporting.counts import Results, counts_of, series_of
from supportctl.audit.reporting.group_order import OrderedGroups
from supportctl.audit.reporting.marks import level_mark
from supportctl.report.audit_report import Mark, Objective, ServiceLevel, Total
from supportctl.vocabulary.metrics import TIME_METRICS, metric_place

Spreads = Mapping[Series, Spread]
PolicyMetric = tuple[str | None, str]


def by_objective(results: Results) -> dict[tuple[str, str], list[Slice]]:
    """Slices of each promise of sla.yaml, in its order; tickets that no policy matched decide nothing."""
    return {
        (policy, metric): pieces
        for (policy, metric), pieces in _by_policy(results, results.tallies)
        if policy
    }


def _by_policy(results: Results, slices: Iterable[Slice]) -> list[tuple[PolicyMetric, list[Slice]]]:
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


def all_series(results: Results, groups: OrderedGroups) -> list[Series]:
    """Every series whose percentiles the report needs."""
    pieces = list(by_objective(results).values())
    for values in groups.listed:
        pieces += [part for _, part in _by_policy(results, groups.slices[values])]
        pieces += list(_by_metric(results, groups.slices[values]).values())
    pieces += [part for _, part in _by_policy(results, _tail_slices(groups))]
    return [series_of(results, part) for part in pieces]


def objectives(results: Results, spreads: Spreads) -> list[Objective]:
    """The promises of sla.yaml in its order, each with its verdict; never touched by the cut.

    Where no column tells when the clock stopped, a promise decides nothing and has no row (semantics rule 13).
    """
    order = [policy.name for policy in results.sla.policies]
    rows = []
    for (policy, metric), pieces in by_objective(results).items():
        target, tally = results.cell(pieces[0]).target, results.tally(pieces)
        if target is None or not results.stop_told(pieces):
            continue
        rows.append(
            Objective(
                **counts_of(results, pieces, spreads),
                policy=policy,
                metric=metric,
                objective=round(float(target.objective), 6),
                verdict=objective_verdict(tally, target.objective, results.sla).value,
                mark=level_mark(tally.kept, tally.due, target.objective, results.sla.min_tickets),
            )
        )
    return sorted(rows, key=lambda row: (order.index(row.policy), metric_place(row.metric)))


def service_levels(results: Results, groups: OrderedGroups, spreads: Spreads) -> list[ServiceLevel]:
    """One row per group, policy and metric, in the order of the groups."""
    return [
        _service_level(results, pieces, spreads, named(results, values), values in groups.small, 0)
        for values in groups.listed
        for _, pieces in _by_policy(results, groups.slices[values])
    ]


def tail_rows(results: Results, groups: OrderedGroups, spreads: Spreads) -> list[ServiceLevel]:
    """The groups after the first `top`, folded into one row per policy and metric."""
    nobody: Values = (None,) * len(results.groups.cut.fields)
    return [
        _service_level(results, pieces, spreads, named(results, nobody), False, len(groups.tail))
        for _, pieces in _by_policy(results, _tail_slices(groups))
    ]


def _tail_slices(groups: OrderedGroups) -> list[Slice]:
    return list(dict.fromkeys(piece for values in groups.tail for piece in groups.slices[values]))


def _service_level(  # noqa: PLR0913 - a row of the report
    results: Results,
    pieces: Sequence[Slice],
    spreads: Spreads,
    group: Mapping[str, str | None],
    small: bool,
    folded_groups: int,
) -> ServiceLevel:
    cell, tally = results.cell(pieces[0]), results.tally(pieces)
    decided = cell.target is not None and tally.due and results.stop_told(pieces)
    below = tally.kept < cell.target.objective * tally.due if cell.target and decided else None
    return ServiceLevel(
        **counts_of(results, pieces, spreads),
        group=group,
        policy=cell.policy.name if cell.policy else None,
        metric=cell.metric,
        objective=round(float(cell.target.objective), 6) if cell.target else None,
        below_objective=below,
        mark=_mark(results, cell, tally),
        small=small,
        folded_groups=folded_groups,
    )


def _mark(results: Results, cell: Cell, tally: Tally) -> Mark | None:
    if cell.target is None:
        return None
    fields = results.groups.cut.fields
    return level_mark(tally.kept, tally.due, cell.target.objective, results.sla.min_tickets, fields)


def totals(results: Results, groups: OrderedGroups, spreads: Spreads) -> list[Total]:
    """One row per group and metric over all policies."""
    return [
        Total(**counts_of(results, pieces, spreads), group=named(results, values), metric=metric)
        for values in groups.listed
        for metric, pieces in _by_metric(results, groups.slices[values]).items()
    ]


def _by_metric(results: Results, slices: Iterable[Slice]) -> dict[str, list[Slice]]:
    found: dict[str, list[Slice]] = {}
    for piece in slices:
        found.setdefault(results.cell(piece).metric, []).append(piece)
    return {metric: found[metric] for metric in TIME_METRICS if metric in found}


def named(results: Results, values: Values) -> dict[str, str | None]:
    """A group as the JSON has it: field -> value."""
    return dict(zip(results.groups.cut.fields, values, strict=True))
