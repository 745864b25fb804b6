"""Why a column cannot be read as durations, and the line of sla.yaml that makes it readable, if there is one."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from supportctl.intake.formats.column import Column
from supportctl.intake.values.duration_cells import (
    READABLE_SHARE,
    SINCE_1970,
    counts_from_1970,
    looks_like_duration,
    timestamps_in,
)
from supportctl.intake.values.duration_text import Marks, fits_unit, marks_of
from supportctl.intake.values.named_units import UNIT_MICROSECONDS, unit_named_in
from supportctl.intake.values.two_things import holds_two_things
from supportctl.policy.lines_to_paste import Entry
from supportctl.policy.model import Unit
from supportctl.policy.yaml.yaml_text import in_flow, yaml_text

Refusal = tuple[str, str]
"""What is wrong, and what to do."""

_UNITS_BY_FORM: Final[tuple[tuple[Unit, str], ...]] = (
    ("seconds", ", or the unit that it counts in: minutes, hours, days"),
    ("h:mm:ss", ""),
    ("h:mm", ", or unit: mm:ss where it counts minutes and seconds"),
    ("mm:ss", ""),
)
"""Units that the form of a cell leaves open, each with its alternatives."""


def refused_duration(
    column: Column, texts: Sequence[str], unit: Unit | None, marks: Marks | None, entry: Entry
) -> Refusal | None:
    """The refusal of a column in this unit; None when it can be read."""
    found = [] if unit == SINCE_1970 else timestamps_in(texts)
    if holds_two_things(len(found), len(texts)):
        return _timestamps(column, texts, found)
    if unit is None:
        message = f"column “{column.header}” does not say in which unit it counts"
        return f"{message} (as in “{texts[0]}”)" if texts else message, _advice(column, texts, entry)
    return _other_unit(column, texts, unit) or _unread(column, texts, unit, marks, entry)


def _timestamps(column: Column, texts: Sequence[str], timestamps: Sequence[str]) -> Refusal:
    durations = [text for text in texts if looks_like_duration(text)]
    if all(map(counts_from_1970, timestamps)):
        said = f"holds timestamps (as in “{timestamps[0]}”)"
        hint = "durations that are counted from 1970-01-01 have the unit since_1970"
    elif durations:
        said = f"holds durations (as in “{durations[0]}”) and timestamps (as in “{timestamps[0]}”)"
        hint = "export the two as two columns: a column is read in one way"
    else:
        said = f"holds timestamps (as in “{timestamps[0]}”)"
        at_name = column.canonical.replace("_duration", "_at").replace("resolution_at", "resolved_at")
        hint = f"map it as {at_name}"
    return f"column “{column.header}” is read as {column.canonical}, but {said}", hint


def _other_unit(column: Column, texts: Sequence[str], unit: Unit) -> Refusal | None:
    """sla.yaml says one unit, and every cell names another."""
    if not (column.written and column.unit) or unit not in UNIT_MICROSECONDS:
        return None
    named = [(text, found) for text in texts if (found := unit_named_in(text))]
    if len(named) < len(texts) or not named or any(found == unit for _, found in named):
        return None
    text, found = named[0]
    message = f"column “{column.header}” is to be read in {unit}, but its cells name their own unit (as in “{text}”)"
    return message, f"leave the unit out, or write unit: {found}"


def _unread(
    column: Column, texts: Sequence[str], unit: Unit, marks: Marks | None, entry: Entry
) -> Refusal | None:
    if marks is None:
        example = next(text for text in texts if "," in text)
        said = f"whether the comma in “{example}” of column “{column.header}” is a decimal comma is not clear"
        return said, "export it with a decimal point and without thousands separators"
    fits = counts_from_1970 if unit == SINCE_1970 else partial(fits_unit, unit=unit, marks=marks)
    odd = [text for text in texts if not fits(text)]
    if len(texts) - len(odd) >= READABLE_SHARE * len(texts):
        return None
    message = f"column “{column.header}” is read in {unit}, but holds other texts (as in “{odd[0]}”)"
    return message, _advice(column, texts, entry)


def _advice(column: Column, texts: Sequence[str], entry: Entry) -> str:
    """The line to write, with a unit that fits the cells; without one there is no such line."""
    marks = marks_of(texts) or Marks.PLAIN
    fitting = {unit: sum(fits_unit(text, unit, marks) for text in texts) for unit, _ in _UNITS_BY_FORM}
    for unit, words in _UNITS_BY_FORM:
        if fitting[unit] == max(fitting.values()) >= READABLE_SHARE * len(texts):
            value = f"{{column: {in_flow(column.header)}, unit: {yaml_text(unit)}}}"
            return f"{entry.write('columns', value, column.canonical)}{words}"
    return "export it as numbers of one kind: seconds, minutes or hours"
