"""An independent look at the records: none lost, none with cells beyond the header that happen to be empty.

The engine drops surplus cells without a word when they are empty; a shifted row would then pass for a good one.
"""

from collections.abc import Sequence

from supportctl.engine import Session
from supportctl.intake.files.content import Content
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.layout.reader import cells_reader
from supportctl.intake.loading.fate import SURPLUS_CELLS
from supportctl.intake.loading.load import Loaded
from supportctl.intake.loading.rejects import BROKEN_QUOTING, TOO_LONG, Reject
from supportctl.report.problem import NotAuditableError, Problem


def set_aside_surplus(  # noqa: PLR0913 - a file and all that was read of it
    session: Session,
    shown: str,
    content: Content,
    dialect: Dialect,
    loaded: Loaded,
    rejects: Sequence[Reject],
) -> None:
    """Give rows with surplus cells their fate; a file whose rows all end in a delimiter has none.

    Raises NotAuditableError when the engine read another number of records than stands in the file.
    """
    good = loaded.stop_row - loaded.first_row
    broken = any(reject.reason == BROKEN_QUOTING for reject in rejects)
    if broken or _counts_agree(content, dialect, good, rejects):
        return
    surplus, whole = _read_again(content, dialect)
    if whole != good + sum(reject.reason == TOO_LONG for reject in rejects):
        message = f"{whole} whole records stand in the file, but {good} were read"
        raise NotAuditableError(Problem(shown, message, hint="please report the file's shape as a defect"))
    if surplus and len(surplus) < good:
        session.run(
            f"update record_read set fate = {SURPLUS_CELLS} where rowid in (select unnest(?::bigint[]))",  # noqa: S608 - a number
            [[loaded.first_row + index for index in surplus]],
        )


def _counts_agree(content: Content, dialect: Dialect, good: int, rejects: Sequence[Reject]) -> bool:
    """Whether the bytes alone prove that every line is one record of the header's width: no walk is needed."""
    delimiters = (len(dialect.header) - 1) * (good + 1) + sum(reject.delimiters for reject in rejects)
    return (
        content.quotes == 0
        and content.lines == good + 1 + len(rejects)
        and (content.delimiter, content.delimiters) == (dialect.delimiter, delimiters)
    )


def _read_again(content: Content, dialect: Dialect) -> tuple[list[int], int]:
    """Indexes (from 0) of the whole records with empty cells beyond the header, and the number of whole records."""
    width, surplus, whole = len(dialect.header), [], -1
    with content.path.open(encoding="utf-8-sig", newline="") as stream:
        for cells in cells_reader(stream, dialect.delimiter):
            if len(cells) < width or any(cells[width:]):
                continue
            if len(cells) > width:
                surplus.append(whole)
            whole += bool(cells)
    return surplus, whole
