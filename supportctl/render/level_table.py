"""The table: of each channel, how many contacts were in time, against which goal, and how long they took."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.text import Text

from supportctl.render.columns import Cell, Column, Heading, Row, table
from supportctl.render.ink import BAD, DOUBT, FAINT, GOOD, PLAIN, paragraph, title
from supportctl.render.level_rows import Level, level_blocks, one_metric
from supportctl.render.wording import (
    NOTHING,
    count_words,
    goal_words,
    metric_words,
    percent_words,
    shown,
    tied,
    time_words,
)
from supportctl.report.audit_report import AuditReport

WIDE, WIDEST = 110, 160
MISSED_MARK, FEW_MARK = "!", "?"


@dataclass(frozen=True, slots=True)
class Fact:
    """A column and what it says of a row; shown on screens of at least `width` columns."""

    column: Column
    cell: Callable[[Level], Cell]
    width: int = 0


def level_table(report: AuditReport, width: int) -> list[Text]:
    """Nothing is cut off: what finds no room is named below."""
    blocks = level_blocks(report)
    if not blocks:
        return []
    metric = one_metric(blocks)
    facts = [fact for fact in FACTS if fact.width <= width]
    columns = [Column("", right=False), *(fact.column for fact in facts)]
    rows: list[Row | Heading] = []
    for block in blocks:
        rows += [] if metric else [Heading(block[0].block)]
        rows += [
            [_label(level, alone=metric is not None), *(fact.cell(level) for fact in facts)]
            for level in block
        ]
    lines, layout = table(columns, rows, width)
    cut = " and ".join(map(shown, report.scope.by)) or "channel"
    what = f"{metric_words(metric)} in time," if metric else "in time"
    lines = [*title(f"{what} by {cut}".upper(), width), *lines, *_legend(blocks, width)]
    if layout.left_out:
        lines += paragraph(f"No room here for: {', '.join(layout.left_out)}.", width, FAINT, indent=0, hang=0)
    return lines


def _label(level: Level, *, alone: bool) -> Cell:
    mark = MISSED_MARK if level.missed else FEW_MARK if level.few else " "
    words = level.block if alone else metric_words(level.counts.metric)
    return Cell(f"{mark} {words}", BAD if level.missed else PLAIN)


def _legend(blocks: list[list[Level]], width: int) -> list[Text]:
    levels = [level for block in blocks for level in block]
    marks = [f"{MISSED_MARK} below its goal."] if any(level.missed for level in levels) else []
    marks += [f"{FEW_MARK} fewer than 20 due: says little."] if any(level.few for level in levels) else []
    due = "Due: the time promised has run out, answered or not. Still open: late ones included."
    return paragraph(" ".join([*marks, due]), width, FAINT, indent=0, hang=0)


def _attainment(level: Level) -> Cell:
    bounds = (1.0,) if level.goal is None else (level.goal, 1.0)
    style = PLAIN if level.few or level.counts.below_objective is None else BAD if level.missed else GOOD
    return Cell(percent_words(level.counts.attainment, *bounds), style)


def _goal(level: Level) -> Cell:
    return Cell(NOTHING if level.goal is None else goal_words(level.goal))


def _late(level: Level) -> Cell:
    counts = level.counts
    return Cell(tied(f"{count_words(counts.late)} of {count_words(counts.due)}") if counts.due else NOTHING)


def _interval(level: Level) -> Cell:
    low, high = level.counts.attainment_low, level.counts.attainment_high
    return Cell(NOTHING if low is None or high is None else tied(f"{low * 100:.0f}-{high * 100:.0f} %"))


def _target(level: Level) -> Cell:
    """Briefly: one duration, or that it varies by priority."""
    target = level.counts.target
    if target.kind == "within":
        return Cell("varies" if target.seconds is None else time_words(target.seconds))
    return Cell("deadline" if target.kind == "export_deadline" else NOTHING)


def _unanswered(level: Level) -> Cell:
    if level.counts.metric != "first_response":
        return Cell("")
    return _count(level.counts.excluded_reasons.get("closed_without_reply", 0))


def _at_risk(level: Level) -> Cell:
    return Cell(count_words(level.counts.at_risk), DOUBT if level.counts.at_risk else PLAIN)


def open_contacts(level: Level) -> int:
    """Contacts that still wait: late, paused, at risk or in good time."""
    counts = level.counts
    return counts.overdue + counts.paused + counts.at_risk + counts.running


def _count(number: int) -> Cell:
    return Cell(count_words(number))


FACTS = (
    Fact(Column("contacts", spare=4), lambda level: _count(level.counts.tickets)),
    Fact(Column("in\ntime"), _attainment),
    Fact(Column("goal", spare=2), _goal),
    Fact(Column("late\nof due", spare=1), _late),
    Fact(Column("median", spare=5, apart=True), lambda level: Cell(time_words(level.counts.seconds.p50))),
    Fact(
        Column("9 of 10\nwithin", spare=6, apart=True),
        lambda level: Cell(time_words(level.counts.seconds.p90)),
    ),
    Fact(
        Column("19 of 20\nwithin", spare=8, apart=True),
        lambda level: Cell(time_words(level.counts.seconds.p95)),
        WIDE,
    ),
    Fact(Column("still\nopen", spare=3), lambda level: _count(open_contacts(level))),
    Fact(Column("95 %\ninterval", spare=9), _interval, WIDE),
    Fact(Column("target", spare=10), _target, WIDE),
    Fact(Column("no\nreply", spare=11), _unanswered, WIDE),
    Fact(Column("at\nrisk", spare=7), _at_risk, WIDEST),
    Fact(Column("not yet\ndue", spare=13), lambda level: _count(level.counts.early), WIDEST),
    Fact(Column("not\ncounted", spare=12), lambda level: _count(level.counts.excluded), WIDEST),
    Fact(Column("unknown", spare=14), lambda level: _count(level.counts.unknown), WIDEST),
    Fact(
        Column("usual\nfigure", spare=15),
        lambda level: Cell(percent_words(level.counts.attainment_usual)),
        WIDEST,
    ),
)
"""Every column beside the first. The in-time share is the last thing to go."""
