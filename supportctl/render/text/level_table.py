"""The table: how many contacts were in time, against which goal, and how long they took, for each group of the cut."""

from collections.abc import Sequence
from itertools import chain

from rich.text import Text

from supportctl.render.text.columns import LEAST_LABEL, Cell, Column, Heading, Row, table
from supportctl.render.text.fitting import width_of
from supportctl.render.text.ink import BAD, FAINT, PLAIN, paragraph, title
from supportctl.render.text.level_columns import FACTS, GOAL, TARGET, WIDE, Fact
from supportctl.render.text.level_rows import (
    Level,
    cut_by_group,
    group_blocks,
    key_of,
    one_metric,
    promise_sections,
    shown_groups,
)
from supportctl.render.words.labels import counted_groups, field_words
from supportctl.render.words.wording import (
    FEW_MARK,
    MARKS,
    MISSED_MARK,
    NO_MARK,
    PEOPLE,
    count_words,
    marks_meant,
    metric_words,
)
from supportctl.report.audit_report import AuditReport

LEAST_GROUP_LABEL = 24
"""Names of agents or topics need more room than channels before they are shortened."""

LEAST_PAIR_LABEL = 44
INTERVAL = "95 % interval: where the true share likely lies, as if contacts were independent."


def level_table(report: AuditReport, width: int) -> list[Text]:
    """Nothing is cut off: what finds no room is named below."""
    if not report.service_levels:
        return []
    return _by_group(report, width) if cut_by_group(report) else _by_promise(report, width)


def _by_group(report: AuditReport, width: int) -> list[Text]:
    """A block for each group, with a row for each of its promises."""
    blocks = group_blocks(report)
    metric = one_metric(blocks)
    rows: list[Row | Heading] = []
    facts = [fact for fact in FACTS if fact.width <= width]
    for block in blocks:
        rows += [] if metric else [Heading(block[0].label)]
        rows += [_row(level, level.label if metric else metric_words(level.metric), facts) for level in block]
    what = f"{metric_words(metric)} in time, by" if metric else "in time by"
    heading = title(f"{what} {_cut_words(report)}".upper(), width)
    legend = _legend(list(chain.from_iterable(blocks)), width)
    return [*heading, *_drawn("", facts, rows, width, LEAST_LABEL), *_said(legend, report, width)]


def _by_promise(report: AuditReport, width: int) -> list[Text]:
    """A block for each promise, with a row for each group."""
    sections = promise_sections(report)
    without = (GOAL,) if "priority" in report.scope.by else (GOAL, TARGET)
    facts = [fact for fact in FACTS if fact.width <= width and fact not in without]
    rows: list[Row | Heading] = []
    for section in sections:
        rows += [Heading(section.heading), *(_row(level, level.label, facts) for level in section.rows)]
    levels = [level for section in sections for level in section.rows]
    least = max(
        [
            LEAST_GROUP_LABEL if len(report.scope.by) == 1 else LEAST_PAIR_LABEL,
            *(width_of(one.label) + 2 for one in levels if one.label[:4] == "and "),
        ]
    )
    heading = title(f"in time by {_cut_words(report)}".upper(), width)
    name = "  " + ", ".join(map(field_words, report.scope.by))
    return [*heading, *_drawn(name, facts, rows, width, least), *_said(_legend(levels, width), report, width)]


def _cut_words(report: AuditReport) -> str:
    *others, last = map(field_words, report.scope.by or ["channel"])
    return f"{', '.join(others)} and {last}" if others else last


def _drawn(
    name: str, facts: Sequence[Fact], rows: Sequence[Row | Heading], width: int, least: int
) -> list[Text]:
    columns = [Column(name, right=False), *(fact.column for fact in facts)]
    lines, layout = table(columns, rows, width, least)
    if layout.left_out:
        lines += paragraph(f"No room here for: {', '.join(layout.left_out)}.", width, FAINT, indent=0, hang=0)
    return lines


def _row(level: Level, words: str, facts: Sequence[Fact]) -> Row:
    mark = mark_of(level)
    label = Cell(f"{mark} {words}", BAD if mark == MISSED_MARK else PLAIN)
    return [label, *(fact.cell(level) for fact in facts)]


def _legend(levels: Sequence[Level], width: int) -> list[str]:
    """What the marks and the headings mean."""
    words = marks_meant(map(mark_of, levels), f"fewer than {count_words(levels[0].least)} due")
    words = [PEOPLE] if levels[0].plain else words
    words += ["Due: the promised time is over, answered or not. Still open: late or not."]
    return [*words, INTERVAL] if width >= WIDE else words


def mark_of(level: Level) -> str:
    """The mark in front of a row."""
    return NO_MARK if level.plain else FEW_MARK if level.few else MARKS[level.mark]


def _said(legend: Sequence[str], report: AuditReport, width: int) -> list[Text]:
    words = " ".join([*legend, *_cut_notes(report)])
    return paragraph(words, width, FAINT, indent=0, hang=0)


def _cut_notes(report: AuditReport) -> list[str]:
    """What one must know to read it: groups that overlap, contacts without a value, the tail."""
    notes = []
    if not report.partition:
        notes.append("The groups overlap: a contact with two tags stands in both, so rows do not add up.")
    without = [name for place, name in enumerate(report.scope.by) if any(_nothing(report, place))]
    if without:
        notes.append(f"(none): the export names no {' or no '.join(map(field_words, without))}.")
    if report.tails:
        every = counted_groups(report.scope.by, report.groups_total)
        notes.append(f"{every} in all: --top 0 shows every one.")
    return notes


def _nothing(report: AuditReport, place: int) -> list[bool]:
    shown = shown_groups(report)
    return [key_of(row)[place] is None for row in report.service_levels if key_of(row) in shown]
