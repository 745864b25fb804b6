"""How Python cuts text into cells: as the engine does, so that what is quoted is what was audited."""

import csv
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

# The engine sets longer records aside; reading on past them must not fail.
csv.field_size_limit(2**31 - 1)


def cells_reader(lines: Iterable[str], delimiter: str) -> "Reader":
    """The records of lines that keep their ends; a quote opens a cell also after blanks."""
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


MOST_CHARACTERS = 1 << 25
LINE_CHARACTERS = 64
"""A line takes as long as so many characters."""


def first_lines(lines: Iterable[str]) -> Iterator[str]:
    """So many of the lines as the beginning of a file is told by: an open quote would make one cell of all of it."""
    seen = 0
    for text in lines:
        yield text
        seen += len(text) + LINE_CHARACTERS
        if seen > MOST_CHARACTERS:
            return
