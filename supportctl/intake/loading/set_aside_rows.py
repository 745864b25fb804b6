"""The original rows that were set aside, one after the other as they stand in a file, with their cells.

One walk over the file for all of them; nothing but the row at hand is kept.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from supportctl.engine.session import Session
from supportctl.intake.layout.reader import cells_reader
from supportctl.intake.loading.fate import SET_ASIDE_REASONS
from supportctl.intake.loading.lines import Place
from supportctl.intake.loading.reading import ReadFile
from supportctl.intake.loading.rejects import Reject
from supportctl.intake.loading.walk import Walked, cells_of, walk_records

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


def set_aside_rows(session: Session, file: ReadFile, file_no: int) -> Iterator[SetAsideRow]:
    """The rows in the order of the file; each line that an unclosed quote swallowed is a row."""
    fates = _fates(session, file, file_no)
    fate = next(fates, None)
    rejects = {reject.number: reject for reject in file.rejects}
    index = 0
    for walked in walk_records(file.content.path, file.lines.delimiter):
        number, _, _, _ = walked
        if number in rejects:
            yield from _rejected(file, rejects[number], walked)
            continue
        if fate is not None and fate[0] == index:
            place = file.lines.good_rows([index])[index]
            yield _row(file, place, SET_ASIDE_REASONS[fate[1]], cells_of(walked, file.lines.delimiter))
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


def _row(file: ReadFile, place: Place, reason: str, cells: Sequence[str]) -> SetAsideRow:
    return SetAsideRow(file.shown, place.line, place.record, reason, cells)


def _rejected(file: ReadFile, reject: Reject, walked: Walked) -> Iterator[SetAsideRow]:
    number, _, texts, _ = walked
    place = file.lines.rejected[number]
    if reject.rows == 1:
        yield _row(file, place, reject.reason, cells_of(walked, file.lines.delimiter))
        return
    for line, text in enumerate(io.StringIO(texts, newline=""), place.line):
        if text.strip("\r\n"):
            cells = next(cells_reader([text], file.lines.delimiter), [])
            yield _row(file, Place(place.record, line), reject.reason, cells)
