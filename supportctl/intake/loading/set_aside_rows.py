"""The original rows that were set aside, one after the other as they stand in a file, with their cells.

One walk over the file for all of them; nothing but the row at hand is kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from supportctl.engine import Session
from supportctl.intake.layout.reader import cells_reader
from supportctl.intake.loading.fate import SET_ASIDE_REASONS
from supportctl.intake.loading.reading import ReadFile
from supportctl.intake.loading.rejects import Reject

ROWS_AT_ONCE = 100_000


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """A row of a file that is in no figure: `record` counts CSV records (the header is 1), `line` physical lines.

    `cells` are as the file has them, as many as there are.
    """

    path: str
    line: int
    record: int
    reason: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record below the header: `number` is the engine's, `texts` its physical lines while it is at hand."""

    number: int
    record: int
    line: int
    cells: Sequence[str]
    texts: Sequence[str]


def set_aside_rows(session: Session, file: ReadFile, file_no: int) -> Iterator[SetAsideRow]:
    """The rows in the order of the file; each line that an unclosed quote swallowed is a row."""
    fates = _fates(session, file, file_no)
    fate = next(fates, None)
    rejects = {reject.number: reject for reject in file.rejects}
    index = 0
    for one in _walk(file):
        if one.number in rejects:
            yield from _rejected(file, rejects[one.number], one)
            continue
        if fate is not None and fate[0] == index:
            yield SetAsideRow(file.shown, one.line, one.record, SET_ASIDE_REASONS[fate[1]], one.cells)
            fate = next(fates, None)
        index += 1


def widest_set_aside(session: Session, file: ReadFile, file_no: int) -> int:
    """How many cells the widest of these rows has: 0 where none is set aside."""
    aside = session.row(
        "select count(*) from record_read where file_no = ? and list_contains(?::utinyint[], fate)",
        [file_no, list(SET_ASIDE_REASONS)],
    )
    if not aside[0] and not file.rejects:
        return 0
    return max((len(row.cells) for row in set_aside_rows(session, file, file_no)), default=0)


def _fates(session: Session, file: ReadFile, file_no: int) -> Iterator[tuple[int, int]]:
    """(index among the rows that were read, fate) of those set aside, ascending; some thousand rows at a time."""
    first, stop = file.loaded.first_row, file.loaded.stop_row
    for start in range(first, stop, ROWS_AT_ONCE):
        rows = session.rows(
            "select rowid, fate from record_read where file_no = ? and rowid >= ? and rowid < ? "
            "and list_contains(?::utinyint[], fate) order by rowid",
            [file_no, start, min(stop, start + ROWS_AT_ONCE), list(SET_ASIDE_REASONS)],
        )
        yield from ((row_id - first, fate) for row_id, fate in rows)


def _rejected(file: ReadFile, reject: Reject, one: _Record) -> Iterator[SetAsideRow]:
    if reject.rows == 1:
        yield SetAsideRow(file.shown, one.line, one.record, reject.reason, one.cells)
        return
    for offset, text in enumerate(one.texts):
        if text.strip("\r\n"):
            cells = next(cells_reader([text], file.lines.delimiter), [])
            yield SetAsideRow(file.shown, one.line + offset, one.record, reject.reason, cells)


def _walk(file: ReadFile) -> Iterator[_Record]:
    texts: list[str] = []
    with file.lines.path.open(encoding="utf-8-sig", newline="") as stream:
        lines = _remembered(stream, texts)
        reader = cells_reader(lines, file.lines.delimiter)
        record = line = 0
        for number, cells in enumerate(reader, start=1):
            record += bool(cells)
            if cells and record > 1:
                place = file.lines.moved(record, line + 1)
                yield _Record(number, place.record, place.line, cells, texts)
            line = reader.line_num
            texts.clear()


def _remembered(stream: Iterable[str], texts: list[str]) -> Iterator[str]:
    for text in stream:
        texts.append(text)
        yield text
