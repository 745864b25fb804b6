"""The rows of the table: of which promise, how called, with which goal, marked where they matter."""

from collections.abc import Sequence

from supportctl.frozen import frozen
from supportctl.render.words.labels import counted_groups, group_words
from supportctl.render.words.wording import metric_words, shown
from supportctl.report.audit_report import AuditReport, Counts, Mark, Objective, ServiceLevel
from supportctl.vocabulary.columns import PEOPLE_FIELDS

Group = tuple[str | None, ...]
PromiseKey = tuple[str | None, str]
BY_GROUP = (["channel"], ["policy"])
"""Cuts into few groups, each with promises of its own; in all others many groups share a promise."""


@frozen
class Level:
    """One row: some contacts under one policy, one metric. `least` is how many due contacts a share needs.

    `plain` rows bear no mark and no colour: they are about people.
    """

    counts: Counts
    label: str
    policy: str | None
    metric: str
    goal: float | None
    mark: Mark | None
    least: int
    plain: bool

    @property
    def few(self) -> bool:
        """Too few due to say much."""
        return 0 < self.counts.due < self.least

    @property
    def name(self) -> str:
        """`email (urgent e-mail) first response`, where the row stands alone."""
        return f"{self.label} {metric_words(self.metric)}"


def about_people(report: AuditReport) -> bool:
    """Whether the rows are about people: then nothing is marked (semantics rule 29)."""
    return not PEOPLE_FIELDS.isdisjoint(report.scope.by)


def cut_by_group(report: AuditReport) -> bool:
    """Whether the table has a block for each group; otherwise it has one for each promise."""
    return report.scope.by in BY_GROUP


def level_of(report: AuditReport, row: ServiceLevel, label: str) -> Level:
    """A row of the report under its label."""
    plain = about_people(report)
    return Level(row, label, row.policy, row.metric, row.objective, row.mark, report.min_tickets, plain)


def whole_of(report: AuditReport, row: Objective, label: str) -> Level:
    """A promise over all its contacts, whatever the cut."""
    plain = about_people(report)
    mark = None if plain else row.mark
    return Level(row, label, row.policy, row.metric, row.objective, mark, report.min_tickets, plain)


def key_of(row: ServiceLevel) -> Group:
    """The group's values, as they tell it from the others."""
    return tuple(row.group.values())


def shown_groups(report: AuditReport) -> set[Group]:
    """The groups before the tail."""
    every = dict.fromkeys(key_of(row) for row in report.service_levels)
    return set(list(every)[: report.scope.top])


def group_blocks(report: AuditReport) -> list[list[Level]]:
    """Rows by group and policy, in the report's order of groups; the tail stands last."""
    first = shown_groups(report)
    return _blocks(report, [*(row for row in report.service_levels if key_of(row) in first), *report.tails])


def all_blocks(report: AuditReport) -> list[list[Level]]:
    """As `group_blocks`, nothing folded."""
    return _blocks(report, report.service_levels)


def _blocks(report: AuditReport, rows: Sequence[ServiceLevel]) -> list[list[Level]]:
    groups: dict[tuple[Group, int], dict[str | None, list[ServiceLevel]]] = {}
    for row in rows:
        groups.setdefault((key_of(row), row.folded_groups), {}).setdefault(row.policy, []).append(row)
    return [
        [level_of(report, row, block_words(report, row, several=len(policies) > 1)) for row in block]
        for policies in groups.values()
        for block in policies.values()
    ]


def block_words(report: AuditReport, row: ServiceLevel, *, several: bool) -> str:
    """`email`; with its policy when the group has several, or none: `email (urgent e-mail)`."""
    name = group_words(row.group)
    if row.folded_groups:
        name = f"and {counted_groups(report.scope.by, row.folded_groups, 'more ')}"
    if row.policy is None:
        return "(no policy)" if report.scope.by == ["policy"] else f"{name} (no policy)"
    return f"{name} ({shown(row.policy)})" if several else name


def one_metric(blocks: Sequence[Sequence[Level]]) -> str | None:
    """The metric, when all rows are about the same and each block has one row."""
    metrics = {level.metric for block in blocks for level in block}
    return metrics.pop() if len(metrics) == 1 and all(len(block) == 1 for block in blocks) else None
