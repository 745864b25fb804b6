"""The columns of the table: what each says of a row, and how wide a screen it takes."""

from collections.abc import Callable

from supportctl.frozen import frozen
from supportctl.render.text.columns import Cell, Column
from supportctl.render.text.ink import DOUBT, MARK_STYLES, PLAIN
from supportctl.render.text.level_rows import Level
from supportctl.render.words.wording import NOTHING, count_words, goal_words, percent_words, tied, time_words

WIDE, WIDEST = 110, 160


@frozen
class Fact:
    """A column and what it says of a row; shown on screens of at least `width` columns."""

    column: Column
    cell: Callable[[Level], Cell]
    width: int = 0


def _attainment(level: Level) -> Cell:
    bounds = (1.0,) if level.goal is None else (level.goal, 1.0)
    judged = level.goal is not None and level.counts.due and not level.few and not level.plain
    style = MARK_STYLES[level.mark] if judged else PLAIN
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
    if level.metric != "first_response":
        return Cell("")
    return _count(level.counts.excluded_reasons.get("closed_without_reply", 0))


def _at_risk(level: Level) -> Cell:
    doubtful = level.counts.at_risk and not level.plain
    return Cell(count_words(level.counts.at_risk), DOUBT if doubtful else PLAIN)


def open_contacts(level: Level) -> int:
    """Contacts that still wait: late, paused, at risk or in good time."""
    counts = level.counts
    return counts.overdue + counts.paused + counts.at_risk + counts.running


def _count(number: int) -> Cell:
    return Cell(count_words(number))


def _open(level: Level) -> Cell:
    """How many still wait; of contacts without a target nobody knows."""
    counts = level.counts
    return Cell(NOTHING) if counts.not_applicable == counts.tickets else _count(open_contacts(level))


def _took(level: Level, seconds: float | None) -> Cell:
    return Cell(time_words(seconds, level.counts.clock))


GOAL = Fact(Column("goal", spare=2), _goal)
TARGET = Fact(Column("target", spare=10), _target, WIDE)
FACTS = (
    Fact(Column("contacts", spare=4), lambda level: _count(level.counts.tickets)),
    Fact(Column("in\ntime"), _attainment),
    GOAL,
    Fact(Column("late\nof due", spare=1), _late),
    Fact(Column("median", spare=5, apart=True), lambda level: _took(level, level.counts.seconds.p50)),
    Fact(
        Column("9 of 10\nwithin", spare=6, apart=True), lambda level: _took(level, level.counts.seconds.p90)
    ),
    Fact(
        Column("19 of 20\nwithin", spare=8, apart=True),
        lambda level: _took(level, level.counts.seconds.p95),
        WIDE,
    ),
    Fact(Column("still\nopen", spare=3), _open),
    Fact(Column("95 %\ninterval", spare=9), _interval, WIDE),
    TARGET,
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
