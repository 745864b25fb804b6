"""Slices added up into the counts of one report row."""

from collections.abc import Mapping, Sequence

from supportctl.audit.judging.promises import Cell
from supportctl.audit.measuring.results import Results
from supportctl.audit.measuring.series import series_of
from supportctl.audit.measuring.spreads import Series, Spread, wilson_interval
from supportctl.audit.measuring.tally import Slice
from supportctl.audit.reporting.count_fields import CountFields
from supportctl.policy.model import Deadline, SlaFile, Within
from supportctl.policy.words import goal_words
from supportctl.report.audit_report import Target, TargetKind
from supportctl.vocabulary.states import State
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

ATTAINMENT_FORMULA = "kept / due; due = kept + late; late = breached + overdue + abandoned"
NO_TARGET = Target("none", None, "no target")


def counts_of(results: Results, slices: Sequence[Slice], spreads: Mapping[Series, Spread]) -> CountFields:
    """The fields of report.Counts for some slices."""
    tally, spread = results.tally(slices), spreads[series_of(results, slices)]
    cells = list({piece[0]: results.cell(piece) for piece in slices}.values())
    met, breached = tally.states[State.MET], tally.states[State.BREACHED]
    due = tally.due if results.stop_told(slices) else 0
    low, high = wilson_interval(tally.kept, due) if due else (None, None)
    calendar, clock = _clock(cells, results.sla)
    return {
        "calendar": calendar,
        "clock": clock,
        "met": met,
        "breached": breached,
        "overdue": tally.states[State.OVERDUE],
        "abandoned": tally.states[State.ABANDONED],
        "running": tally.states[State.RUNNING],
        "at_risk": tally.states[State.AT_RISK],
        "paused": tally.states[State.PAUSED],
        "unknown": tally.states[State.UNKNOWN],
        "not_applicable": tally.states[State.NOT_APPLICABLE],
        "excluded": tally.states[State.EXCLUDED],
        "formula": ATTAINMENT_FORMULA,
        "target": _shared_target(cells, results.sla),
        "tickets": tally.tickets,
        "due": tally.due,
        "kept": tally.kept,
        "late": tally.late,
        "early": met - tally.kept,
        "excluded_reasons": dict(sorted(tally.excluded.items())),
        "unknown_reasons": dict(sorted(tally.unknown.items())),
        "worthless": tally.worthless,
        "attainment": _share(tally.kept, due),
        "attainment_low": low,
        "attainment_high": high,
        "attainment_usual": _share(met, met + breached),
        "seconds": spread.seconds,
        "distribution": spread.distribution,
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 6) if whole else None


def _clock(cells: Sequence[Cell], sla: SlaFile) -> tuple[str | None, str | None]:
    """The calendar and the kind of clock, when all cells share them."""
    calendars = {cell.policy.calendar for cell in cells if cell.policy}
    if len(calendars) != 1:
        return None, None
    name = calendars.pop()
    deadline = any(cell.target and isinstance(cell.target.goal, Deadline) for cell in cells)
    wall = deadline or sla.calendars[name].is_always
    return name, "wall" if wall else "business"


def _shared_target(cells: Sequence[Cell], sla: SlaFile) -> Target:
    targets = {(cell.policy.name, cell.metric): cell for cell in cells if cell.policy and cell.target}
    if len(targets) != 1:
        return NO_TARGET if not targets else Target("within", None, "differs by policy")
    (cell,) = targets.values()
    return _target(cell, sla)


def _target(cell: Cell, sla: SlaFile) -> Target:
    if cell.policy is None or cell.target is None:
        return NO_TARGET
    goal = cell.target.goal
    kind: TargetKind = "export_deadline" if isinstance(goal, Deadline) else "within"
    durations = set(goal.by_priority.values()) if isinstance(goal, Within) else set()
    seconds = durations.pop() / MICROSECONDS_PER_SECOND if len(durations) == 1 else None
    return Target(kind, seconds, goal_words(goal, sla.calendars[cell.policy.calendar]))
