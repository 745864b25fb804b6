"""How Python cuts text into cells: as the engine does, so that what is quoted is what was audited."""

import csv
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

# The engine sets longer records aside; reading on past them must not fail.
csv.field_size_limit(2**31 - 1)


def cells_reader(lines: Iterable[str], delimiter: str) -> "Reader":
    """The records of lines that keep their ends; a quote opens a cell also after blanks."""
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
