"""Records longer than any may be because a quoted cell runs over so many lines: left out of the copy that is read.

The engine would hold such a record in memory, and so would everything else that reads record by record. Here one line
is held at a time. A quote that nothing closes would make one record of all that follows: it is no record, but broken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader, FileIO
from pathlib import Path
from typing import BinaryIO

from supportctl.frozen import frozen
from supportctl.intake.files.content import CHUNK_BYTES
from supportctl.intake.files.long_lines import MOST_BYTES, STAND_IN
from supportctl.intake.layout.quoting import QUOTE, State, state_of

_QUOTE = QUOTE.encode()
BUFFER_BYTES = 1 << 16


@frozen
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
    with BufferedReader(path.open("rb", buffering=0), BUFFER_BYTES) as stream:
        for first in stream:
            line += 1
            start, position = position, position + len(first)
            if _QUOTE not in first:
                continue
            more = _further_lines(stream, first, delimiter)
            if more is None:
                seen.broken = True
                stream.seek(position)
                continue
            position = stream.tell()
            if position - start > MOST_BYTES:
                seen.found.append(LongRecord(start, position, line, 1 + more))
            line += more
    return seen


def _further_lines(stream: "BufferedReader[FileIO]", first: bytes, delimiter: str) -> int | None:
    """How many lines the record has below its first, read from the stream; None where its quotes break the rules."""
    more = 0
    state = state_of(first.decode("utf-8-sig"), delimiter)
    while state is State.OPEN:
        more += 1 + _line_ends_before_quote(stream)
        text = stream.readline()
        if not text:
            return None
        state = state_of(text.decode(), delimiter, inside=True)
    return None if state is State.BROKEN else more


def _line_ends_before_quote(stream: "BufferedReader[FileIO]") -> int:
    """Read up to the next quote, or to the end."""
    ends = 0
    while chunk := stream.peek():
        quote = chunk.find(_QUOTE)
        ends += stream.read(len(chunk) if quote < 0 else quote).count(b"\n")
        if quote >= 0:
            break
    return ends


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
