"""The one SELECT that reads a file: export columns to canonical and declared columns. Generated, one quoting function.

Three layers: `cell` picks texts from positional columns, `parsed` turns them into values, the outer select
moves local times to UTC. Between the first two, `worded` takes timestamps apart that have words in them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from supportctl.engine.session import literal, quoted
from supportctl.intake.formats.column import Column, Condition, RowZone
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.formats.system import System
from supportctl.intake.loading.fate import BOOKKEEPING, NO_CREATION_TIME, TICKET
from supportctl.intake.loading.projection_cells import (
    cell_sql,
    one_of,
    without_blanks,
    word_test,
    zone_cell_sql,
)
from supportctl.intake.loading.projection_durations import duration_sql
from supportctl.intake.loading.projection_instants import (
    LocalSpan,
    located,
    next_day,
    odd_times,
    parsed_instant,
    row_zone_column,
    taken_apart_cells,
    to_utc,
    wall_cells,
)
from supportctl.intake.loading.record import ODD_TIMES
from supportctl.intake.values.column_zones import InstantZone, ZoneChoice
from supportctl.intake.values.durations import DurationColumn
from supportctl.intake.values.instants import InstantColumn
from supportctl.vocabulary.columns import Kind
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY

# A buffer that is no power of two loses the record at each of its ends without a word (docs/decisions/0002).
READ_CSV = (
    "read_csv(?, auto_detect=false, columns=?, header=true, delim=?, quote='\"', escape='\"', "
    "store_rejects=true, max_line_size=33554432, buffer_size=33554432)"
)


READ_KINDS = (Kind.BOOLEAN, Kind.NUMBER)
"""Kinds beside times and durations whose cells can turn out unreadable."""

BOOKKEEPING_CELL = '"is bookkeeping"'


@dataclass(frozen=True, slots=True)
class FilePlan:
    """Everything the projection needs to know about a file. A row that meets any `bookkeeping` is no contact.

    Files of equal plans, widths and delimiters are loaded by one statement.

    `flags` are the columns of counts in which the file only says whether something happened.
    """

    columns: Mapping[str, Column]
    instants: Mapping[str, InstantColumn]
    durations: Mapping[str, DurationColumn]
    always: Mapping[str, str]
    system: System
    blanks: Mapping[str, tuple[str, ...]]
    zones: Mapping[str, InstantZone]
    bookkeeping: tuple[Condition, ...] = ()
    flags: frozenset[str] = frozenset()


def assumed_zones(plan: FilePlan) -> Iterator[tuple[ZoneChoice, list[str]]]:
    """Each zone in which texts without one are read, with the headers of its columns."""
    naive = {
        name: one.column.header
        for name, one in plan.instants.items()
        if any(not form.zoned for form in one.formats)
    }
    for choice in dict.fromkeys(plan.zones[name].choice for name in naive):
        yield choice, [header for name, header in naive.items() if plan.zones[name].choice == choice]


def projection(plan: FilePlan, span: LocalSpan = None) -> tuple[list[str], str]:
    """The target columns of `record` and the SELECT that fills them.

    Its parameters are the three of READ_CSV and the number of the first file. Local times outside the span may come
    out before zone_steps.EARLIEST_US.
    """
    cells = [cell for name, column in plan.columns.items() for cell in _cells(name, column, plan.system)]
    parsed = ["file_index", *(piece for name in plan.columns for piece in _parsed(name, plan))]
    if plan.bookkeeping:
        cells.append(f"{_any_met(plan.bookkeeping, plan.system)} as {BOOKKEEPING_CELL}")
        parsed.append(BOOKKEEPING_CELL)
    final = _final(plan)
    sql = (
        f"with cell as (select {', '.join(cells)}, file_index from {READ_CSV}),\n"  # noqa: S608 - names and texts are quoted
        f"{_worded(plan)}"
        f"parsed as (select {', '.join(parsed)} from {'worded' if _worded(plan) else 'cell'})\n"
        f"select {', '.join(f'{expression} as {quoted(name)}' for name, expression in final.items())}\n"
        f"from {_located(plan, span)}"
    )
    return list(final), sql


def _located(plan: FilePlan, span: LocalSpan) -> str:
    codes = [
        code
        for name, zone in plan.zones.items()
        if name in plan.instants
        for column in _local_columns(name, plan)
        if (code := located(name, zone, column, span))
    ]
    return f"(select *, {', '.join(codes)} from parsed) located" if codes else "parsed"  # noqa: S608 - quoted names


def _local_columns(name: str, plan: FilePlan) -> list[str]:
    return [name, next_day(name)] if plan.instants[name].may_hold_days else [name]


def _worded(plan: FilePlan) -> str:
    apart = [cell for name, one in plan.instants.items() for cell in taken_apart_cells(name, one.formats)]
    walls = [cell for name, one in plan.instants.items() for cell in wall_cells(name, one)]
    if not apart:
        return ""
    return (
        f"apart as (select *, {', '.join(apart)} from cell),\n"  # noqa: S608 - names and texts are quoted
        f"worded as (select *, {', '.join(walls)} from apart),\n"
    )


def _any_met(conditions: Iterable[Condition], system: System) -> str:
    tests = (f"coalesce({word_test(f'c{one.position}', one.words, system)}, false)" for one in conditions)
    return f"({' or '.join(tests)})"


def _cells(name: str, column: Column, system: System) -> list[str]:
    cells = [f"{cell_sql(column, system)} as {quoted(name)}"]
    if isinstance(column.zone, RowZone):
        cells.append(f"{zone_cell_sql(column.zone.position, system)} as {row_zone_column(name)}")
    return cells if column.minus is None else [*cells, f"c{column.minus} as {quoted(name + '_minus')}"]


def _parsed(name: str, plan: FilePlan) -> list[str]:
    cell = _blank_to_null(name, plan)
    if name in plan.instants:
        carried = [row_zone_column(name)] if plan.zones[name].by_row is not None else []
        return parsed_instant(name, cell, plan.instants[name]) + carried
    if name in plan.durations:
        return [
            f"{cell} as {quoted(name + '_text')}",
            f"{duration_sql(name, cell, plan.durations[name])} as {quoted(name)}",
        ]
    value = f"{_value(name, cell, plan)} as {quoted(name)}"
    return [value, f"{cell} as {quoted(name + '_text')}"] if kind_of(name) in READ_KINDS else [value]


def _blank_to_null(name: str, plan: FilePlan) -> str:
    """The cell without the null tokens that the sample shows; rarer ones are met in `repair`."""
    blanks = plan.blanks.get(name, ())
    cell = quoted(name)
    return f"case when not {one_of(cell, blanks)} then {cell} end" if blanks else cell


def _value(name: str, cell: str, plan: FilePlan) -> str:
    kind = kind_of(name)
    if kind is Kind.BOOLEAN:
        return _boolean(name, cell, plan.columns[name], plan.system)
    if kind is Kind.NUMBER:
        return _count(cell, plan.system) if name in plan.flags else _number(cell)
    return cell


def _number(cell: str) -> str:
    return f"try_cast(try_cast({cell} as double) as integer)"


def _count(cell: str, system: System) -> str:
    """Whether something happened, as a count of it: yes is once."""
    word = f"lower(trim({cell}))"
    true, false = one_of(word, sorted(system.true_words)), one_of(word, sorted(system.false_words))
    return f"coalesce({_number(cell)}, case when {true} then 1 when {false} then 0 end)"


def _boolean(name: str, cell: str, column: Column, system: System) -> str:
    word = f"lower(trim({cell}))"
    if column.true_when is not None and column.false_when is None:
        test = word_test(cell, column.true_when, system)
        return f"case when {quoted(name)} is not null then {test} end" if column.when else test
    true = one_of(word, column.true_when or sorted(system.true_words))
    written = column.false_when
    false = word_test(cell, written, system) if written else one_of(word, sorted(system.false_words))
    return f"case when {true} then true when {false} then false end"


def _final(plan: FilePlan) -> dict[str, str]:
    final = {"file_no": "(file_index + ?)::usmallint"}
    for name in plan.columns:
        if name in plan.instants:
            final[name] = f"coalesce({quoted(name + '_utc')}, {to_utc(name, plan.zones[name])})"
            final |= _days(name, plan) if plan.instants[name].may_hold_days else {}
        else:
            final[name] = quoted(name)
    final |= {name: _unless_said(name, literal(value), plan) for name, value in plan.always.items()}
    first = f"when {BOOKKEEPING_CELL} then {BOOKKEEPING} " if plan.bookkeeping else ""
    final["fate"] = (
        f"case {first}when {final['created_at']} is null then {NO_CREATION_TIME} else {TICKET} end"
    )
    final["unread_cells"] = _unread_cells(plan)
    final |= {name: count for kind, name in ODD_TIMES.items() if (count := odd_times(plan.zones, kind))}
    return final


def _days(name: str, plan: FilePlan) -> dict[str, str]:
    """Where the day begins that is all a cell says, on the wall clock, and where it ends."""
    day, utc = quoted(name + "_day"), quoted(name + "_utc")
    ends = f"coalesce({utc} + {MICROSECONDS_PER_DAY}, {to_utc(next_day(name), plan.zones[name])})"
    return {name + "_day": day, name + "_day_end": f"case when {day} is not null then {ends} end"}


def _unless_said(name: str, value: str, plan: FilePlan) -> str:
    """What every row has, in the rows of which no column says another."""
    return (
        f"coalesce({without_blanks(quoted(name), plan.system)}, {value})" if name in plan.columns else value
    )


def _unread_cells(plan: FilePlan) -> str:
    """The row's cells that no format read, each as record.UNREAD_CELL and NULL in the place of a read one."""
    tests = {name: " and ".join(_unread_tests(name, plan)) for name in _readable(plan)}
    cells = ", ".join(f"case when {test} then {_unread_cell(name, plan)} end" for name, test in tests.items())
    any_unread = " or ".join(f"({test})" for test in tests.values())
    return f"case when {any_unread} then [{cells}] end"


def _unread_cell(name: str, plan: FilePlan) -> str:
    """The cell's column, its text and, in a row that names its own zone, the zone's word."""
    by_row = name in plan.zones and plan.zones[name].by_row is not None
    zone = row_zone_column(name) if by_row else "''"
    return f"{{'name': {literal(name)}, 'text': {quoted(name + '_text')}, 'zone': {zone}}}"


def _readable(plan: FilePlan) -> list[str]:
    """The columns whose cells can turn out unreadable."""
    return [
        *plan.instants,
        *(name for name in plan.columns if name in plan.durations or kind_of(name) in READ_KINDS),
    ]


def _unread_tests(name: str, plan: FilePlan) -> list[str]:
    present = f"{quoted(name + '_text')} is not null"
    if name not in plan.instants:
        return [present, f"{quoted(name)} is null"]
    zone = plan.zones[name]
    local = quoted(name + "_local") if zone.by_row is None else f"({to_utc(name, zone)})"
    return [present, f"{quoted(name + '_utc')} is null", f"{local} is null"]
