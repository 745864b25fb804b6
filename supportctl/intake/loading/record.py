"""The table of records: a narrow one that is written, and the view `record` that has every column.

`record_read` holds one row per CSV record with as many cells as the header, with only the columns that the run's
files have (an empty column costs as much to write as a full one); its rowid is the record order within the run.
Instants and durations are microseconds. `unread_cells` holds the cells of the row that no format read; `unread`, which
the table has once there is one, names those that nobody could read, see repair.py.
"""

from collections.abc import Iterable, Sequence

from supportctl.engine.session import Session, quoted
from supportctl.intake.formats.kind import TARGET_COLUMNS, field_column, kind_of
from supportctl.intake.loading.steps import step
from supportctl.intake.values.zone_steps import AMBIGUOUS, NONEXISTENT
from supportctl.vocabulary.columns import CANONICAL_COLUMNS, Kind

SQL_TYPES = {
    Kind.TEXT: "varchar",
    Kind.CATEGORY: "varchar",
    Kind.INSTANT: "bigint",
    Kind.DURATION: "bigint",
    Kind.BOOLEAN: "boolean",
    Kind.NUMBER: "integer",
}
UNREAD_CELL = "struct(name varchar, text varchar, zone varchar)"
"""A cell that no format read: its column, what stands in it, and the row's own word for its zone ('' for none)."""

OWN_COLUMNS = {
    "file_no": "usmallint",
    "fate": "utinyint",
    "created_at": "bigint",
    "unread_cells": f"{UNREAD_CELL}[]",
}
"""Columns that every file fills: which file, what became of the row (fate.py), what is odd about it.

The engine updates no list in place, it gives such a row a new rowid: `unread_cells` is never written again.
"""

NEVER_PACKED = " using compression uncompressed"
"""Of a column in which hardly a text stands twice, as of ids."""

DAY_PARTS = ("_day", "_day_end")
"""Behind the name of an instant column: the local midnight, on the wall clock, of a day that is all its cell says, and
the instant at which that day ends; NULL where the cell says a time of day (semantics rule 5a). The instant itself is
where the day begins. Only files that may hold days bring these columns.
"""

UNREAD = "unread"
"""Names of the row's cells that nobody could read, a space around each; NULL for none."""

ODD_TIMES = {AMBIGUOUS: "ambiguous_times", NONEXISTENT: "nonexistent_times"}
"""Counts of a row's local times that happen twice, or never; only files in a zone with clock changes have them."""


def sql_type(name: str) -> str:
    """The engine's type of a column of `record`."""
    if name == UNREAD:
        return "varchar"
    if name.endswith(DAY_PARTS):
        return "bigint"
    return "utinyint" if name in ODD_TIMES.values() else SQL_TYPES[kind_of(name)]


def holds_instants(name: str) -> bool:
    """Whether a column of the table holds instants: those of a file, or the ends of days."""
    return kind_of(name.removesuffix(DAY_PARTS[1])) is Kind.INSTANT


def day_columns() -> list[str]:
    """The columns of days of all instants."""
    instants = (name for name, kind in CANONICAL_COLUMNS.items() if kind is Kind.INSTANT)
    return [name + part for name in instants for part in DAY_PARTS]


def has_days(session: Session) -> bool:
    """Whether a cell of any record says no more than the day."""
    have = {name for (name,) in session.rows("select column_name from (describe record_read)")}
    ends = [quoted(name) for name in day_columns() if name in have and name.endswith(DAY_PARTS[1])]
    if not ends:
        return False
    (found,) = session.row(f"select count(coalesce({', '.join(ends)})) from record_read")  # noqa: S608 - our own names
    return bool(found)


def days_in(session: Session, names: Iterable[str], span: Sequence[int]) -> dict[str, int]:
    """How many cells of each column say no more than the day, among the records of a file.

    `span`: the file's number, its first record and the one behind its last.
    """
    have = {name for (name,) in session.rows("select column_name from (describe record_read)")}
    dated = [name for name in names if name + DAY_PARTS[1] in have]
    if not dated:
        return {}
    counts = ", ".join(f"count({quoted(name + DAY_PARTS[1])})" for name in dated)
    found = session.row(
        f"select {counts} from record_read where file_no = ? and rowid >= ? and rowid < ?",  # noqa: S608 - quoted names
        span,
    )
    return {name: n for name, n in zip(dated, found, strict=True) if n}


def create_records(session: Session) -> None:
    """Make the empty tables `record_read` and `unread_cell`."""
    columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in OWN_COLUMNS.items())
    session.run(f"create table record_read ({columns})")
    session.run(step("unread_cell"))


def add_columns(session: Session, names: Iterable[str]) -> None:
    """Add the columns that a file brings and the table has not yet."""
    for name in names:
        if name not in OWN_COLUMNS:
            kind = f"{sql_type(name)}{NEVER_PACKED if name == 'ticket_id' else ''}"
            session.run(f"alter table record_read add column if not exists {quoted(name)} {kind}")


def forget_cells(session: Session) -> None:
    """Give back the room of the texts that no format read, once they stand in `unread_cell`: 16 bytes a record."""
    session.run("alter table record_read drop column unread_cells")


def create_view(session: Session, declared: Iterable[str]) -> None:
    """Make the view `record`: row_id and every canonical, target and declared column, NULL where no file has it."""
    have = {name for (name,) in session.rows("select column_name from (describe record_read)")}
    wanted = [
        *CANONICAL_COLUMNS,
        *TARGET_COLUMNS,
        *ODD_TIMES.values(),
        UNREAD,
        *day_columns(),
        *map(field_column, declared),
    ]
    missing = [f"null::{sql_type(name)} as {quoted(name)}" for name in wanted if name not in have]
    columns = ", ".join(["rowid as row_id", "*", *missing])
    session.run(f"create or replace view record as select {columns} from record_read")  # noqa: S608 - quoted names
