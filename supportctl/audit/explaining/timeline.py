"""The instants of one ticket in order of time, each with the column it came from."""

from collections.abc import Iterable, Iterator

from supportctl.audit.explaining.rows import DURATIONS, TIMES, ExplainedRow
from supportctl.intake.door import assumed_zones, cut_text
from supportctl.report.duration import duration_words
from supportctl.report.explanation import ExplainedPromise, Moment
from supportctl.report.numbers import instant_text
from supportctl.vocabulary.metrics import metric_name
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

METRIC_OF = {"first_response_duration": "first_response", "resolution_duration": "resolution"}
NAMES = {
    "created_at": "created",
    "first_response_at": "first response",
    "resolved_at": "resolved",
    "closed_at": "closed",
    "updated_at": "updated",
    "first_response_due_at": "export's first response deadline",
    "resolution_due_at": "export's resolution deadline",
    "first_response_duration": "first response",
    "resolution_duration": "resolved",
    "wait_duration": "wait ended",
}
UNREADABLE = "could not be read"


def timeline(row: ExplainedRow, promises: Iterable[ExplainedPromise], as_of_us: int) -> list[Moment]:
    """What happened, what was due, and as-of; what has no instant comes last."""
    moments = [
        *_written(row),
        *_lasting(row),
        *(
            Moment(f"{metric_name(one.metric)} due", one.due_at, how="start + target")
            for one in promises
            if one.due_at
        ),
        *(
            Moment(NAMES.get(name, name), None, row.raw.header(name), text, UNREADABLE)
            for name, text in row.unread.items()
        ),
        Moment("as of", text_or_none(as_of_us)),
    ]
    return sorted(moments, key=lambda one: (one.at is None, _sortable(one.at)))


def _sortable(at: str | None) -> str:
    """ISO texts sort in time once all have a fraction."""
    return "" if at is None else at.removesuffix("Z") + ("" if "." in at else ".000000")


def _written(row: ExplainedRow) -> Iterator[Moment]:
    for name in TIMES:
        us = row.values[name]
        if us is not None:
            at = moment_text(row, name, us)
            how = "beyond the calendar" if at is None else None
            if at is not None and row.days[name] is not None:
                how = "only the day is known"
            yield Moment(NAMES[name], at, row.raw.header(name), row.raw.text(name), how)


def _lasting(row: ExplainedRow) -> Iterator[Moment]:
    """Instants that the export tells as a length of time since creation."""
    for name in DURATIONS:
        length, created = row.values[name], row.created_at
        if length is None or created is None or (name == "wait_duration" and not row.stops.gone):
            continue
        words = duration_words(length / MICROSECONDS_PER_SECOND)
        at, how = text_or_none(created + length), f"created + {words}"
        if row.days["created_at"] is not None:
            at, how = None, f"{words} after some time of the day of creation"
        if name in METRIC_OF:
            stop = row.stops.of(METRIC_OF[name])
            if stop.column != name:
                at, how = None, f"{words}; not used, {_why_unused(stop.column)}"
            elif stop.counted is not None:
                at, how = None, f"{words} on the export's own clock"
        yield Moment(_name(name, row), at, row.raw.header(name), row.raw.text(name), how)


def _name(name: str, row: ExplainedRow) -> str:
    turned_away = name == "wait_duration" and not row.stops.has_left
    return "turned away" if turned_away else NAMES[name]


def _why_unused(column: str | None) -> str:
    return "the status is not done" if column is None else f"{NAMES[column]} has a time"


def text_or_none(us: int | None) -> str | None:
    """An instant as ISO 8601; None for one beyond the calendar's years."""
    try:
        return None if us is None else instant_text(us)
    except OverflowError:
        return None


def moment_text(row: ExplainedRow, name: str | None, us: int | None) -> str | None:
    """The instant of a column as ISO 8601, or the date alone where no more is known."""
    day = row.days.get(name or "")
    return text_or_none(us) if day is None or us is None else (text_or_none(day) or "")[:10] or None


def reading_notes(row: ExplainedRow) -> Iterator[str]:
    """How the row's times were understood, where that is an assumption."""
    plan = row.file.loaded.plan
    for choice, headers in assumed_zones(plan):
        columns = ", ".join(map(cut_text, headers))
        yield f"Times without a zone are read as {choice.words}: {columns}."
    yield from (f"{cut_text(note.message)}." for note in row.file.loaded.notes)
    twice, never = row.odd
    if twice:
        yield "A local time of this row happens twice, when clocks go back; the first is taken."
    if never:
        yield "A local time of this row does not exist, when clocks go forward; it is moved forward."
