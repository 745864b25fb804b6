"""How each duration column is read: its unit belongs to the column, never to the size of a number."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC

from supportctl.frozen import frozen
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.unit_names import unit_in_header
from supportctl.intake.remark import Remark
from supportctl.intake.values.duration_cells import SINCE_1970, unit_of_cells
from supportctl.intake.values.duration_text import Marks, marks_of, number_in
from supportctl.intake.values.instant_format import InstantFormat, format_of
from supportctl.intake.values.named_units import UNIT_MICROSECONDS, read_duration, whole_microseconds
from supportctl.intake.values.odd_instant import read_odd_instant
from supportctl.intake.values.refused_duration import refused_duration
from supportctl.policy.lines_to_paste import Entry
from supportctl.policy.model import Unit
from supportctl.problem import Problem


@frozen
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
    """The outcome for a file: columns to read, guessed columns to drop, what to tell; `entry` is where lines go."""

    entry: Entry = field(default_factory=Entry)
    columns: dict[str, DurationColumn] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_duration(column: Column, texts: Sequence[str], reading: DurationReading, shown: str) -> None:
    """Decide the unit of one column from sla.yaml, its preset, its header or its form, and add it to `reading`."""
    unit, marks = _unit_of(column, texts), marks_of(texts)
    refusal = refused_duration(column, texts, unit, marks, reading.entry)
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


def _unit_of(column: Column, texts: Sequence[str]) -> Unit | None:
    """The unit that is written; else what the cells show, if they do; else the preset's, else the header's."""
    if column.written and column.unit:
        return column.unit
    return (
        unit_of_cells(texts) or column.unit or next(filter(None, map(unit_in_header, column.headers)), None)
    )


def _refuse(column: Column, message: str, hint: str, reading: DurationReading, shown: str) -> None:
    if column.written:
        reading.problems.append(Problem(shown, message, hint=hint))
        return
    reading.dropped.append(column.canonical)
    text = f"{message}; it is not used ({hint})"
    reading.notes.append(Remark("column_not_used", "warning", text, column.header))
