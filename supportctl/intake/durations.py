"""How each duration column is read: its unit belongs to the column, never to the size of a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from supportctl.intake.column import Column
from supportctl.intake.instant_format import format_of
from supportctl.intake.word_form import folded
from supportctl.policy.model import Unit
from supportctl.report.audit_report import Note
from supportctl.report.problem import Problem

UNIT_MICROSECONDS: dict[str, int] = {
    "microseconds": 1,
    "milliseconds": 1_000,
    "seconds": 1_000_000,
    "minutes": 60_000_000,
    "hours": 3_600_000_000,
    "days": 86_400_000_000,
}
_HEADER_UNITS: tuple[tuple[frozenset[str], Unit], ...] = (
    (frozenset({"ms", "millisecond", "milliseconds"}), "milliseconds"),
    (frozenset({"s", "sec", "secs", "second", "seconds", "detik"}), "seconds"),
    (frozenset({"min", "mins", "minute", "minutes", "menit"}), "minutes"),
    (frozenset({"h", "hr", "hrs", "hour", "hours", "jam"}), "hours"),
)
_CLOCK_FORM = re.compile(r"-?\d+:[0-5]?\d:[0-5]?\d(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class DurationColumn:
    """A duration column ready to be read; `business` when it counts the export's own opening hours."""

    column: Column
    unit: Unit
    business: bool


@dataclass(slots=True)
class DurationReading:
    """The outcome for a file: columns to read, guessed columns to drop, what to tell."""

    columns: dict[str, DurationColumn] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_duration(column: Column, texts: Sequence[str], reading: DurationReading, shown: str) -> None:
    """Decide the unit of one column from sla.yaml, its header or the form h:mm:ss, and add it to `reading`."""
    timestamp = next((text for text in texts if len(text) > 10 and format_of(text)), None)
    if timestamp is not None:
        message = f"column “{column.header}” is read as {column.canonical}, but holds timestamps (as in “{timestamp}”)"
        at_name = column.canonical.replace("_duration", "_at").replace("resolution_at", "resolved_at")
        return _refuse(column, message, f"map it as {at_name}", reading, shown)
    unit = column.unit or _unit_of(column, texts)
    if unit is None:
        message = f"column “{column.header}” does not say in which unit it counts"
        hint = f'write {column.canonical}: {{column: "{column.header}", unit: seconds}} under sources in sla.yaml'
        return _refuse(column, message, hint, reading, shown)
    business = column.clock == "business"
    reading.columns[column.canonical] = DurationColumn(column, unit, business)
    return None


def _refuse(column: Column, message: str, hint: str, reading: DurationReading, shown: str) -> None:
    if column.written:
        reading.problems.append(Problem(shown, message, hint=hint))
        return
    reading.dropped.append(column.canonical)
    reading.notes.append(
        Note("column_not_used", "warning", f"{message}; it is not used", shown, column.header)
    )


def _unit_of(column: Column, texts: Sequence[str]) -> Unit | None:
    words = {word for header in column.headers for word in folded(header).split()}
    if texts and all(_CLOCK_FORM.fullmatch(text.strip()) for text in texts):
        return "h:mm:ss"
    return next((unit for spellings, unit in _HEADER_UNITS if spellings & words), None)


def looks_like_duration(text: str) -> bool:
    """Whether a cell may be a duration: a number, a clock form or one with its own units, and no timestamp."""
    text = text.strip()
    if len(text) > 10 and format_of(text):
        return False
    return bool(
        _NUMBER.fullmatch(text) or _SHORT_CLOCK_FORM.fullmatch(text) or read_duration(text) is not None
    )


_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?")
_SHORT_CLOCK_FORM = re.compile(r"-?\d+:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?")
_PARTS = re.compile(
    r"(?:(?P<days>\d+) ?(?:d|days?),? ?)?(?:(?P<hours>\d+) ?(?:h|hrs?|hours?),? ?)?"
    r"(?:(?P<minutes>\d+) ?(?:m|mins?|minutes?),? ?)?(?:(?P<seconds>\d+(?:\.\d+)?) ?(?:s|secs?|seconds?))?"
)
_DAYS_AND_CLOCK = re.compile(
    r"(?P<days>-?\d+) days?,? (?P<hours>\d+):(?P<minutes>\d+):(?P<seconds>\d+(?:\.\d+)?)"
)


def read_duration(text: str) -> int | None:
    """Microseconds of a duration that names its own units ("1h 30m", "2 days, 3:04:05"), or None."""
    found = _DAYS_AND_CLOCK.fullmatch(text.strip()) or _PARTS.fullmatch(text.strip().lower())
    if found is None or not any(found.groupdict().values()):
        return None
    parts = {unit: float(number) for unit, number in found.groupdict().items() if number}
    return round(sum(number * UNIT_MICROSECONDS[unit] for unit, number in parts.items()))
