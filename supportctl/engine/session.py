"""The embedded engine: one locked-down DuckDB session, interruptible from another thread.

Its tables are in memory, up to a limit, and spill to a temporary folder; those of large inputs are a file there.
Knows SQL text and rows; knows nothing of tickets. Everything that runs SQL does it through `Session`.
"""

import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

import duckdb

from supportctl.frozen import frozen

Row = tuple[Any, ...]
Named = TypeVar("Named", bound=tuple[Any, ...])

MEMORY_LIMIT = "512MB"
ON_DISK_FROM_BYTES = 400_000_000
"""Of larger inputs the tables are a file in the folder, compressed as they are written (docs/decisions/0025)."""

_NAMED = re.compile(r"\$(\w+)")


class Interrupted(Exception):  # noqa: N818 - named for the event, as KeyboardInterrupt is
    """The session was told to stop; raised from whatever statement runs or comes next."""


class EngineError(Exception):
    """The machine has no room for the work: disk or memory; the message is for a person."""


def _out_of_room(folder: Path, error: Exception) -> str:
    first = str(error).splitlines()[0]
    return (
        f"no room to work in {folder.parent} ({first}); free some space there, or set TMPDIR to a larger disk"
    )


@frozen
class Phase:
    """What the session is busy with, for who watches: a few words, and over how many rows it goes."""

    name: str = ""
    rows: int | None = None


class Session:
    """A DuckDB connection that reads exactly the given files and works in `folder`, a temporary one."""

    def __init__(self, folder: Path, inputs: Sequence[Path], threads: int | None = None) -> None:
        self.folder = folder
        self.phase = Phase()
        self._stopped = threading.Event()
        self._connection = self._connect(inputs, threads)

    def _connect(self, inputs: Sequence[Path], threads: int | None) -> duckdb.DuckDBPyConnection:
        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "allow_unsigned_extensions": False,
            "allow_persistent_secrets": False,
            "python_enable_replacements": False,
            "memory_limit": MEMORY_LIMIT,
            "temp_directory": str(self.folder / "spill"),
            # A checkpoint gives records other rowids where rows were deleted.
            "checkpoint_threshold": "1TB",
            # Without these two the metric joins put millions of rows in the hash table (docs/decisions/0002).
            "disabled_optimizers": "join_order,build_side_probe_side",
        }
        if threads is not None:
            config["threads"] = threads
        connection = duckdb.connect(self._place(inputs), config=config)
        for option in (
            "enable_progress_bar = true",
            "enable_progress_bar_print = false",
            "progress_bar_time = 0",
        ):
            connection.execute(f"set {option}")
        connection.execute("pragma disable_checkpoint_on_shutdown")
        connection.execute("set TimeZone = 'UTC'")
        connection.execute("set allowed_paths = ?", [[str(path) for path in inputs if is_text(path)]])
        connection.execute("set allowed_directories = ?", [[str(self.folder)]])
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        return connection

    def _place(self, inputs: Sequence[Path]) -> str:
        large = sum(path.stat().st_size for path in inputs if path.exists()) >= ON_DISK_FROM_BYTES
        return str(self.folder / "tables.duckdb") if large else ":memory:"

    def run(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> None:
        """Execute one statement, or a script without parameters, for its effect.

        Of parameters by name a statement gets those that it names.
        """
        self._execute(sql, parameters)

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> list[Row]:
        """Execute one statement and return all its rows."""
        return self._execute(sql, parameters).fetchall()

    def records(
        self, kind: type[Named], sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None
    ) -> list[Named]:
        """Execute one statement and return its rows as a named type whose fields are named as its columns."""
        found = self._execute(sql, parameters)
        names = tuple(column[0] for column in found.description or ())
        fields = tuple(kind.__annotations__)
        if names != fields:
            raise RuntimeError(f"{kind.__name__} has the fields {fields}, its rows have {names}")
        return [kind(*row) for row in found.fetchall()]

    def row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> Row:
        """Execute one statement that always has a first row, and return it."""
        return self.rows(sql, parameters)[0]

    def _execute(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None
    ) -> duckdb.DuckDBPyConnection:
        if self._stopped.is_set():
            raise Interrupted
        if isinstance(parameters, Mapping):
            named = set(_NAMED.findall(sql))
            parameters = {name: value for name, value in parameters.items() if name in named}
        try:
            return self._connection.execute(sql, parameters)
        except (duckdb.Error, RuntimeError) as error:
            if self._stopped.is_set():
                raise Interrupted from error
            if isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException):
                raise EngineError(_out_of_room(self.folder, error)) from error
            raise

    def load(self, table: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        """Create a small table from Python rows: `columns` maps each column's name to its SQL type."""
        definition = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns.items())
        self.run(f"create or replace table {quoted(table)} ({definition})")
        values = [list(column) for column in zip(*rows, strict=True)]
        if values:
            lists = ", ".join(f"unnest(?::{kind}[])" for kind in columns.values())
            self.run(f"insert into {quoted(table)} select {lists}", values)

    def has(self, table: str) -> bool:
        """Whether there is such a table or view."""
        return bool(self.rows("select 1 from information_schema.tables where table_name = ?", [table]))

    def table(self, name: str) -> tuple[dict[str, str], list[Row]]:
        """The columns of a table with their types, and its rows: what `load` makes it of again."""
        columns = {column: kind for column, kind, *_ in self.rows(f"describe {quoted(name)}")}
        return columns, self.rows(f"select * from {quoted(name)}")  # noqa: S608 - quoted name

    def progress(self) -> float:
        """Share of the running statement that is done, 0..1; negative when the engine cannot tell."""
        return self._connection.query_progress() / 100

    def interrupt(self) -> None:
        """Stop the running statement and every later one; call from another thread."""
        self._stopped.set()
        self._connection.interrupt()

    def close(self) -> None:
        """Close the connection; the folder is its owner's to remove."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_text(path: Path) -> bool:
    """Whether the path can be given to the engine: names that are no UTF-8 cannot."""
    return not any("\udc80" <= character <= "\udcff" for character in str(path))


def quoted(name: str) -> str:
    """A name as an SQL identifier; the only way a name enters generated SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as an SQL string; the only way a text enters generated SQL (statements that take no parameters)."""
    return "'" + text.replace("'", "''") + "'"
