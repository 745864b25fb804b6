"""What the cells of word columns say: words as presets and sla.yaml map them, tags apart, nothing for a null token.

All of it works on distinct cells; a column that nothing maps costs one pass that finds nothing to change.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from supportctl.engine.session import Session, literal, quoted
from supportctl.intake.door import ReadFile, folded, normalised

TAGS = "tags"
TAG_SEPARATORS = (",", ";", "+", "|")

MAPPED_CELL = {"name": "varchar", "file_no": "usmallint", "raw": "varchar", "words": "varchar[]"}

# A cell of ASCII alone folds to this, whatever word_form does with other letters: it sorts out most cells of a column
# with millions of them. The others are left to `folded`.
_ASCII_FORM = "trim(regexp_replace(lower({cell}), '[^a-z0-9]+', ' ', 'g'))"
_MAY_FOLD_TO = f"strlen({{cell}}) <> length({{cell}}) or list_contains(?::varchar[], {_ASCII_FORM})"


@dataclass(frozen=True, slots=True)
class CellWords:
    """The words of a cell as they are counted: `raw` as the export has them, `mapped` as the file's vocabulary does."""

    raw: tuple[str, ...]
    mapped: tuple[str, ...]


def words_of_cell(column: str, cell: str, file: ReadFile) -> CellWords:
    """The words of one cell of `record`: several only of tags, none in a cell that says nothing."""
    pieces = _tags(cell) if column == TAGS else (cell,)
    raw = tuple(text for piece in pieces if (text := piece.strip()) and not file.system.says_nothing(text))
    return CellWords(raw, tuple(normalised(file.words, column, text) or text for text in raw))


def _tags(cell: str) -> Sequence[str]:
    pieces = [cell]
    for separator in TAG_SEPARATORS:
        pieces = [piece for one in pieces for piece in one.split(separator)]
    return pieces


def map_cells(session: Session, files: Sequence[ReadFile], columns: Iterable[str]) -> frozenset[str]:
    """Fill `mapped_cell`, and return the columns that stand in it.

    It has the words of every cell of tags, and of the cells of other columns whose word is not the text as it stands.
    """
    rows = [row for column in sorted({*columns}) for row in _mapped(session, files, column)]
    session.load("mapped_cell", MAPPED_CELL, rows)
    return frozenset(row[0] for row in rows)


def _mapped(
    session: Session, files: Sequence[ReadFile], column: str
) -> Iterator[tuple[str, int, str, list[str]]]:
    keys = {
        key for file in files for key in (*file.words.get(column, ()), *map(folded, file.system.null_tokens))
    }
    for file_no, cell in distinct_cells(session, column, keys):
        words = words_of_cell(column, cell, files[file_no]).mapped
        if column == TAGS or words != ((text,) if (text := cell.strip()) else ()):
            yield column, file_no, cell, list(words)


def distinct_cells(session: Session, column: str, keys: Iterable[str]) -> list[tuple[int, str]]:
    """Different cells of a column by file: all of tags, else those that may fold (word_form) to one of the keys."""
    cell = quoted(column)
    sieve = "true" if column == TAGS else f"({_MAY_FOLD_TO.format(cell=cell)})"
    rows = session.rows(
        f"select file_no, {cell} from (select distinct file_no, {cell} from record where fate = 0) seen "  # noqa: S608 - quoted
        f"where {cell} is not null and {sieve} order by all",
        [] if column == TAGS else [sorted(keys)],
    )
    return [(file_no, text) for file_no, text in rows]


def mapped_join(column: str) -> str:
    """SQL that brings the words of `record`'s cells of a column in, as `"words of COLUMN"`."""
    name = quoted(f"words of {column}")
    return (
        f"\nleft join mapped_cell as {name} on {name}.name = {literal(column)} "
        f"and {name}.file_no = record.file_no and {name}.raw = record.{quoted(column)}"
    )


def cell_words_sql(column: str, mapped: frozenset[str], plain: str | None = None) -> str:
    """SQL for what is seen of a cell of `record`: a list of tags, else a word or NULL; the joins of `mapped` are there.

    `plain` is what is seen of a cell whose text is its word: without its outer spaces where nothing else is said.
    """
    plain = plain or f"nullif(trim(record.{quoted(column)}), '')"
    if column not in mapped:
        return plain if column != TAGS else f"[{plain}]"
    words = f"{quoted(f'words of {column}')}.words"
    return words if column == TAGS else f"case when {words} is null then {plain} else {words}[1] end"
