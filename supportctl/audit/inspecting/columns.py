"""The canonical columns of one file as a person wants to check them: from which header, read how, filled how often."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from supportctl.audit.inspecting.cells import CellCounts, has_words, sampled_texts
from supportctl.intake.door import (
    EMPTY,
    FILLED,
    Column,
    DurationColumn,
    InstantFormat,
    Order,
    Origin,
    Survey,
    field_column,
    format_of,
    kind_of,
    zone_of,
)
from supportctl.policy.model import SlaFile
from supportctl.report.inspection import CellSeen, InspectedColumn
from supportctl.vocabulary.columns import CANONICAL_COLUMNS, Kind

SAMPLES = 3
LONGEST_CELL = 24
LONGEST_HEADER = 60
LONGEST_WORD = 25
"""A text that is shorter is a word, however few rows there are."""

PRIVATE = ("customer",)
"""Columns of words that name people outside: they are counted and not shown."""

ORIGINS: Mapping[Origin, str] = {
    "header": "its header",
    "preset": "the export is always in this zone",
    "source": "sources in sla.yaml",
    "policy": "assumed: timezone of sla.yaml",
}
EPOCH_WORDS = {1: "seconds", 1_000: "milliseconds", 1_000_000: "microseconds", 1_000_000_000: "nanoseconds"}


@dataclass(frozen=True, slots=True)
class Understood:
    """A file and how its columns are read: formats and units as planned, or as its first rows look."""

    survey: Survey
    sla: SlaFile
    columns: Mapping[str, Column]
    formats: Mapping[str, tuple[InstantFormat, ...]]
    durations: Mapping[str, DurationColumn]


def sampled_formats(survey: Survey) -> dict[str, tuple[InstantFormat, ...]]:
    """The formats that the first rows of every time column show, most frequent first."""
    found = {}
    for name, column in survey.recognised.columns.items():
        if kind_of(name) is Kind.INSTANT:
            forms = Counter(one for row in survey.dialect.sample if (one := format_of(column.cell_text(row))))
            found[name] = tuple(one for one, _ in forms.most_common())
    return found


def inspected_columns(file: Understood, counts: CellCounts) -> list[InspectedColumn]:
    """Every column of the file: canonical ones in the order of the vocabulary, then those that sla.yaml declares."""
    fields = {field_column(name): name for name in file.sla.declared_fields}
    names = [name for name in (*CANONICAL_COLUMNS, *fields) if name in file.columns]
    return [_inspected(name, fields.get(name, name), file, counts) for name in names]


def _inspected(name: str, shown_name: str, file: Understood, counts: CellCounts) -> InspectedColumn:
    column, filled = file.columns[name], counts.filled.get(name)
    seen = InspectedColumn(
        column=shown_name,
        kind=kind_of(name).value,
        headers=[cut(header, LONGEST_HEADER) for header in column.headers],
        words=", ".join(filter(None, (_read_how(name, file, counts), *_put_together(column, file.survey)))),
        filled=filled,
        share=None if filled is None or not counts.rows else round(filled / counts.rows, 6),
        unread=counts.unread.get(name, 0),
        days=counts.days.get(name, 0),
        distinct=counts.distinct.get(name),
        samples=_samples(name, file, counts),
        remark=column.remark,
    )
    if name in file.durations:
        one = file.durations[name]
        return replace(seen, unit=one.unit, clock="business" if one.business else "wall")
    if kind_of(name) is not Kind.INSTANT:
        return seen
    formats = file.formats.get(name, ())
    zone, origin = _zone(column, formats, file)
    written = [one.strptime for one in formats if one.order not in (Order.NUMERIC, Order.EPOCH)]
    return replace(seen, format=written, timezone=zone, timezone_from=origin)


def _read_how(name: str, file: Understood, counts: CellCounts) -> str:
    kind, column = kind_of(name), file.columns[name]
    if name in file.durations:
        return _duration_words(file.durations[name])
    if has_words(name):
        distinct = counts.distinct.get(name)
        return "" if distinct is None else f"{distinct} different {'word' if distinct == 1 else 'words'}"
    if kind is Kind.INSTANT:
        return _instant_words(file.formats.get(name, ()))
    if kind is Kind.BOOLEAN:
        yes = [one for one in column.true_when or () if one not in (FILLED, EMPTY)]
        return f"yes when {' or '.join(f'“{cut(one)}”' for one in yes[:SAMPLES])}" if yes else "yes or no"
    return {Kind.DURATION: "duration", Kind.NUMBER: "number"}.get(kind, "")


def _duration_words(one: DurationColumn) -> str:
    clock = "the export's own business hours" if one.business else "wall clock"
    return f"{one.unit}, {clock}"


def _instant_words(formats: Sequence[InstantFormat]) -> str:
    """`day first`; for several forms the orders, most frequent first."""
    return " or ".join(dict.fromkeys(map(_order_words, formats)))


def _order_words(one: InstantFormat) -> str:
    if one.order is Order.EPOCH:
        return f"{EPOCH_WORDS[one.units_a_second]} since 1970"
    if one.order is Order.NUMERIC:
        return "day first or month first"
    return one.order.value


def _zone(
    column: Column, formats: Sequence[InstantFormat], file: Understood
) -> tuple[str | None, str | None]:
    """The zone of times that carry none, and what says so."""
    if formats and all(one.zoned for one in formats):
        return None, "each cell says its own"
    choice = zone_of(column, file.survey.source, file.survey.recognised.system, file.sla.timezone)
    if choice.position is not None:
        header = cut(file.survey.dialect.header[choice.position])
        return None, f"each row says its own, in “{header}”, else {choice.name}"
    origin = ORIGINS[choice.origin]
    return choice.name, "assumed" if choice.origin == "policy" and file.sla.builtin else origin


def _put_together(column: Column, survey: Survey) -> Iterator[str]:
    """What a value is made of where it is not one cell as it stands."""
    header = survey.dialect.header
    if len(column.positions) > 1:
        yield f"joined from {len(column.positions)} columns"
    for condition in column.when:
        words = " or ".join(_condition_word(one) for one in condition.words[:SAMPLES])
        more = " ..." if len(condition.words) > SAMPLES else ""
        yield f"where “{cut(header[condition.position])}” is {words}{more}"
    if column.otherwise is not None:
        yield f"else “{cut(header[column.otherwise])}”"
    if column.minus is not None:
        yield f"less “{cut(header[column.minus])}”"
    if column.zero_is_missing:
        yield "0 means never"
    if column.missing:
        yield f"{' or '.join(f'“{cut(one)}”' for one in column.missing[:SAMPLES])} means empty"
    if column.margin:
        yield "time left, below zero when late"


def _condition_word(word: str) -> str:
    return {FILLED: "filled", EMPTY: "empty"}.get(word) or f"“{cut(word)}”"


def _samples(name: str, file: Understood, counts: CellCounts) -> list[CellSeen]:
    if has_words(name):
        words = counts.words.get(name, ())
        shown = _repeat(name, counts) and name not in PRIVATE
        return [CellSeen(cut(word), n) for word, n in words[:SAMPLES]] if shown else []
    if kind_of(name) is Kind.BOOLEAN:
        return []
    return [CellSeen(cut(text)) for text in sampled_texts(file.columns[name], file.survey, SAMPLES)]


def _repeat(name: str, counts: CellCounts) -> bool:
    """Whether the words of a column are words, not messages: those are long and hardly repeat."""
    distinct, filled = counts.distinct.get(name, 0), counts.filled.get(name, 0)
    words = counts.words.get(name, ())
    return 2 * distinct <= filled or all(len(word) <= LONGEST_WORD for word, _ in words)


def cut(text: str, most: int = LONGEST_CELL) -> str:
    """A cell as an inspection shows it: short, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 3] + "..."
