"""The table of a cut into many groups: under each promise the groups that share it, so that like stands beside like."""

from collections.abc import Sequence

from supportctl.frozen import frozen
from supportctl.render.text.level_rows import Level, PromiseKey, key_of, level_of, shown_groups, whole_of
from supportctl.render.words.labels import TIMES, counted_groups, side_by_side
from supportctl.render.words.wording import TIE, goal_words, metric_words, shown, target_words
from supportctl.report.audit_report import AuditReport, Counts, ServiceLevel

ALL = "all"


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
