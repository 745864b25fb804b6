"""The rows of the report about time: objectives, service levels, totals and the long tail."""

from collections.abc import Mapping, Sequence

from supportctl.audit.asking.cut import Values
from supportctl.audit.gate.verdicts import objective_verdict
from supportctl.audit.judging.promises import Cell
from supportctl.audit.measuring.group_order import OrderedGroups
from supportctl.audit.measuring.results import Results
from supportctl.audit.measuring.series import by_metric, by_objective, by_policy, tail_slices
from supportctl.audit.measuring.spreads import Spreads
from supportctl.audit.measuring.tally import Slice, Tally
from supportctl.audit.reporting.counts import counts_of
from supportctl.audit.reporting.marks import level_mark
from supportctl.report.audit_report import Mark, Objective, ServiceLevel, Total
from supportctl.vocabulary.metrics import metric_place


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
        for _, pieces in by_policy(results, groups.slices[values])
    ]


def tail_rows(results: Results, groups: OrderedGroups, spreads: Spreads) -> list[ServiceLevel]:
    """The groups after the first `top`, folded into one row per policy and metric."""
    nobody: Values = (None,) * len(results.groups.cut.fields)
    return [
        _service_level(results, pieces, spreads, named(results, nobody), False, len(groups.tail))
        for _, pieces in by_policy(results, tail_slices(groups))
    ]


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
        for metric, pieces in by_metric(results, groups.slices[values]).items()
    ]


def named(results: Results, values: Values) -> dict[str, str | None]:
    """A group as the JSON has it: field -> value."""
    return dict(zip(results.groups.cut.fields, values, strict=True))
