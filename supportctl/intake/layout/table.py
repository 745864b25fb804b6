"""Where in a file its table is: delimiter, lines above and below, a header that is missing."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from supportctl.frozen import frozen
from supportctl.intake.files.content import DELIMITERS, Content
from supportctl.intake.files.kinds import refuse_other_text
from supportctl.intake.files.long_lines import STAND_IN
from supportctl.intake.formats.preset_file import all_systems
from supportctl.intake.formats.system import Layout
from supportctl.intake.layout.footer_lines import Footer, find_footer
from supportctl.intake.layout.header_row import header_place, is_value, matching_layout
from supportctl.intake.layout.reader import cells_reader, first_lines
from supportctl.problem import NotAuditableError, Problem

PROBE_RECORDS = 200
CHUNK_BYTES = 1 << 22
_SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=(?P<delimiter>[,;|\t])"?[\r\n]*', re.IGNORECASE)


@frozen
class Probed:
    """A record at the start of a file, and how many lines stand above it."""

    cells: list[str]
    lines_above: int


@frozen
class Table:
    """Where the table is. `layout` names the columns of a file without a header line."""

    delimiter: str
    width: int
    lines_above: int = 0
    records_above: int = 0
    layout: Layout | None = None
    footer: Footer | None = None

    @property
    def is_whole_file(self) -> bool:
        """Whether nothing has to be cut off or put on top."""
        return self.lines_above == 0 and self.layout is None and self.footer is None


def find_table(content: Content, shown: str, layouts: Sequence[Layout] | None = None) -> Table:
    """Find the table of a clean UTF-8 file; raises NotAuditableError for a web page and the like."""
    first = _first_line(content.path)
    refuse_other_text(first, shown)
    if first.rstrip() == STAND_IN:
        hint = "a table has a line for each contact: export it again, as CSV"
        raise NotAuditableError(Problem(shown, "its first line is longer than 32 MB", line=1, hint=hint))
    separator = _SEPARATOR_LINE.fullmatch(first)
    known = [one.layout for one in all_systems() if one.layout] if layouts is None else layouts
    probe = cache(partial(_probe, content.path))
    layout = None if separator else _layout_of(probe, known)
    if layout is not None:
        table = Table(layout.delimiter, len(layout.columns), layout=layout)
    else:
        table = _with_header(probe, shown, separator["delimiter"] if separator else None)
    return _with_footer(table, content)


def records(path: Path, delimiter: str) -> Iterator[list[str]]:
    """The first records of a clean file, blank lines left out."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from filter(None, cells_reader(first_lines(stream), delimiter))


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="\n") as stream:
        return stream.readline(1 << 10)


def _probed(path: Path, delimiter: str) -> Iterator[Probed]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader, above = cells_reader(first_lines(stream), delimiter), 0
        for row in reader:
            if row:
                yield Probed(row, above)
            above = reader.line_num


def _probe(path: Path, delimiter: str, skip: int) -> list[Probed]:
    return list(itertools.islice(_probed(path, delimiter), skip, PROBE_RECORDS + skip))


_Probe = Callable[[str, int], list[Probed]]
"""The first records of a file by the delimiter, without so many of them."""


def _with_header(probe: _Probe, shown: str, named: str | None) -> Table:
    """The table by the delimiter that makes the first records most table-like; `named` is the file's own word."""
    skip = 1 if named else 0
    tables = [
        (_fitness(rows, place), Table(one, len(rows[place].cells), rows[place].lines_above, place + skip))
        for one in ([named] if named else DELIMITERS)
        if _says_something(rows := probe(one, skip))
        for place in [header_place([row.cells for row in rows])]
    ]
    if not tables:
        raise NotAuditableError(Problem(shown, "holds only blank lines and cells", hint="export it again"))
    return max(tables, key=lambda one: one[0])[1]


def _says_something(rows: Sequence[Probed]) -> bool:
    return any(cell.strip() for row in rows for cell in row.cells)


def _fitness(rows: Sequence[Probed], place: int) -> tuple[int, int]:
    """How table-like the first records are: those as wide as the header, then the width itself."""
    widths = [len(row.cells) for row in rows[place:]]
    return (0, 0) if widths[0] == 1 else (Counter(widths)[widths[0]], widths[0])


def _layout_of(probe: _Probe, layouts: Sequence[Layout]) -> Layout | None:
    """The known layout of a file whose first record is a row; asked only where it holds a number or a time."""
    for layout in layouts:
        rows = [row.cells for row in probe(layout.delimiter, 0)]
        if rows and any(map(is_value, rows[0])) and matching_layout(rows, [layout]):
            return layout
    return None


def _with_footer(table: Table, content: Content) -> Table:
    footer = find_footer(
        content.path, table.delimiter, table.width, first_byte=first_byte(table, content.path)
    )
    if footer is None:
        return table
    return Table(table.delimiter, table.width, table.lines_above, table.records_above, table.layout, footer)


def first_byte(table: Table, path: Path) -> int:
    """Where the table begins in the file, in bytes; after the mark where a header is put on top."""
    if table.lines_above == 0:
        return 0
    with path.open("rb") as stream:
        return sum(len(stream.readline()) for _ in range(table.lines_above))
