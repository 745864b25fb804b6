"""Slices added up into the counts of one report row."""

from collections.abc import Sequence
from functools import cache

from supportctl.audit.judging.promises import Cell
from supportctl.audit.measuring.finishing import Counted
from supportctl.audit.measuring.series import Series
from supportctl.audit.measuring.spreads import wilson_interval
from supportctl.audit.reporting.count_fields import CountFields
from supportctl.policy.model import Deadline, SlaFile, Within
from supportctl.policy.words import goal_words
from supportctl.report.audit_report import Target, TargetKind
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

ATTAINMENT_FORMULA = "kept / due; due = kept + late; late = breached + overdue + abandoned"
NO_TARGET = Target("none", None, "no target")


class CountsOf:
    """Makes the fields of report.Counts; what a combination of cells has in common is found once."""

    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self._common = cache(self._of_cells)

    def __call__(self, series: Series) -> CountFields:
        """The fields of the row about these slices."""
        tally, spread = self._counted.tallies[series], self._counted.spreads[series]
        calendar, clock, target, stop_told = self._common(series.cells)
        late, met, breached, kept = tally.late, tally.met, tally.breached, tally.kept
        due = kept + late if stop_told else 0
        low, high = wilson_interval(kept, due) if due else (None, None)
        return {
            "calendar": calendar,
            "clock": clock,
            "met": met,
            "breached": breached,
            "overdue": tally.overdue,
            "abandoned": tally.abandoned,
            "running": tally.running,
            "at_risk": tally.at_risk,
            "paused": tally.paused,
            "unknown": tally.unknown,
            "not_applicable": tally.not_applicable,
            "excluded": tally.excluded,
            "formula": ATTAINMENT_FORMULA,
            "target": target,
            "tickets": tally.tickets,
            "due": kept + late,
            "kept": kept,
            "late": late,
            "early": met - kept,
            "excluded_reasons": tally.excluded_reasons,
            "unknown_reasons": tally.unknown_reasons,
            "worthless": tally.worthless,
            "attainment": _share(kept, due),
            "attainment_low": low,
            "attainment_high": high,
            "attainment_usual": _share(met, met + breached),
            "seconds": spread.seconds,
            "distribution": spread.distribution,
        }

    def _of_cells(self, numbers: tuple[int, ...]) -> tuple[str | None, str | None, Target, bool]:
        """Calendar, kind of clock and target, where they are one, and whether any file tells when the clock stopped."""
        results = self._counted.results
        cells = [results.promises.cells[number] for number in numbers]
        return *_clock(cells, results.sla), _shared_target(cells, results.sla), results.stop_told(numbers)


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
