"""Rows that repeat a contact though no column is known to be its id: which column is, by what repeats with it.

A column is the id when it has one value for each (created, finished, customer), and each of these one value.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from supportctl.frozen import frozen
from supportctl.intake.formats.column import Column
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.file_cells import is_one_word
from supportctl.intake.recognition.recognition import Recognised
from supportctl.intake.remark import Remark

KEY = ("created_at", "resolved_at", "closed_at", "customer")
FEWEST_KEYS = 2
FEWEST_CONTACTS = 3
"""Of two contacts almost any column tells one from the other."""
LEAST_SHARE = 0.05
"""Fewer rows that look alike may be two contacts of one moment."""


@frozen
class Repeated:
    """How many of the first rows repeat a contact, and the header that tells contacts apart (None: none does)."""

    rows: int
    of: int
    header: str | None


def repetition_notes(recognised: Recognised, dialect: Dialect, shown: str) -> list[Remark]:
    """A warning where rows repeat a contact and nothing tells which: each of them counts."""
    found = repeated_rows(recognised, dialect)
    if found is None or found.header is not None:
        return []
    names = ", ".join(f"“{column.header}”" for column in _key_columns(recognised))
    message = (
        f"{shown}: {found.rows} of the first {found.of} rows say the same in {names} as another row; no column is "
        "known to be the id, so each row counts as a contact: export it again with the id of each contact"
    )
    return [Remark("rows_repeat", "warning", message, count=found.rows)]


def repeated_rows(recognised: Recognised, dialect: Dialect) -> Repeated | None:
    """The repetition among the first rows of a file without an id; None where hardly any row repeats."""
    columns, sample = recognised.columns, dialect.sample
    key = _key_columns(recognised)
    if "ticket_id" in columns or "created_at" not in columns or len(key) < FEWEST_KEYS:
        return None
    keys = [tuple(column.cell_text(row) for column in key) for row in sample]
    counts = Counter(key for key in keys if ":" in key[0])
    rows = sum(n for n in counts.values() if n > 1)
    if not rows or rows < LEAST_SHARE * len(sample):
        return None
    return Repeated(rows, len(sample), _id_header(dialect, keys, columns))


def _key_columns(recognised: Recognised) -> list[Column]:
    return [recognised.columns[name] for name in KEY if name in recognised.columns]


def _id_header(
    dialect: Dialect, keys: Sequence[tuple[str, ...]], columns: Mapping[str, Column]
) -> str | None:
    """The first header whose cells are short, have no space, and go with the keys one to one."""
    used = {place for column in columns.values() for place in column.positions}
    if len(set(keys)) < FEWEST_CONTACTS:
        return None
    for place, header in enumerate(dialect.header):
        cells = [row[place].strip() for row in dialect.sample]
        if place not in used and header.strip() and all(map(is_one_word, cells)) and _one_to_one(cells, keys):
            return header
    return None


def _one_to_one(cells: Sequence[str], keys: Sequence[tuple[str, ...]]) -> bool:
    pairs = set(zip(cells, keys, strict=True))
    return len(pairs) == len(set(cells)) == len(set(keys))
