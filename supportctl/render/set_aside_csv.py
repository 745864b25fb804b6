"""Rows that were set aside as lines of a CSV file: where they stand, why, and their cells as they were."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from supportctl.report.own_files import SET_ASIDE_COLUMNS

FORMULA_SIGNS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b")
QUOTED = frozenset('",\r\n')
LINES_AT_ONCE = 1_000


def set_aside_header(headers: Sequence[Sequence[str]], widest: int) -> list[str]:
    """The names of the columns: the export's own where all files share one header, else `cell_1`, `cell_2` ..."""
    own = list(headers[0]) if headers and all(one == headers[0] for one in headers) else []
    more = [f"cell_{number}" for number in range(len(own) + 1, widest + 1)]
    return [*SET_ASIDE_COLUMNS, *(text_cell(name) for name in own), *more]


def set_aside_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines in pieces of some thousand; a text that a spreadsheet would run gets an apostrophe in front."""
    lines = (",".join(map(text_cell, row)) + "\n" for row in rows)
    while piece := "".join(islice(lines, LINES_AT_ONCE)):
        yield piece


def guarded(text: str) -> str:
    """The text as no spreadsheet takes it for a formula: the rule of audit/sql/listing_macro.sql."""
    if text.startswith(("\t", "\r")):
        return f"'{text}"
    for character in text:
        if character in FORMULA_SIGNS:
            return f"'{text}"
        if unicodedata.category(character)[0] not in "ZC":
            break
    return text


def text_cell(text: str) -> str:
    """One guarded cell, quoted where RFC 4180 wants it; Python's own writer leaves a carriage return bare."""
    text = guarded(text)
    return '"' + text.replace('"', '""') + '"' if QUOTED.intersection(text) else text
