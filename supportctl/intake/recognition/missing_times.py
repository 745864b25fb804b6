"""What to write, or to export again, where no column of a file tells when contacts were answered or finished."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.formats.lexicon import meanings_of
from supportctl.intake.formats.system import System
from supportctl.intake.formats.word_form import folded
from supportctl.intake.recognition.content_guess import Guess, times_first_filled
from supportctl.intake.recognition.fill_in_block import guesses_of, short_header
from supportctl.intake.recognition.survey import Survey
from supportctl.intake.recognition.usable_columns import usable_columns
from supportctl.intake.values.instant_format import Order
from supportctl.intake.values.instants import parts_seen
from supportctl.intake.values.odd_instant import read_odd_instant
from supportctl.vocabulary.columns import Kind
from supportctl.vocabulary.metrics import TIME_METRICS

OTHER_TIMES = frozenset({
    "due", "target", "plan", "update", "activity", "next", "product", "pause", "escalate", "approve", "merge",
    "remaining", "reopen", "sla", "acknowledge", "create", "survey", "satisfaction",
})  # fmt: skip
"""Meanings of headers whose times are neither an answer nor an end."""
OF_OTHERS = {
    "first_response": OTHER_TIMES | {"resolve", "complete", "close", "end"},
    "resolution": OTHER_TIMES | {"response", "assigned", "start"},
}
ROWS_TO_TELL_BY = 200
"""So many rows are looked at: many audits have such a metric, and cells are slow to read one by one."""
AFTER_SHARE = 0.9
"""So many of the times must not lie before the creation."""
STILL_OPEN, OPEN_SHARE = ("open", "pending", "hold"), 0.5
"""So many of the open contacts must not have it."""


def how_to_tell(survey: Survey, metric: str, refused: Mapping[str, str]) -> str:
    """What makes a file tell when the clock of a metric stopped; `refused` says what is wrong with headers of it."""
    for name in TIME_METRICS[metric].stops:
        column = survey.recognised.columns.get(name)
        if column is not None and column.header in refused:
            return refused[column.header]
    one = _that_time(_first_rows(survey), metric)
    if one is not None:
        line = survey.entry.column(_times(metric)[0], one.header)
        return f"if “{short_header(one.header)}” says when each contact {TIME_METRICS[metric].deed}, {line}"
    known = _known_name(survey.recognised.system, metric)
    return f"export it again with the time when each contact {TIME_METRICS[metric].deed}{known}"


def _times(metric: str) -> list[str]:
    """The columns of instants that tell a metric, the best first."""
    return [name for name in TIME_METRICS[metric].stops if kind_of(name) is Kind.INSTANT]


def _first_rows(survey: Survey) -> Survey:
    return replace(survey, dialect=replace(survey.dialect, sample=survey.dialect.sample[:ROWS_TO_TELL_BY]))


def _known_name(system: System, metric: str) -> str:
    """What the recognised system calls the column."""
    labels = (way.label for name in _times(metric) for way in system.columns.get(name, ()) if not way.when)
    label = "" if system.vendor == "generic" else next(filter(None, labels), "")
    return f" ({system.name} calls it “{label}”)" if label else ""


def _that_time(survey: Survey, metric: str) -> Guess | None:
    """The unused column of times that could be it: never before the creation, and not there for what is open."""
    columns = usable_columns(survey).columns
    if "created_at" not in columns:
        return None
    fitting = [
        one
        for one in times_first_filled(guesses_of(survey))
        if not OF_OTHERS[metric] & frozenset().union(*meanings_of(one.header))
        and _comes_after(one, columns["created_at"], survey)
        and (metric == "first_response" or not _stands_on_open(one, columns, survey))
    ]
    fitting.sort(key=lambda one: one.position)
    return None if not fitting else fitting[0] if metric == "first_response" else fitting[-1]


def _comes_after(one: Guess, created: Column, survey: Survey) -> bool:
    """Whether its times do not lie before the creation, and some lie after it."""
    pairs = list(_pairs(one, created, survey))
    later = sum(1 for start, stop in pairs if stop >= start)
    return later >= AFTER_SHARE * len(pairs) and any(stop > start for start, stop in pairs)


def _pairs(one: Guess, created: Column, survey: Survey) -> Iterator[tuple[int, int]]:
    rows = survey.dialect.sample
    starts, stops = [created.cell_text(row) for row in rows], [row[one.position].strip() for row in rows]
    for start, stop in zip(_instants(starts), _instants(stops), strict=True):
        if start is not None and stop is not None:
            yield start, stop


def _instants(texts: Sequence[str]) -> list[int | None]:
    order = parts_seen(texts).order() or Order.DAY_FIRST
    return [read_odd_instant(text, order, UTC) if text else None for text in texts]


def _stands_on_open(one: Guess, columns: Mapping[str, Column], survey: Survey) -> bool:
    """Whether most contacts whose status says that they are open have it."""
    status = columns.get("status")
    if status is None:
        return False
    words = survey.recognised.system.words.get("status", {})
    said = [
        (words.get(folded(status.cell_text(row))), row[one.position].strip()) for row in survey.dialect.sample
    ]
    texts = [text for word, text in said if word in STILL_OPEN]
    return bool(texts) and sum(map(bool, texts)) > OPEN_SHARE * len(texts)
