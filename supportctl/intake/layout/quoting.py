"""Records whose quotes break the rules of CSV (`"User 10" <114>`), written anew so that no cell and no row is lost.

A record that keeps the rules stays as it is. One that does not is taken to be a line of its own, and of the ways to
read it the one that has as many cells as the header is taken.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from supportctl.intake.files.long_lines import MOST_BYTES
from supportctl.intake.layout.reader import cells_reader

QUOTE = '"'
MOST_LINES = 1_000
"""A quote that is not closed within so many lines was never meant to be."""


@dataclass(slots=True)
class Mending:
    """How to read broken records, and how many were met.

    Records of `shortest` cells and more are filled up to `width`; None: none is.
    """

    delimiter: str
    width: int
    shortest: int | None = None
    records: int = 0
    mended: int = 0


def mended(lines: Iterable[str], mending: Mending) -> Iterator[str]:
    """The lines again (with their ends), one record to each item, broken quotes repaired."""
    waiting = iter(lines)
    pushed: list[str] = []
    while (line := pushed.pop() if pushed else next(waiting, None)) is not None:
        mending.records += 1
        record, rest = _whole_record(line, pushed, waiting, mending.delimiter)
        pushed.extend(reversed(rest))
        if record is None:
            mending.mended += 1
            yield _rewritten(line, _best_cells(line, mending), mending)
        elif mending.shortest is not None:
            yield _filled_up(record, mending)
        else:
            yield record


def _whole_record(
    line: str, pushed: list[str], waiting: Iterator[str], delimiter: str
) -> tuple[str | None, list[str]]:
    """The record that begins with the line, and lines that were read in vain; (None, ...) for broken quotes."""
    if QUOTE not in line:
        return line, []
    state, parts, size = state_of(line, delimiter), [line], len(line)
    while state is State.OPEN and len(parts) < MOST_LINES and size <= MOST_BYTES:
        following = pushed.pop() if pushed else next(waiting, None)
        if following is None:
            break
        parts.append(following)
        size += len(following)
        if QUOTE in following:
            state = state_of(following, delimiter, inside=True)
    return ("".join(parts), []) if state is State.WHOLE else (None, parts[1:])


class State(Enum):
    """What lines are so far: a record by the rules, one with an open quote, or broken."""

    WHOLE = auto()
    OPEN = auto()
    BROKEN = auto()


def state_of(text: str, delimiter: str, *, inside: bool = False) -> State:
    """What a record is with this line; `inside`: the lines above left a quote open."""
    position = 0
    while True:
        start = 0 if inside else _cell_start(text, position)
        if inside or text[start : start + 1] == QUOTE:
            position = _quoted_end(text, start + (not inside))
            if position < 0:
                return State.OPEN
            if not _is_end(text, position, delimiter):
                return State.BROKEN
        inside = False
        position = text.find(delimiter, position)
        if position < 0:
            return State.WHOLE
        position += 1


def _cell_start(text: str, position: int) -> int:
    while text[position : position + 1] == " ":
        position += 1
    return position


def _quoted_end(text: str, position: int) -> int:
    """The place after the quote that closes, doubled ones left out; -1 when none does."""
    while (position := text.find(QUOTE, position)) >= 0:
        if text[position + 1 : position + 2] != QUOTE:
            return position + 1
        position += 2
    return -1


def _is_end(text: str, position: int, delimiter: str) -> bool:
    return position == len(text) or text[position] in (delimiter, "\r", "\n")


def _best_cells(line: str, mending: Mending) -> list[str]:
    text = line.rstrip("\r\n")
    readings = (_cells(text, mending.delimiter, _strict_end), _cells(text, mending.delimiter, _late_end))
    for cells in (*readings, text.split(mending.delimiter)):
        if (mending.shortest or mending.width) <= len(cells) <= mending.width:
            return cells
    return readings[0]


def _cells(text: str, delimiter: str, quoted_end: Callable[[str, int, str], int]) -> list[str]:
    """The cells of a line; a quoted cell that does not end where it should is taken as it is written."""
    cells, position = [], 0
    while True:
        start = _cell_start(text, position)
        end = quoted_end(text, start + 1, delimiter) if text[start : start + 1] == QUOTE else -1
        if end >= 0:
            cells.append(text[start + 1 : end - 1].replace(QUOTE * 2, QUOTE))
        else:
            end = text.find(delimiter, position)
            end = len(text) if end < 0 else end
            cells.append(text[position:end])
        if end >= len(text):
            return cells
        position = end + 1


def _strict_end(text: str, position: int, delimiter: str) -> int:
    end = _quoted_end(text, position)
    return end if end >= 0 and _is_end(text, end, delimiter) else -1


def _late_end(text: str, position: int, delimiter: str) -> int:
    """The place after the first quote that a delimiter follows."""
    while (position := text.find(QUOTE, position) + 1) > 0:
        if _is_end(text, position, delimiter):
            return position
    return -1


def _filled_up(record: str, mending: Mending) -> str:
    text = record.rstrip("\r\n")
    if QUOTE in text:
        return _rewritten(record, next(cells_reader([record], mending.delimiter), []), mending)
    missing = mending.width - text.count(mending.delimiter) - 1
    if text and 0 < missing <= mending.width - (mending.shortest or 0):
        return text + mending.delimiter * missing + record[len(text) :]
    return record


def _rewritten(line: str, cells: Sequence[str], mending: Mending) -> str:
    fill = mending.width - len(cells) if len(cells) >= (mending.shortest or mending.width) else 0
    end = line[len(line.rstrip("\r\n")) :]
    written = (_written(cell, mending.delimiter) for cell in cells)
    return mending.delimiter.join([*written, *[""] * fill]) + end


def _written(cell: str, delimiter: str) -> str:
    if QUOTE in cell or delimiter in cell or "\n" in cell or "\r" in cell:
        return QUOTE + cell.replace(QUOTE, QUOTE * 2) + QUOTE
    return cell
