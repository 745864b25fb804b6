"""The service levels as the table and the bars show them: in blocks, with their goals, marked where they matter."""

from collections.abc import Sequence
from dataclasses import dataclass

from supportctl.render.wording import group_words, metric_words, shown
from supportctl.report.audit_report import AuditReport, ServiceLevel

FEW_DUE = 20
"""Below so many due contacts a share says little: marked, not coloured."""


@dataclass(frozen=True, slots=True)
class Level:
    """One row: a group's contacts under one policy, one metric."""

    counts: ServiceLevel
    block: str
    goal: float | None

    @property
    def few(self) -> bool:
        """Too few due to say much."""
        return 0 < self.counts.due < FEW_DUE

    @property
    def missed(self) -> bool:
        """Below its goal, and not for want of contacts."""
        return bool(self.counts.below_objective) and not self.few

    @property
    def name(self) -> str:
        """`email (urgent e-mail) first response`, where the row stands alone."""
        return f"{self.block} {metric_words(self.counts.metric)}"


def level_blocks(report: AuditReport) -> list[list[Level]]:
    """Rows by group and policy, in the report's order of groups."""
    goals = {(one.policy, one.metric): one.objective for one in report.objectives}
    policies: dict[tuple[str | None, ...], set[str | None]] = {}
    for row in report.service_levels:
        policies.setdefault(tuple(row.group.values()), set()).add(row.policy)
    groups: dict[tuple[str | None, ...], dict[str | None, list[Level]]] = {}
    for row in report.service_levels:
        key = tuple(row.group.values())
        block = block_words(row, several=len(policies[key]) > 1)
        level = Level(row, block, goals.get((row.policy or "", row.metric)))
        groups.setdefault(key, {}).setdefault(row.policy, []).append(level)
    return [block for group in groups.values() for block in group.values()]


def block_words(row: ServiceLevel, *, several: bool) -> str:
    """`email`; with its policy when the group has several, or none: `email (urgent e-mail)`."""
    if row.policy is None:
        return f"{group_words(row.group)} (no policy)"
    return f"{group_words(row.group)} ({shown(row.policy)})" if several else group_words(row.group)


def one_metric(blocks: Sequence[Sequence[Level]]) -> str | None:
    """The metric, when all rows are about the same and each block has one row."""
    metrics = {level.counts.metric for block in blocks for level in block}
    return metrics.pop() if len(metrics) == 1 and all(len(block) == 1 for block in blocks) else None
