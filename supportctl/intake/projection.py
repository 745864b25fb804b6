"""The one SELECT that reads a file: export columns to canonical and declared columns. Generated, one quoting function.

Three layers: `cell` picks texts from positional columns, `parsed` turns them into values, the outer select
moves local times to UTC.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from supportctl.engine import literal, quoted
from supportctl.intake.column import Column
from supportctl.intake.durations import UNIT_MICROSECONDS, DurationColumn
from supportctl.intake.fate import NO_CREATION_TIME, TICKET
from supportctl.intake.instant_format import InstantFormat, Order
from supportctl.intake.instants import InstantColumn
from supportctl.intake.local_time import ZoneOffsets
from supportctl.intake.projection_cells import cell_sql, without_blanks
from supportctl.intake.record import ODD_TIMES, kind_of
from supportctl.intake.system import System
from supportctl.vocabulary import MICROSECONDS_PER_DAY, Kind

# A buffer that is no power of two loses the record at each of its ends without a word (docs/decisions/0002).
READ_CSV = (
    "read_csv(?, auto_detect=false, columns=?, header=true, delim=?, quote='\"', escape='\"', "
    "store_rejects=true, max_line_size=33554432, buffer_size=33554432)"
)


READ_KINDS = (Kind.BOOLEAN, Kind.NUMBER)
"""Kinds beside times and durations whose cells can turn out unreadable."""

UNIT, RECORD = "\x1f", "\x1e"
"""Separate name and text of an unread cell, and one cell from the next."""


@dataclass(frozen=True, slots=True)
class FilePlan:
    """Everything the projection needs to know about one file."""

    file_no: int
    columns: Mapping[str, Column]
    instants: Mapping[str, InstantColumn]
    durations: Mapping[str, DurationColumn]
    always: Mapping[str, str]
    system: System
    blanks: Mapping[str, tuple[str, ...]]
    offsets: ZoneOffsets


def projection(plan: FilePlan) -> tuple[list[str], str]:
    """The target columns of `record` and the SELECT that fills them, with READ_CSV's three parameters."""
    cells = [cell for name, column in plan.columns.items() for cell in _cells(name, column, plan.system)]
    parsed = [piece for name in plan.columns for piece in _parsed(name, plan)]
    final = _final(plan)
    sql = (
        f"with cell as (select {', '.join(cells)} from {READ_CSV}),\n"  # noqa: S608 - names and texts are quoted
        f"parsed as (select {', '.join(parsed)} from cell)\n"
        f"select {', '.join(f'{expression} as {quoted(name)}' for name, expression in final.items())}\n"
        f"from parsed{_offset_joins(plan)}"
    )
    return list(final), sql


def _cells(name: str, column: Column, system: System) -> list[str]:
    cells = [f"{cell_sql(column, system)} as {quoted(name)}"]
    return cells if column.minus is None else [*cells, f"c{column.minus} as {quoted(name + '_minus')}"]


def _parsed(name: str, plan: FilePlan) -> list[str]:
    cell = _blank_to_null(name, plan)
    if name in plan.instants:
        return _parsed_instant(name, cell, plan.instants[name].formats)
    if name in plan.durations:
        return [
            f"{cell} as {quoted(name + '_text')}",
            f"{_difference(name, cell, plan)} as {quoted(name)}",
        ]
    value = f"{_value(name, cell, plan)} as {quoted(name)}"
    return [value, f"{cell} as {quoted(name + '_text')}"] if kind_of(name) in READ_KINDS else [value]


def _blank_to_null(name: str, plan: FilePlan) -> str:
    """The cell without the null tokens that the sample shows; rarer ones are met in `repair`."""
    blanks = plan.blanks.get(name, ())
    cell = quoted(name)
    return f"case when {cell} not in ({', '.join(map(literal, blanks))}) then {cell} end" if blanks else cell


def _parsed_instant(name: str, cell: str, formats: Iterable[InstantFormat]) -> list[str]:
    zoned = instant_sql(cell, [one for one in formats if one.zoned])
    local = instant_sql(cell, [one for one in formats if not one.zoned])
    return [
        f"{cell} as {quoted(name + '_text')}",
        f"{zoned} as {quoted(name + '_utc')}",
        f"{local} as {quoted(name + '_local')}",
    ]


def instant_sql(cell: str, formats: list[InstantFormat]) -> str:
    """Microseconds read by the first format that fits, as written (no zone applied), or NULL."""
    return f"coalesce({', '.join(_one_format(cell, one) for one in formats)})" if formats else "null::bigint"


def _one_format(cell: str, one: InstantFormat) -> str:
    if one.order is Order.EPOCH:
        digits = len(one.strptime) + 9
        scale = 1_000_000 // int(one.strptime)
        return f"case when length(trim({cell})) = {digits} then try_cast({cell} as bigint) * {scale} end"
    return f"epoch_us(try_strptime({cell}, {literal(one.strptime)}))"


