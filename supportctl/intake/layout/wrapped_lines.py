"""Lines that stand in quotes as a whole: what a spreadsheet makes of a line that it took for one cell.

Taking the quotes off leaves every line where it was.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from supportctl.intake.files.content import DELIMITERS
from supportctl.intake.layout.reader import cells_reader, first_lines

PROBE_RECORDS = 200
LEAST_WRAPPED = 3
WRAPPED_SHARE = 0.05
"""So many of the first records, and such a share of them, must be wrapped lines of the table's width."""


@dataclass(slots=True)
class Unwrapping:
    """The delimiter inside the quotes, the width of the table, and how many lines were wrapped."""

    delimiter: str
    width: int
    unwrapped: int = 0


def wrapped_by(path: Path) -> Unwrapping | None:
    """How to unwrap the lines of a clean file; None where they are not wrapped."""
    found = [(*_wrapped_records(path, delimiter), delimiter) for delimiter in DELIMITERS]
    wrapped, width, delimiter = max(found, key=lambda one: one[0])
    return Unwrapping(delimiter, width) if wrapped >= LEAST_WRAPPED else None


def _wrapped_records(path: Path, delimiter: str) -> tuple[int, int]:
    """How many of the first records are wrapped lines as wide as the first one, and how wide; 0 for too few to tell."""
    with path.open(encoding="utf-8-sig", newline="\n") as stream:
        records = list(islice(_records(first_lines(stream), delimiter), PROBE_RECORDS))
    inner = [_inner_width(text, cells, delimiter) for text, cells in records]
    if not records:
        return 0, 0
    width = inner[0] or len(records[0][1])
    wrapped = sum(one == width for one in inner) if width > 1 else 0
    return (wrapped if wrapped >= WRAPPED_SHARE * len(records) else 0), width


def unwrapped(lines: Iterable[str], unwrapping: Unwrapping) -> Iterator[str]:
    """The lines (with their ends) again, without the quotes around whole ones."""
    for text, cells in _records(lines, unwrapping.delimiter):
        if _inner_width(text, cells, unwrapping.delimiter) == unwrapping.width:
            unwrapping.unwrapped += 1
            yield cells[0] + text[len(text.rstrip("\r\n")) :]
        else:
            yield text


def _records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[str, list[str]]]:
    """Each record as it is written, with its cells."""
    taken: list[str] = []
    for cells in cells_reader(_remembered(lines, taken), delimiter):
        yield "".join(taken), cells
        taken.clear()


def _remembered(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _inner_width(text: str, cells: list[str], delimiter: str) -> int:
    """How many cells stand in the only filled cell of a record; 0 for another record."""
    if not cells or any(cells[1:]) or not text.startswith('"') or delimiter not in cells[0]:
        return 0
    inner = list(cells_reader(io.StringIO(cells[0], newline=""), delimiter))
    return len(inner[0]) if len(inner) == 1 else 0
