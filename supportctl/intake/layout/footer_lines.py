"""Lines below a table that are no rows: totals, who made the report, when."""

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from supportctl.frozen import frozen
from supportctl.intake.formats.preset_file import all_systems

TAIL_BYTES = 1 << 16
MOST_LINES = 12
LEAST_WIDTH = 3
_WORDS = re.compile(
    r"(?:grand |sub)?totals?\b|reporting period\b|report\b|generated\b|exported\b|created by\b|copyright\b|"
    r"confidential\b|records?\b|rows?\b|filtered\b|filters?\b|page \d|end of\b|\(?c\) |©|"
    r"summe\b|gesamt|totaux\b|jumlah\b|toplam\b|总计|合计|總計|合計",
    re.IGNORECASE,
)


@frozen
class Footer:
    """Where the lines begin that are no rows, in bytes, and how many are not blank."""

    start: int
    lines: int


def find_footer(path: Path, delimiter: str, width: int, *, first_byte: int) -> Footer | None:
    """The footer of a clean UTF-8 file whose table is `width` wide and begins (with its header) at `first_byte`."""
    size = path.stat().st_size
    offset = max(first_byte, size - TAIL_BYTES)
    with path.open("rb") as stream:
        stream.seek(offset)
        lines = stream.read().splitlines(keepends=True)
    # The header, or a line that is cut by the window, is no footer.
    candidates = lines[1:]
    kept = len(candidates)
    start = size
    found: Footer | None = None
    count = thin = 0
    while kept and count < MOST_LINES:
        kept -= 1
        raw = candidates[kept]
        start -= len(raw)
        text = raw.decode("utf-8", "replace").strip()
        if not text:
            continue
        count += 1
        if _is_known(text):
            found = Footer(start, count)
        elif width >= LEAST_WIDTH and (cell := _only_cell(text, delimiter)) is not None:
            thin += 1
            found = Footer(start, count) if _WORDS.match(cell) else found
        else:
            break
    return found


def _only_cell(text: str, delimiter: str) -> str | None:
    """The first cell where no other is filled; None for the end of a cell of several lines."""
    if text.count('"') % 2:
        return None
    try:
        cells = next(csv.reader([text], delimiter=delimiter, skipinitialspace=True, strict=True))
    except csv.Error:
        return None
    return cells[0].strip() if cells[0].strip() and not any(map(str.strip, cells[1:])) else None


def _is_known(text: str) -> bool:
    return any(pattern.match(text.lstrip('"')) for pattern in _footers())


@cache
def _footers() -> Sequence[re.Pattern[str]]:
    return tuple(re.compile(one) for system in all_systems() for one in system.footer)
