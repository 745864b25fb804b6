"""How each timestamp column of a file is read: its formats, and day before month or month before day.

The order is decided per column over the whole file (semantics rule 5): a part above 12 decides; then the other
date columns of the same form in the file; if nothing decides and it matters, the person must say.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from supportctl.frozen import frozen
from supportctl.intake.formats.column import Column
from supportctl.intake.remark import Remark
from supportctl.intake.values.column_zones import ZoneChoice
from supportctl.intake.values.day_precision import MidnightsSeen, all_midnight, has_time
from supportctl.intake.values.instant_format import (
    InstantFormat,
    Order,
    format_of,
    forms_of_digits,
    in_other_words,
    numeric_parts,
)
from supportctl.intake.values.refused_instants import refused_instants
from supportctl.intake.values.time_words import MONTH_NAMES
from supportctl.intake.values.worded_instant import ambiguous_zone, may_have_zone_words
from supportctl.intake.values.written_forms import first_that_reads, written_forms
from supportctl.intake.values.zone_words import AMBIGUOUS, OFFSETS
from supportctl.policy.lines_to_paste import Entry
from supportctl.problem import Problem

FEW_CELLS, FEW_SHARE = 2, 0.01
"""As many cells of a column may have a zone abbreviation that nobody can read; they stay unread."""


@frozen
class PartsSeen:
    """The largest first and second part of the day-or-month dates of a column, and a text where they differ."""

    first: int = 0
    second: int = 0
    example: str | None = None

    def order(self) -> Order | None:
        """What the parts prove; None when nothing above 12 was seen. Both above 12 proves nothing either."""
        if (self.first > 12) == (self.second > 12):
            return None
        return Order.DAY_FIRST if self.first > 12 else Order.MONTH_FIRST


@frozen
class InstantColumn:
    """A timestamp column ready to be read: formats, most frequent first, all with a decided order.

    `abbreviations` are the zone words that can be read in it, in minutes ahead of UTC. `midnights`: every time of it
    is midnight, so that it holds days (semantics rule 5a).
    """

    column: Column
    formats: tuple[InstantFormat, ...]
    order: Order | None
    abbreviations: Mapping[str, int] = field(default_factory=lambda: OFFSETS)
    midnights: bool = False

    @property
    def may_hold_days(self) -> bool:
        """Whether a cell that a format of it reads may have no time of day."""
        return self.midnights or any(one.shape or not has_time(one) for one in self.formats)


@dataclass(slots=True)
class InstantReading:
    """The outcome for a file: columns to read, guessed columns to drop and why, what to tell."""

    columns: dict[str, InstantColumn] = field(default_factory=dict)
    dropped: dict[str, Problem] = field(default_factory=dict)
    notes: list[Remark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@frozen
class DatedFile:
    """What deciding looks at: the sampled, non-empty cells of each column, what sla.yaml says, and the whole file.

    `whole_file` and `midnights` look at every row of a column, for when the sample decides nothing. `zones`: see
    `column_zones`. `entry`: where lines of sla.yaml about the file go.
    """

    shown: str
    texts: Mapping[str, Sequence[str]]
    dayfirst: bool | None
    whole_file: Callable[[Column], PartsSeen]
    zones: Mapping[str, ZoneChoice] = field(default_factory=dict)
    midnights: Callable[[Column], MidnightsSeen] = lambda _: MidnightsSeen(0, 0, 0)
    entry: Entry = field(default_factory=Entry)

    def abbreviations(self, canonical: str) -> Mapping[str, int]:
        """The zone words that can be read in a column."""
        choice = self.zones.get(canonical)
        return OFFSETS if choice is None else choice.abbreviations


Formats = Mapping[str, Counter[InstantFormat]]
"""How often each format reads a sampled cell, by canonical column."""


def plan_instants(columns: Sequence[Column], file: DatedFile) -> InstantReading:
    """Choose formats and orders of the timestamp columns of a file."""
    reading = InstantReading()
    seen: dict[str, Counter[InstantFormat]] = {}
    for column in columns:
        texts, offsets = file.texts[column.canonical], file.abbreviations(column.canonical)
        formats = _formats_seen(column, texts, offsets)
        if shared := many_ambiguous_zones(texts, offsets, len(texts)):
            reading.problems.append(shared_zone_word(column, shared, file.shown, file.entry))
        elif refusal := refused_instants(column, texts, formats.total(), file.entry):
            _refuse(column, *refusal, reading, file.shown)
        else:
            seen[column.canonical] = formats
    usable = [column for column in columns if column.canonical in seen]
    orders = _orders(usable, seen, file, reading)
    everywhere = tuple(sum(seen.values(), Counter[InstantFormat]()))
    for column in usable:
        name = column.canonical
        forms = tuple(one for one, _ in seen[name].most_common()) or everywhere
        order = orders.get(name) or _written_order(column)
        decided = _decided(column, forms, order, file.abbreviations(name))
        reading.columns[name] = _at_midnight(decided, file, reading)
    return reading


def _at_midnight(decided: InstantColumn, file: DatedFile, reading: InstantReading) -> InstantColumn:
    """The column, with a note where all its times are midnight; a format that sla.yaml writes is kept to."""
    column = decided.column
    if column.formats or not all_midnight(file.texts[column.canonical]):
        return decided
    if not file.midnights(column).are_days:
        return decided
    message = (
        f"every time of “{column.header}” is midnight: they are read as days, whose time of day is not known; "
        f"if they are times, {file.entry.write('formats', _quoted_format(decided), column.canonical)}"
    )
    reading.notes.append(Remark("midnights_are_days", "info", message, column.header))
    return replace(decided, midnights=True)


def _quoted_format(decided: InstantColumn) -> str:
    """The first form of a column, as sla.yaml writes it."""
    return json.dumps(decided.formats[0].strptime)


def _formats_seen(column: Column, texts: Sequence[str], offsets: Mapping[str, int]) -> Counter[InstantFormat]:
    """How many of the texts each form reads; the forms that sla.yaml writes are the only ones where it writes any."""
    if not column.formats:
        found = forms_of_digits(texts)
        return Counter(one for text in texts if (one := format_of(text, offsets))) if found is None else found
    forms = written_forms(column.formats)
    found = Counter(one for text in texts if (one := first_that_reads(text, forms)))
    return Counter({one: found[one] for one in forms}) if texts else Counter(dict.fromkeys(forms, 1))


def _written_order(column: Column) -> Order | None:
    """The order of the first written format; None where nothing is written."""
    return written_forms(column.formats)[0].order if column.formats else None


def _decided(
    column: Column, forms: tuple[InstantFormat, ...], order: Order | None, offsets: Mapping[str, int]
) -> InstantColumn:
    forms += tuple(filter(None, map(in_other_words, forms)))
    ordered = tuple(dict.fromkeys(one.ordered(order or Order.DAY_FIRST) for one in forms))
    return InstantColumn(column, ordered, order, offsets)


def _refuse(column: Column, message: str, hint: str, reading: InstantReading, shown: str) -> None:
    """A column named as a timestamp that holds none: an error where sla.yaml says so, else it is not used."""
    problem = Problem(shown, message, hint=hint)
    if column.written or column.formats:
        reading.problems.append(problem)
        return
    reading.dropped[column.canonical] = problem
    text = f"{message}; it is not used ({hint})"
    reading.notes.append(Remark("column_not_used", "warning", text, column.header))


def many_ambiguous_zones(texts: Sequence[str], offsets: Mapping[str, int], rows: int) -> str | None:
    """A text whose zone abbreviation several zones share, when more than a few odd ones of the rows are like that."""
    if not may_have_zone_words(texts):
        return None
    shared = [text for text in texts if ambiguous_zone(text, offsets)]
    return shared[0] if len(shared) > max(FEW_CELLS, FEW_SHARE * rows) or len(shared) == rows > 0 else None


def shared_zone_word(column: Column, text: str, shown: str, entry: Entry) -> Problem:
    """The problem of a column whose zone abbreviation several zones share."""
    word = ambiguous_zone(text, OFFSETS) or ambiguous_zone(text, {}) or ""
    zones = AMBIGUOUS[word.lower()]
    meant = f"{', '.join(zones[:-1])} or {zones[-1]}"
    return Problem(
        shown,
        f"“{text}” in column “{column.header}” can mean {word} of {meant}",
        hint=entry.write("timezone", zones[0]),
    )


def _orders(
    columns: Sequence[Column], seen: Formats, file: DatedFile, reading: InstantReading
) -> dict[str, Order]:
    numeric = [one for one in columns if any(form.order is Order.NUMERIC for form in seen[one.canonical])]
    if file.dayfirst is not None:
        written = Order.DAY_FIRST if file.dayfirst else Order.MONTH_FIRST
        return {column.canonical: written for column in numeric}
    parts = {column.canonical: _parts(column, file) for column in numeric}
    decided = {name: order for name, one in parts.items() if (order := one.order())}
    proven = set(decided.values())
    for column in numeric:
        seen_here = parts[column.canonical]
        if seen_here.first > 12 and seen_here.second > 12:
            reading.problems.append(both_orders(column, file.shown, file.entry))
        elif column.canonical not in decided:
            decided[column.canonical] = _settled(column, seen_here, proven, reading, file)
    return decided


def _parts(column: Column, file: DatedFile) -> PartsSeen:
    parts = parts_seen(file.texts[column.canonical])
    return parts if parts.first > 12 or parts.second > 12 else file.whole_file(column)


def parts_seen(texts: Sequence[str]) -> PartsSeen:
    """The largest parts among these texts."""
    pairs = [(parts, text) for text in texts if (parts := numeric_parts(text))]
    return PartsSeen(
        max((first for (first, _), _ in pairs), default=0),
        max((second for (_, second), _ in pairs), default=0),
        next((text for (first, second), text in pairs if first != second), None),
    )


def _settled(
    column: Column, parts: PartsSeen, proven: set[Order], reading: InstantReading, file: DatedFile
) -> Order:
    """Nothing in the column decides: follow the file's other dates, else ask, unless both readings agree."""
    if len(proven) == 1:
        order = next(iter(proven))
        message = f"the dates of “{column.header}” are read {order}, as the file's other dates are"
        reading.notes.append(Remark("day_order_followed", "info", message, column.header))
        return order
    if parts.example is not None:
        reading.problems.append(_ambiguous(column, parts.example, file))
    return Order.DAY_FIRST


def _ambiguous(column: Column, example: str, file: DatedFile) -> Problem:
    first, second = numeric_parts(example) or (1, 1)
    readings = f"{first} {MONTH_NAMES[second - 1]} or {second} {MONTH_NAMES[first - 1]}"
    return Problem(
        file.shown,
        f"“{example}” in column “{column.header}” can be {readings}, and no date in the file decides",
        hint=f"{file.entry.write('dayfirst', 'true')} (day before month), or the same with dayfirst: false",
    )


def both_orders(column: Column, shown: str, entry: Entry) -> Problem:
    """The problem of a column whose dates prove both orders."""
    return Problem(
        shown,
        f"column “{column.header}” has dates that only work day first and dates that only work month first",
        hint=f"{entry.write('dayfirst', 'true')} (day before month), or the same with dayfirst: false; dates that do "
        "not fit stay unread",
    )
