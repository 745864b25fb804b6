"""Cells that the column's formats did not read: null tokens, odd forms, and what stays unreadable.

Works on distinct texts, so its cost grows with the kinds of oddity, not with the rows.
"""

from datetime import timedelta, timezone, tzinfo

from supportctl.engine.session import Session, quoted
from supportctl.intake.loading.load import Loaded
from supportctl.intake.loading.record import DAY_PARTS, UNREAD, add_columns
from supportctl.intake.loading.steps import step
from supportctl.intake.values.durations import read_odd_duration
from supportctl.intake.values.instant_format import Order, numeric_parts
from supportctl.intake.values.instants import (
    InstantColumn,
    both_orders,
    many_ambiguous_zones,
    shared_zone_word,
)
from supportctl.intake.values.odd_instant import odd_day, read_odd_instant
from supportctl.policy.lines_to_paste import Entry
from supportctl.problem import NotAuditableError
from supportctl.worktime.zone import load_zone

CELL_COLUMNS = {
    "name": "varchar",
    "text": "varchar",
    "zone": "varchar",
    "value": "bigint",
    "day": "bigint",
    "day_end": "bigint",
    "readable": "boolean",
}

Cell = tuple[str, str, str]
"""Column, text and the row's own zone word of an unread cell."""


def repair(session: Session, loaded: Loaded, shown: str, entry: Entry, *, order_written: bool) -> None:
    """Read the odd cells of one file; afterwards `record_read.unread` names those that stay unread, with spaces around.

    They stay in the table `unread_cell` (row_id, name, text, zone). Raises NotAuditableError when a column's odd
    dates prove the other day order than its usual ones.
    """
    span = {"first": loaded.first_row, "stop": loaded.stop_row}
    session.run(step("unread_cell_of_file"), span)
    cells = session.rows(step("odd_cell"), span)
    if cells:
        rows = [(*cell, *_read(cell, loaded)) for cell in cells]
        unreadable = [(name, text) for name, text, *_, readable in rows if not readable]
        _refuse_shared_zone_words(unreadable, loaded, shown, entry)
        if not order_written:
            _refuse_other_order(unreadable, loaded, shown, entry)
        session.load("odd_cell", CELL_COLUMNS, rows)
        session.run(step("cell_read"), span)
        for name in sorted({name for name, _, _ in cells}):
            session.run(
                f"update record_read set {quoted(name)} = c.value from cell_read c "  # noqa: S608 - quoted names
                "where record_read.rowid = c.row_id and c.name = ?",
                [name],
            )
        for name in sorted({name for name, _, _, _, day, _, _ in rows if day is not None}):
            _set_days(session, name)
        session.run(step("unread_cell_left"))
        add_columns(session, [UNREAD])
        session.run(step("unread_names"), span)
        session.run(step("creation_read"), span)


def _set_days(session: Session, name: str) -> None:
    """The days of the cells that say no more than that."""
    add_columns(session, [name + part for part in DAY_PARTS])
    session.run(
        f"update record_read set {quoted(name + '_day')} = c.day, {quoted(name + '_day_end')} = c.day_end "  # noqa: S608 - quoted names
        "from cell_read c where record_read.rowid = c.row_id and c.name = ? and c.day is not null",
        [name],
    )


def _read(cell: Cell, loaded: Loaded) -> tuple[int | None, int | None, int | None, bool]:
    """The cell's value, the day where it says no more (record.DAY_PARTS), and whether it is readable.

    A null token is readable and has no value.
    """
    name, text, zone_word = cell
    plan, zone = loaded.plan, _zone(name, zone_word, loaded)
    if text.strip().lower() in plan.system.null_tokens:
        return None, None, None, True
    instant, value = plan.instants.get(name), None
    if instant is not None:
        strict = bool(instant.column.formats)
        value = (
            None
            if zone is None or strict
            else read_odd_instant(text, instant.order, zone, instant.abbreviations)
        )
    elif name in plan.durations:
        value = read_odd_duration(text, plan.durations[name])
    day = None
    if instant is not None and zone is not None and value is not None:
        day = odd_day(text, value, zone, midnights=instant.midnights)
    return value, *(day or (None, None)), value is not None


def _zone(name: str, word: str, loaded: Loaded) -> tzinfo | None:
    """The zone of a timestamp's cell, None for a row that names an unknown one; durations need none."""
    zone = loaded.plan.zones.get(name)
    if zone is None:
        return None
    found = zone.of_row(word)
    if isinstance(found, int):
        return timezone(timedelta(minutes=found))
    return None if found is None else load_zone(found)


def _refuse_other_order(unreadable: list[tuple[str, str]], loaded: Loaded, shown: str, entry: Entry) -> None:
    for name, text in unreadable:
        instant = loaded.plan.instants.get(name)
        if instant is not None and _proves_other_order(text, instant):
            raise NotAuditableError(both_orders(instant.column, shown, entry))


def _refuse_shared_zone_words(
    unreadable: list[tuple[str, str]], loaded: Loaded, shown: str, entry: Entry
) -> None:
    """The sample showed few zone abbreviations that nobody can read; the whole column may have many."""
    rows = loaded.stop_row - loaded.first_row
    for name, instant in loaded.plan.instants.items():
        texts = [text for other, text in unreadable if other == name]
        if shared := many_ambiguous_zones(texts, instant.abbreviations, rows):
            raise NotAuditableError(shared_zone_word(instant.column, shared, shown, entry))


def _proves_other_order(text: str, column: InstantColumn) -> bool:
    parts = numeric_parts(text)
    if parts is None or column.order is None:
        return False
    day, month = parts if column.order is Order.DAY_FIRST else parts[::-1]
    return day <= 12 < month <= 31
