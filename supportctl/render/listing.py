"""Rows as CSV files, a piece at a time: the listing of every promise, and the rows that were set aside."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from supportctl.problem import REPLACEMENT
from supportctl.report.own_files import LISTING_COLUMNS, SET_ASIDE_COLUMNS

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the machine and garbles every name that is not ASCII."""

FORMULA_SIGNS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b")
QUOTED = frozenset('",\r\n')
LINES_AT_ONCE = 1_000
_STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_BLANKS = " \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u200c\u200d"
_INSIDE = re.compile(rf"([;\t\r\n])([{_BLANKS}]*[{re.escape(''.join(sorted(FORMULA_SIGNS)))}])")


class SetAsideTable(NamedTuple):
    """The headers of the files, how many cells the widest row has, and the rows: reason, path, line, record, cells."""

    headers: Sequence[Sequence[str]]
    widest: int
    rows: Iterable[Sequence[str]]


def listing_csv(lines: Iterable[str], _look: object = None) -> Iterator[str]:
    """The listing: its header, then the lines, which the engine has written as CSV."""
    return _csv_pieces(LISTING_COLUMNS, lines)


def set_aside_csv(table: SetAsideTable, _look: object = None) -> Iterator[str]:
    """The rows that were set aside, under the export's own header where all files share one."""
    return _csv_pieces(set_aside_header(table.headers, table.widest), set_aside_lines(table.rows))


def _csv_pieces(header: Sequence[str], lines: Iterable[str]) -> Iterator[str]:
    """The file in pieces: the header, then the lines as they come; joined they are the whole text."""
    yield f"{BYTE_ORDER_MARK}{','.join(header)}\n"
    yield from lines


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
    """The text as no spreadsheet takes it for a formula, and that steers no terminal: see listing_macro.sql."""
    seen = _STEERING.sub(REPLACEMENT, text)
    inside = seen[:1] + _INSIDE.sub(r"\1'\2", seen[1:])
    return f"'{inside}" if _begins_formula(text) else inside


def _begins_formula(text: str) -> bool:
    if text.startswith(("\t", "\r")):
        return True
    for character in text:
        if character in FORMULA_SIGNS:
            return True
        if unicodedata.category(character)[0] not in "ZC":
            break
    return False


def text_cell(text: str) -> str:
    """One guarded cell, quoted where RFC 4180 wants it; Python's own writer leaves a carriage return bare."""
    text = guarded(text)
    return '"' + text.replace('"', '""') + '"' if QUOTED.intersection(text) else text
