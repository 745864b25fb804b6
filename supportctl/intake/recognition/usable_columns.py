"""Which of a file's columns hold what they should, judged on its first rows: for files whose rows are not read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.recognition.file_cells import FileCells, fits
from supportctl.intake.recognition.survey import Survey
from supportctl.intake.values.durations import DurationColumn, DurationReading, plan_duration
from supportctl.vocabulary.columns import Kind


@dataclass(slots=True)
class Usable:
    """The columns to use, how the durations among them are read, and why others are not."""

    columns: dict[str, Column] = field(default_factory=dict)
    durations: Mapping[str, DurationColumn] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def usable_columns(survey: Survey) -> Usable:
    """Leave out columns whose cells are of another kind than their name says, and durations without a unit."""
    cells = FileCells(HeaderIndex(survey.dialect.header), survey.dialect.sample, survey.recognised.system)
    usable, reading = Usable(), DurationReading(survey.entry)
    for name, column in survey.recognised.columns.items():
        if kind_of(name) is Kind.DURATION:
            plan_duration(column, cells.texts(column), reading, survey.file.shown)
        if kind_of(name) is Kind.DURATION and name not in reading.columns:
            continue
        if fits(column, cells):
            usable.columns[name] = column
        else:
            held = "times" if kind_of(name) is Kind.INSTANT else "durations"
            usable.notes.append(f"column “{column.header}” is named like {name}, but holds no {held}")
    usable.durations = {name: one for name, one in reading.columns.items() if name in usable.columns}
    usable.notes += [note.message for note in reading.notes]
    usable.notes += [problem.message for problem in reading.problems]
    return usable
