"""The rows of the report about time: objectives, service levels, totals and the long tail."""

from collections.abc import Mapping

from supportctl.audit.asking.cut import Values
from supportctl.audit.gate.verdicts import falls_short, objective_verdict
from supportctl.audit.measuring.finishing import Counted
from supportctl.audit.measuring.results import Results
from supportctl.audit.measuring.series import Series
from supportctl.audit.reporting.counts import CountsOf
from supportctl.audit.reporting.marks import level_mark
from supportctl.report.audit_report import Objective, ServiceLevel, Total
from supportctl.vocabulary.metrics import metric_place


class Rows:
    """Makes the rows of a report of what was counted."""

    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self._results = counted.results
        self._counts = CountsOf(counted)

    def objectives(self) -> list[Objective]:
        """The promises of sla.yaml in its order, each with its verdict; never touched by the cut.

        Where no column tells when the clock stopped, a promise decides nothing and has no row (semantics rule 13).
        """
        order = [policy.name for policy in self._results.sla.policies]
        found = self._counted.series.objectives.items()
        rows = [row for (policy, metric), one in found if (row := self._objective(policy, metric, one))]
        return sorted(rows, key=lambda row: (order.index(row.policy), metric_place(row.metric)))

    def _objective(self, policy: str, metric: str, series: Series) -> Objective | None:
        target, sla = self._results.promises.cells[series.cells[0]].target, self._results.sla
        if target is None or not self._results.stop_told(series.cells):
            return None
        tally = self._counted.tallies[series]
        return Objective(
            **self._counts(series),
            policy=policy,
            metric=metric,
            objective=round(float(target.objective), 6),
            verdict=objective_verdict(tally, target.objective, sla).value,
            mark=level_mark(tally.kept, tally.due, target.objective, sla.min_tickets),
        )

    def service_levels(self) -> list[ServiceLevel]:
        """One row per group, policy and metric, in the order of the groups."""
        small = self._counted.groups.small
        return [
            self._level(one, named(self._results, values), small=values in small, folded_groups=0)
            for values, one in self._counted.series.levels
        ]

    def tails(self) -> list[ServiceLevel]:
        """The groups after the first `top`, folded into one row per policy and metric."""
        nobody = named(self._results, (None,) * len(self._results.groups.cut.fields))
        folded = len(self._counted.groups.tail)
        return [
            self._level(one, nobody, small=False, folded_groups=folded) for one in self._counted.series.tails
        ]

    def _level(
        self, series: Series, group: Mapping[str, str | None], *, small: bool, folded_groups: int
    ) -> ServiceLevel:
        cell, sla = self._results.promises.cells[series.cells[0]], self._results.sla
        tally, goal = self._counted.tallies[series], cell.target.objective if cell.target else None
        decided = goal is not None and tally.due and self._results.stop_told(series.cells)
        fields = self._results.groups.cut.fields
        return ServiceLevel(
            **self._counts(series),
            group=group,
            policy=cell.policy.name if cell.policy else None,
            metric=cell.metric,
            objective=None if goal is None else round(float(goal), 6),
            below_objective=falls_short(tally.kept, tally.due, goal)
            if goal is not None and decided
            else None,
            mark=None if goal is None else level_mark(tally.kept, tally.due, goal, sla.min_tickets, fields),
            small=small,
            folded_groups=folded_groups,
        )

    def totals(self) -> list[Total]:
        """One row per group and metric over all policies."""
        return [
            Total(**self._counts(one), group=named(self._results, values), metric=metric)
            for values, metric, one in self._counted.series.totals
        ]


def named(results: Results, values: Values) -> dict[str, str | None]:
    """A group as the JSON has it: field -> value."""
    return dict(zip(results.groups.cut.fields, values, strict=True))
