"""Headers that might have been the time of an event and were not taken: which, and what was taken instead.

A time that is passed over in silence moves every figure, so that each is named, with the line that takes it.
"""

from collections.abc import Iterator, Mapping, Sequence

from supportctl.frozen import frozen
from supportctl.intake.formats.column import Column
from supportctl.intake.recognition.columns_by_words import by_words
from supportctl.intake.recognition.file_cells import FileCells
from supportctl.intake.remark import Remark
from supportctl.policy.lines_to_paste import Entry

EVENTS: Mapping[str, Sequence[str]] = {
    "creation": ("created_at",),
    "first response": ("first_response_at", "first_response_duration"),
    "resolution": ("resolved_at", "resolution_duration"),
}
"""The columns of each event, the better ones first."""
INSTEAD: Mapping[str, Sequence[str]] = {"resolution": ("closed_at",)}
"""What an event is told by where it has no column of its own."""


@frozen
class PassedOver:
    """A header that is not used though it seems to be a column of an event, whose `taken` is used (None: nothing is).

    `near`: some of its words are not understood.
    """

    event: str
    canonical: str
    header: str
    taken: Column | None
    near: bool


def passed_over(columns: Mapping[str, Column], file: FileCells) -> list[PassedOver]:
    """Every such header in the order of the events; `file.taken` are the headers that are something else."""
    return [one for event, names in EVENTS.items() for one in _of_event(event, names, columns, file)]


def passed_over_notes(found: Sequence[PassedOver], entry: Entry, shown: str) -> list[Remark]:
    """A note for each header, with the line that takes it."""
    return [_note(one, entry, shown) for one in found]


def _of_event(
    event: str, names: Sequence[str], columns: Mapping[str, Column], file: FileCells
) -> Iterator[PassedOver]:
    own = next((columns[name] for name in names if name in columns), None)
    instead = next((columns[name] for name in INSTEAD.get(event, ()) if name in columns), None)
    for name in names:
        for one, column in by_words(name, file):
            equal = own is not None and own.canonical == name and not one.near
            if file.texts(column) and (own is None or equal):
                yield PassedOver(event, name, column.header, own or instead, one.near)


def _note(one: PassedOver, entry: Entry, shown: str) -> Remark:
    used = (
        f"the {one.event} is read from “{one.taken.header}”"
        if one.taken
        else f"no column tells the {one.event}"
    )
    line = entry.column(one.canonical, one.header)
    message = f"{shown}: {used}; “{one.header}” is passed over: if it is meant, {line}"
    return Remark("passed_over_column", "warning" if one.near else "info", message, one.header)
