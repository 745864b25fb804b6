"""How each timestamp column of a file is read: its formats, and day before month or month before day.

The order is decided per column over the whole file (semantics rule 5): a part above 12 decides; then the other
date columns of the same form in the file; if nothing decides and it matters, the person must say.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from supportctl.intake.column import Column
from supportctl.intake.instant_format import InstantFormat, Order, format_of, numeric_parts
from supportctl.report.audit_report import Note
from supportctl.report.problem import Problem

READABLE_SHARE = 0.5
"""A column of which fewer sampled cells look like timestamps holds something else."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class InstantColumn:
    """A timestamp column ready to be read: formats, most frequent first, all with a decided order."""

    column: Column
    formats: tuple[InstantFormat, ...]
    order: Order | None


@dataclass(slots=True)
class InstantReading:
    """The outcome for a file: columns to read, guessed columns to drop, what to tell."""

    columns: dict[str, InstantColumn] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DatedFile:
    """What deciding looks at: the sampled, non-empty cells of each column, what sla.yaml says, and the whole file.

    `whole_file` looks at every row of a column, for when the sample decides nothing.
    """

    shown: str
    texts: Mapping[str, Sequence[str]]
    dayfirst: bool | None
    whole_file: Callable[[Column], PartsSeen]


Formats = Mapping[str, Counter[InstantFormat]]
"""How often each format reads a sampled cell, by canonical column."""


def plan_instants(columns: Sequence[Column], file: DatedFile) -> InstantReading:
    """Choose formats and orders of the timestamp columns of a file."""
    reading = InstantReading()
    seen: dict[str, Counter[InstantFormat]] = {}
    for column in columns:
        texts = file.texts[column.canonical]
        formats = Counter(one for one in map(format_of, texts) if one)
        if formats.total() < READABLE_SHARE * len(texts):
            _contradict(column, texts, reading, file.shown)
        else:
            seen[column.canonical] = formats
    usable = [column for column in columns if column.canonical in seen]
    orders = _orders(usable, seen, file, reading)
    everywhere = tuple(sum(seen.values(), Counter[InstantFormat]()))
    for column in usable:
        order = orders.get(column.canonical)
        formats_here = tuple(one for one, _ in seen[column.canonical].most_common()) or everywhere
        ordered = tuple(dict.fromkeys(one.ordered(order or Order.DAY_FIRST) for one in formats_here))
        reading.columns[column.canonical] = InstantColumn(column, ordered, order)
    return reading


def _contradict(column: Column, texts: Sequence[str], reading: InstantReading, shown: str) -> None:
    """A column named as a timestamp that holds none: an error where sla.yaml says so, else it is not used."""
    example = next(text for text in texts if format_of(text) is None)
    message = (
        f"column “{column.header}” is read as {column.canonical}, but holds no timestamps (as in “{example}”)"
    )
    if column.written:
        hint = f"name the column that holds {column.canonical}, or map this one to a duration with its unit"
        reading.problems.append(Problem(shown, message, hint=hint))
        return
    reading.dropped.append(column.canonical)
    reading.notes.append(
        Note("column_not_used", "warning", message + "; it is not used", shown, column.header)
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
            reading.problems.append(both_orders(column, file.shown))
        elif column.canonical not in decided:
            decided[column.canonical] = _settled(column, seen_here, proven, reading, file.shown)
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
    column: Column, parts: PartsSeen, proven: set[Order], reading: InstantReading, shown: str
) -> Order:
    """Nothing in the column decides: follow the file's other dates, else ask, unless both readings agree."""
    if len(proven) == 1:
        order = next(iter(proven))
        message = f"the dates of “{column.header}” are read {order}, as the file's other dates are"
        reading.notes.append(Note("day_order_followed", "info", message, shown, column.header))
        return order
    if parts.example is not None:
        reading.problems.append(_ambiguous(column, parts.example, shown))
    return Order.DAY_FIRST


def _ambiguous(column: Column, example: str, shown: str) -> Problem:
    first, second = numeric_parts(example) or (0, 0)
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return Problem(
        shown,
        f"“{example}” in column “{column.header}” can be {first} {months[second - 1]} or {second} {months[first - 1]}, "
        "and no date in the file decides",
        hint="write dayfirst: true (day before month) or dayfirst: false under sources in sla.yaml",
    )


def both_orders(column: Column, shown: str) -> Problem:
    """The problem of a column whose dates prove both orders."""
    return Problem(
        shown,
        f"column “{column.header}” has dates that only work day first and dates that only work month first",
        hint="write dayfirst: true or dayfirst: false under sources in sla.yaml; dates that do not fit stay unread",
    )
