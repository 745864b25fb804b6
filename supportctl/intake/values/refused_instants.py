"""Why a column cannot be read as times, and the line of sla.yaml to write."""

import json
from collections.abc import Sequence

from supportctl.intake.formats.column import Column
from supportctl.intake.values.duration_cells import looks_like_duration
from supportctl.intake.values.excel_damage import damage_of
from supportctl.intake.values.instant_format import looks_like_instant
from supportctl.intake.values.likely_format import likely_format
from supportctl.intake.values.two_things import holds_two_things
from supportctl.intake.values.written_forms import first_that_reads, written_forms
from supportctl.policy.lines_to_paste import Entry

READABLE_SHARE = 0.5
"""A column of which fewer sampled cells look like timestamps holds something else."""

Refusal = tuple[str, str]
"""What is wrong, and what to do."""


def refused_instants(column: Column, texts: Sequence[str], readable: int, entry: Entry) -> Refusal | None:
    """The refusal of a column of whose texts so many are readable; None when it can be read."""
    if column.formats:
        return None if readable >= READABLE_SHARE * len(texts) else _unlike_its_formats(column, texts, entry)
    if readable == len(texts):
        return None
    durations = [text for text in texts if not looks_like_instant(text) and looks_like_duration(text)]
    if readable and holds_two_things(len(durations), len(texts)):
        return _both(column, texts, durations[0])
    return None if readable >= READABLE_SHARE * len(texts) else _no_times(column, texts, entry)


def _unlike_its_formats(column: Column, texts: Sequence[str], entry: Entry) -> Refusal:
    forms = written_forms(column.formats)
    example = next(text for text in texts if first_that_reads(text, forms) is None)
    said = " or ".join(f"“{one}”" for one in column.formats)
    return f"“{example}” in column “{column.header}” is not written as {said}", _formats_line(
        column, example, entry
    )


def _both(column: Column, texts: Sequence[str], duration: str) -> Refusal:
    time = next(text for text in texts if looks_like_instant(text))
    message = (
        f"column “{column.header}” is read as {column.canonical}, but holds timestamps (as in “{time}”) "
        f"and durations (as in “{duration}”)"
    )
    return message, "export the two as two columns: a column is read in one way"


def _no_times(column: Column, texts: Sequence[str], entry: Entry) -> Refusal:
    if damage := damage_of(texts):
        return f"column “{column.header}” {damage.message}", damage.hint
    example = next(text for text in texts if not looks_like_instant(text))
    message = (
        f"column “{column.header}” is read as {column.canonical}, but holds no timestamps (as in “{example}”)"
    )
    if looks_like_duration(example) or not any(map(str.isdigit, example)):
        hint = f"name the column that holds {column.canonical}, or map this one to a duration with its unit"
        return message, hint
    return message, _formats_line(column, example, entry)


def _formats_line(column: Column, example: str, entry: Entry) -> str:
    """The line that says how the times are written, where the parts of the example can be told apart."""
    written = likely_format(example)
    if written is None:
        return "export the times in a usual form, such as 2026-10-05 08:13:27"
    written = json.dumps(written, ensure_ascii=False)
    return entry.write("formats", written, column.canonical)