def _difference(name: str, cell: str, plan: FilePlan) -> str:
    unit = plan.durations[name].unit
    value = _duration(cell, unit)
    return (
        value if plan.columns[name].minus is None else f"{value} - {_duration(quoted(name + '_minus'), unit)}"
    )


def _duration(cell: str, unit: str) -> str:
    if unit in UNIT_MICROSECONDS:
        return f"try_cast(round(try_cast({cell} as double) * {UNIT_MICROSECONDS[unit]}) as bigint)"
    if unit == "h:mm":
        cell = f"(case when split_part({cell}, ':', 3) = '' then {cell} end)"
    parts = [f"abs(try_cast(split_part({cell}, ':', {part}) as double))" for part in (1, 2, 3)]
    seconds = f"{parts[0]} * 3600 + {parts[1]} * 60" + (f" + {parts[2]}" if unit == "h:mm:ss" else "")
    sign = f"(case when ltrim({cell}) like '-%' then -1 else 1 end)"
    return f"try_cast(round({sign} * ({seconds}) * 1000000) as bigint)"


def _value(name: str, cell: str, plan: FilePlan) -> str:
    kind = kind_of(name)
    if kind is Kind.BOOLEAN:
        return _boolean(cell, plan.columns[name], plan.system)
    if kind is Kind.NUMBER:
        return f"try_cast(try_cast({cell} as double) as integer)"
    # Words are compared folded and few; ids are neither, so that their spaces and null tokens are met here.
    return without_blanks(cell, plan.system) if name == "ticket_id" else cell


def _boolean(cell: str, column: Column, system: System) -> str:
    word = f"lower(trim({cell}))"
    if column.true_when is not None and column.false_when is None:
        return f"{word} in ({', '.join(map(literal, column.true_when))})"
    true = ", ".join(map(literal, column.true_when or sorted(system.true_words)))
    false = ", ".join(map(literal, column.false_when or sorted(system.false_words)))
    return f"case when {word} in ({true}) then true when {word} in ({false}) then false end"


def _final(plan: FilePlan) -> dict[str, str]:
    final = {"file_no": str(plan.file_no)}
    for name in plan.columns:
        if name in plan.instants:
            final[name] = f"coalesce({quoted(name + '_utc')}, {_to_utc(name, plan)})"
        else:
            final[name] = quoted(name)
    final |= {name: literal(value) for name, value in plan.always.items() if name not in plan.columns}
    final["fate"] = f"case when {final['created_at']} is null then {NO_CREATION_TIME} else {TICKET} end"
    final["unread"] = _unread(plan)
    if plan.offsets.constant is None:
        final |= {name: _odd_times(plan, kind) for kind, name in ODD_TIMES.items()}
    return final


def _unread(plan: FilePlan) -> str:
    """The texts of the row's cells that no format read: "name UNIT text" joined by RECORD, NULL for a clean row."""
    values = {name: (f"{name}_utc", f"{name}_local") for name in plan.instants} | {
        name: (name,) for name in plan.columns if name in plan.durations or kind_of(name) in READ_KINDS
    }
    tests = {
        name: " and ".join(
            [f"{quoted(name + '_text')} is not null", *(f"{quoted(one)} is null" for one in columns)]
        )
        for name, columns in values.items()
    }
    cells = [
        f"case when {test} then {literal(name + UNIT)} || {quoted(name + '_text')} end"
        for name, test in tests.items()
    ]
    any_unread = " or ".join(f"({test})" for test in tests.values())
    return f"case when {any_unread} then concat_ws({literal(RECORD)}, {', '.join(cells)}) end"


def _joined(name: str) -> str:
    return quoted(f"offset of {name}")


def _to_utc(name: str, plan: FilePlan) -> str:
    local = quoted(name + "_local")
    if plan.offsets.constant is not None:
        return f"{local} - {plan.offsets.constant}"
    table = _joined(name)
    return (
        f"{local} - case when {local} < {table}.cut_local then {table}.offset_before "
        f"else coalesce({table}.offset_after, {plan.offsets.latest}) end"
    )


def _offset_joins(plan: FilePlan) -> str:
    if plan.offsets.constant is not None:
        return ""
    return "".join(
        f"\nleft join {quoted(plan.offsets.table)} as {_joined(name)} "
        f"on {_joined(name)}.local_day = {quoted(name + '_local')} // {MICROSECONDS_PER_DAY}"
        for name in plan.instants
    )


def _odd_times(plan: FilePlan, kind: str) -> str:
    """How many of the row's local times are ambiguous (or do not exist) in a zone whose clocks change."""
    flags = [
        f"coalesce(({_joined(name)}.odd_kind = {literal(kind)} "
        f"and {quoted(name + '_local')} >= {_joined(name)}.odd_from "
        f"and {quoted(name + '_local')} < {_joined(name)}.odd_to)::int, 0)"
        for name in plan.instants
    ]
    return " + ".join(flags)
