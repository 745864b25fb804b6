"""What stands in the columns of one file, counted over all its rows: how many say something, and which words.

Nothing here is kept that a message could stand in: words are shown only where they repeat.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from supportctl.engine.session import Session, quoted
from supportctl.intake.door import (
    Column,
    ReadFile,
    Survey,
    System,
    count_filled,
    days_in,
    kind_of,
    without_blanks,
)
from supportctl.vocabulary.columns import Kind

MOST_WORDS = 5_000
LONGEST_WORD = 100

WORD_COLUMNS = frozenset({"csat"})
"""Columns of texts that are few words all the same."""

Words = Sequence[tuple[str, int]]
"""Words with how often they stand in the file, most frequent first."""


@dataclass(frozen=True, slots=True)
class CellCounts:
    """Counts over the whole records of a file, by column. `words` holds at most MOST_WORDS of `distinct` ones.

    `unread` are cells that nobody could read, `unread_words` those of yes/no columns. `days` are times known to the
    day only.
    """

    rows: int
    filled: Mapping[str, int]
    words: Mapping[str, Words] = field(default_factory=dict)
    distinct: Mapping[str, int] = field(default_factory=dict)
    unread: Mapping[str, int] = field(default_factory=dict)
    unread_words: Mapping[str, Words] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)


def counted_cells(session: Session, file: ReadFile, file_no: int) -> CellCounts:
    """Counts of a file that was read, from its records."""
    columns, system = file.loaded.plan.columns, file.system
    span = [file_no, file.loaded.first_row, file.loaded.stop_row]
    unread = _unread(session, span)
    counts = ", ".join(["count(*)", *(f"count({_said(name, system)})" for name in columns)])
    rows, *filled = session.row(
        f"select {counts} from record_read where file_no = ? and rowid >= ? and rowid < ?",  # noqa: S608 - quoted names
        span,
    )
    found = {name: _words(session, name, system, span) for name in columns if has_words(name)}
    return CellCounts(
        rows=rows,
        filled={name: n + unread.get(name, 0) for name, n in zip(columns, filled, strict=True)},
        words={name: words for name, (words, _) in found.items()},
        distinct={name: distinct for name, (_, distinct) in found.items()},
        unread=unread,
        unread_words={
            name: _unread_words(session, name, span)
            for name in columns
            if name in unread and kind_of(name) is Kind.BOOLEAN
        },
        days=days_in(session, columns, span),
    )


def scanned_cells(session: Session, survey: Survey) -> CellCounts:
    """Counts of a file whose rows were not read, from one scan of it."""
    rows, filled = count_filled(session, survey)
    return CellCounts(rows, filled)


def has_words(name: str) -> bool:
    """Whether the cells of a column are words that repeat."""
    return name in WORD_COLUMNS or kind_of(name) is Kind.CATEGORY


def sampled_texts(column: Column, survey: Survey, most: int) -> list[str]:
    """The first different texts of a column among the first rows."""
    texts = (column.cell_text(row) for row in survey.dialect.sample)
    null_tokens = survey.recognised.system.null_tokens
    found: dict[str, None] = {}
    for text in texts:
        if text.lower() not in null_tokens:
            found.setdefault(text)
            if len(found) == most:
                break
    return list(found)


def _unread(session: Session, span: Sequence[int]) -> dict[str, int]:
    query = (
        "select name, count(*) from unread_cell where row_id >= ? and row_id < ? group by name order by name"
    )
    return {name: n for name, n in session.rows(query, span[1:])}  # noqa: C416 - rows are of any type


def _said(name: str, system: System) -> str:
    return without_blanks(quoted(name), system) if has_words(name) else quoted(name)


def _words(
    session: Session, name: str, system: System, span: Sequence[int]
) -> tuple[list[tuple[str, int]], int]:
    rows = session.rows(
        f"select left(word, {LONGEST_WORD}), n, count(*) over () from (select {_said(name, system)} as word, "  # noqa: S608 - quoted names
        "count(*) as n from record_read where file_no = ? and rowid >= ? and rowid < ? group by word) "
        f"where word is not null order by n desc, word limit {MOST_WORDS}",
        span,
    )
    return [(word, n) for word, n, _ in rows], rows[0][2] if rows else 0


def _unread_words(session: Session, name: str, span: Sequence[int]) -> list[tuple[str, int]]:
    rows = session.rows(
        f"select left(text, {LONGEST_WORD}), count(*) as n from unread_cell "  # noqa: S608 - a number
        "where name = ? and row_id >= ? and row_id < ? group by text order by n desc, text",
        [name, *span[1:]],
    )
    return [(text, n) for text, n in rows]
