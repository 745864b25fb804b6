"""The rows of the table: of which promise, how called, with which goal, marked where they matter."""

from collections.abc import Iterable, Mapping, Sequence

from supportctl.frozen import frozen
from supportctl.render.text.fitting import padded, shortened, width_of
from supportctl.render.words.labels import TIMES, counted_groups, group_words, value_words
from supportctl.render.words.wording import TIE, goal_words, metric_words, shown, target_words
from supportctl.report.audit_report import AuditReport, Counts, Mark, Objective, ServiceLevel
from supportctl.vocabulary.columns import PEOPLE_FIELDS

ALL = "all"
GAP = "  "
MOST_BESIDE = 26
"""Where several fields stand side by side, a longer value is shortened."""

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


@frozen
class Section:
    """A promise in words, and its rows: all contacts, the groups, the tail."""

    heading: str
    rows: Sequence[Level]


def promise_sections(report: AuditReport) -> list[Section]:
    """The promises in the order of sla.yaml, then what no promise covers."""
    first = shown_groups(report)
    by_promise: dict[PromiseKey, list[ServiceLevel]] = {
        (one.policy, one.metric): [] for one in report.objectives
    }
    for row in report.service_levels:
        by_promise.setdefault((row.policy, row.metric), []).append(row)
    tails = {(row.policy, row.metric): row for row in report.tails}
    return [
        _section(report, [row for row in rows if key_of(row) in first], tails.get(key), len(rows))
        for key, rows in by_promise.items()
        if rows or key in tails
    ]


def _section(
    report: AuditReport, rows: Sequence[ServiceLevel], tail: ServiceLevel | None, groups: int
) -> Section:
    some = rows[0] if rows else tail
    if some is None:
        return Section("", [])
    whole = next(
        (one for one in report.objectives if (one.policy, one.metric) == (some.policy, some.metric)), None
    )
    labels = side_by_side(row.group for row in rows)
    levels = [level_of(report, row, label) for row, label in zip(rows, labels, strict=True)]
    levels = levels if any(name in TIMES for name in report.scope.by) else sorted(levels, key=_place)
    if tail is not None:
        levels.append(level_of(report, tail, _tail_words(report, tail, groups - len(rows))))
    if whole is not None and len(levels) > 1:
        levels.insert(0, whole_of(report, whole, ALL))
    return Section(_heading(some, whole or some), levels)


def _place(level: Level) -> tuple[bool, int, int]:
    """Late contacts first, of people volume alone; what is too small to be ranked stands last, as it comes."""
    counts = level.counts
    small = counts.due < level.least
    late = 0 if level.plain else counts.late
    return (small, 0, 0) if small else (small, -late, -counts.tickets)


def _heading(some: ServiceLevel, counts: Counts) -> str:
    """`e-mail  first response within 4 h, goal 90 %`, as the sentences at the top say it."""
    policy = "no policy" if some.policy is None else shown(some.policy)
    words = f"{policy}{TIE} {metric_words(some.metric)} {target_words(counts.target)}".strip()
    return words if some.objective is None else f"{words}, goal {goal_words(some.objective)}"


def _tail_words(report: AuditReport, tail: ServiceLevel, beyond: int) -> str:
    """How many groups share this promise; where the report does not list them all, how many there are beyond."""
    listed = len({key_of(row) for row in report.service_levels})
    number = beyond if listed >= report.groups_total else tail.folded_groups
    return f"and {counted_groups(report.scope.by, number, 'more ')}"


def side_by_side(groups: Iterable[Mapping[str, str | None]]) -> list[str]:
    """The groups with their values in columns, each column as wide as its widest value."""
    rows = [[value_words(name, value) for name, value in group.items()] for group in groups]
    if not rows or len(rows[0]) < 2:
        return [row[0] if row else "all contacts" for row in rows]
    rows = [[shortened(value, MOST_BESIDE) for value in row] for row in rows]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(padded(value, width) for value, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
