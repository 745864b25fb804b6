"""How each duration column is read: its unit belongs to the column, never to the size of a number."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC
from functools import partial

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.unit_names import unit_in_header
from supportctl.intake.values.duration_text import (
    UNIT_MICROSECONDS,
    Marks,
    fits_unit,
    looks_like_number_or_clock,
    marks_of,
    number_in,
    read_duration,
    whole_microseconds,
)
from supportctl.intake.values.instant_format import InstantFormat, Order, format_of
from supportctl.intake.values.odd_instant import read_odd_instant
from supportctl.policy.model import Unit
from supportctl.report.audit_report import Note
from supportctl.report.problem import Problem

READABLE_SHARE = 0.5
"""A column of which fewer sampled cells fit the unit counts in another one."""

SHORTEST_TIMESTAMP = 10
"""A text of so many characters may be a number that only looks like an epoch."""

SINCE_1970: Unit = "since_1970"


@dataclass(frozen=True, slots=True)
class DurationColumn:
    """A duration column ready to be read; `business` when it counts the export's own opening hours.

    `marks` say how its numbers are written, `formats` how its cells are where they are counted from 1970-01-01.
    """

    column: Column
    unit: Unit
    business: bool
    marks: Marks = Marks.PLAIN
    formats: tuple[InstantFormat, ...] = ()


@dataclass(slots=True)
class DurationReading:
    """The outcome for a file: columns to read, guessed columns to drop, what to tell."""

    columns: dict[str, DurationColumn] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_duration(column: Column, texts: Sequence[str], reading: DurationReading, shown: str) -> None:
    """Decide the unit of one column from sla.yaml, its preset, its header or its form, and add it to `reading`."""
    unit, marks = _unit_of(column, texts), marks_of(texts)
    refusal = _timestamps(column, texts, unit) or _undecided(column, texts, unit, marks)
    if refusal is not None:
        _refuse(column, *refusal, reading, shown)
    elif unit is not None and marks is not None:
        formats = tuple(dict.fromkeys(filter(None, map(format_of, texts)))) if unit == SINCE_1970 else ()
        business = column.clock == "business"
        reading.columns[column.canonical] = DurationColumn(column, unit, business, marks, formats)


def read_odd_duration(text: str, duration: DurationColumn) -> int | None:
    """Microseconds of a cell that the column's unit does not fit: it names its own units, or has odd signs."""
    if duration.column.minus is not None:
        return None
    if duration.unit == SINCE_1970:
        return read_odd_instant(text, None, UTC)
    if duration.unit not in UNIT_MICROSECONDS:
        return read_duration(text)
    marks = marks_of([text]) if duration.marks is Marks.PLAIN else duration.marks
    number = None if marks is None else number_in(text, marks)
    return read_duration(text) if number is None else whole_microseconds(number, duration.unit)


def looks_like_duration(text: str) -> bool:
    """Whether a cell may be a duration: a number, a clock form or one with its own units, and no timestamp."""
    if len(text.strip()) > SHORTEST_TIMESTAMP and format_of(text):
        return _counts_from_1970(text)
    return looks_like_number_or_clock(text)


def _unit_of(column: Column, texts: Sequence[str]) -> Unit | None:
    """The unit that is written; else what the cells show, if they do; else the preset's, else the header's."""
    if column.written and column.unit:
        return column.unit
    clocks = [fits_unit(text, "h:mm:ss", Marks.PLAIN) for text in texts]
    if texts and all(clocks):
        return "h:mm:ss"
    return column.unit or next(filter(None, map(unit_in_header, column.headers)), None)


def _timestamps(column: Column, texts: Sequence[str], unit: Unit | None) -> tuple[str, str] | None:
    """Why a column of timestamps is no duration, and what to write instead; None for one that holds none."""
    if unit == SINCE_1970:
        return None
    timestamps = [text for text in texts if len(text) > SHORTEST_TIMESTAMP and format_of(text)]
    if not timestamps:
        return None
    message = f"column “{column.header}” is read as {column.canonical}, but holds timestamps (as in “{timestamps[0]}”)"
    if all(map(_counts_from_1970, timestamps)):
        return message, "durations that are counted from 1970-01-01 have the unit since_1970"
    at_name = column.canonical.replace("_duration", "_at").replace("resolution_at", "resolved_at")
    return message, f"map it as {at_name}"


def _undecided(
    column: Column, texts: Sequence[str], unit: Unit | None, marks: Marks | None
) -> tuple[str, str] | None:
    """Why the cells cannot be read, and what to write; None when they can."""
    write = (
        f'write {column.canonical}: {{column: "{column.header}", unit: seconds}} under sources in sla.yaml'
    )
    if unit is None:
        return f"column “{column.header}” does not say in which unit it counts", write
    if marks is None:
        example = next(text for text in texts if "," in text)
        said = f"whether the comma in “{example}” of column “{column.header}” is a decimal comma is not clear"
        return said, "export it with a decimal point and without thousands separators"
    fits = _counts_from_1970 if unit == SINCE_1970 else partial(fits_unit, unit=unit, marks=marks)
    odd = [text for text in texts if not fits(text)]
    if len(texts) - len(odd) >= READABLE_SHARE * len(texts):
        return None
    return f"column “{column.header}” is read in {unit}, but holds other texts (as in “{odd[0]}”)", write


def _counts_from_1970(text: str) -> bool:
    form = format_of(text)
    return form is not None and form.order is Order.YEAR_FIRST and text.strip().startswith("197")


def _refuse(column: Column, message: str, hint: str, reading: DurationReading, shown: str) -> None:
    if column.written:
        reading.problems.append(Problem(shown, message, hint=hint))
        return
    reading.dropped.append(column.canonical)
    reading.notes.append(
        Note("column_not_used", "warning", f"{message}; it is not used", shown, column.header)
    )
