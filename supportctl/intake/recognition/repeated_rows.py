"""Rows that repeat a contact though no column is known to be its id: which column is, by what repeats with it.

A column is the id when it has one value for each (created, finished, customer), and each of these one value.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from supportctl.intake.formats.column import Column
from supportctl.intake.recognition.survey import Survey

KEY = ("created_at", "resolved_at", "closed_at", "customer")
FEWEST_KEYS = 2
LEAST_SHARE = 0.05
"""Fewer rows that look alike may be two contacts of one moment."""
LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Repeated:
    """How many of the first rows repeat a contact, and the header that tells contacts apart (None: none does)."""

    rows: int
    of: int
    header: str | None


def repeated_rows(file: Survey) -> Repeated | None:
    """The repetition among the first rows of a file without an id; None where hardly any row repeats."""
    columns, sample = file.recognised.columns, file.dialect.sample
    names = [name for name in KEY if name in columns]
    if "ticket_id" in columns or "created_at" not in columns or len(names) < FEWEST_KEYS:
        return None
    keys = [tuple(columns[name].cell_text(row) for name in names) for row in sample]
    counts = Counter(key for key in keys if ":" in key[0])
    rows = sum(n for n in counts.values() if n > 1)
    if rows < FEWEST_KEYS or rows < LEAST_SHARE * len(sample):
        return None
    return Repeated(rows, len(sample), _id_header(file, keys, columns))


def _id_header(file: Survey, keys: Sequence[tuple[str, ...]], columns: Mapping[str, Column]) -> str | None:
    """The first header whose cells are short, have no space, and go with the keys one to one."""
    used = {place for column in columns.values() for place in column.positions}
    for place, header in enumerate(file.dialect.header):
        cells = [row[place].strip() for row in file.dialect.sample]
        if place not in used and header.strip() and all(map(_may_be_id, cells)) and _one_to_one(cells, keys):
            return header
    return None


def _may_be_id(text: str) -> bool:
    return 0 < len(text) <= LONGEST_ID and " " not in text


def _one_to_one(cells: Sequence[str], keys: Sequence[tuple[str, ...]]) -> bool:
    pairs = set(zip(cells, keys, strict=True))
    return len(pairs) == len(set(cells)) == len(set(keys)) > 1
