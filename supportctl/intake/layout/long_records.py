"""Records longer than any may be because a quoted cell runs over so many lines: left out of the copy that is read.

The engine would hold such a record in memory, and so would everything else that reads record by record. Here one line
is held at a time. A quote that nothing closes would make one record of all that follows: it is no record, but broken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from supportctl.intake.files.content import CHUNK_BYTES
from supportctl.intake.files.long_lines import MOST_BYTES, STAND_IN
from supportctl.intake.layout.quoting import QUOTE, State, state_of

_QUOTE = QUOTE.encode()


@dataclass(frozen=True, slots=True)
class LongRecord:
    """Where a record lies in its file, in bytes; the line it begins on, from 1, and how many it has."""

    start: int
    stop: int
    line: int
    lines: int


@dataclass(slots=True)
class LongRecords:
    """The records of a file that are too long, and whether quotes in it break the rules."""

    found: list[LongRecord] = field(default_factory=list)
    broken: bool = False

    def left_out(self) -> tuple[tuple[int, int], ...]:
        """The lines of the copy below which lines are missing, and how many."""
        places, missing = [], 0
        for record in self.found:
            places.append((record.line - missing, record.lines - 1))
            missing += record.lines - 1
        return tuple(places)


def find_long_records(path: Path, delimiter: str) -> LongRecords:
    """Look through a clean file; after a record that breaks the rules it goes on with the line below its first."""
    seen = LongRecords()
    position = line = 0
    with path.open("rb") as stream:
        for first in stream:
            line += 1
            start, position = position, position + len(first)
            if _QUOTE not in first:
                continue
            size, lines = _extent(chain([first], stream), delimiter)
            if not size:
                seen.broken = True
                stream.seek(position)
                continue
            position = start + size
            if size > MOST_BYTES:
                seen.found.append(LongRecord(start, position, line, lines))
            line += lines - 1
    return seen


def _extent(lines: Iterable[bytes], delimiter: str) -> tuple[int, int]:
    """How many bytes and lines the first record has; (0, 0) where its quotes break the rules."""
    size = count = 0
    state = State.WHOLE
    for text in lines:
        size, count = size + len(text), count + 1
        if _QUOTE in text:
            shown = text.decode().removeprefix("\ufeff") if count == 1 else text.decode()
            state = state_of(shown, delimiter, inside=state is State.OPEN)
            if state is State.WHOLE:
                return size, count
            if state is State.BROKEN:
                return 0, 0
    return 0, 0


def without(path: Path, records: Iterable[LongRecord]) -> Iterator[bytes]:
    """The file again, a stand-in in the place of each of these records."""
    with path.open("rb") as stream:
        for record in records:
            yield from _pieces(stream, record.start)
            stream.seek(record.stop - 2)
            yield STAND_IN.encode() + (b"\r\n" if stream.read(2) == b"\r\n" else b"\n")
        yield from _pieces(stream, path.stat().st_size)


def _pieces(stream: BinaryIO, stop: int) -> Iterator[bytes]:
    while chunk := stream.read(min(CHUNK_BYTES, stop - stream.tell())):
        yield chunk
