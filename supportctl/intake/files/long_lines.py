"""Lines longer than any record may be: found while the bytes are counted, left out of the copy that is read.

The engine would hold such a line in memory, and so would everything else that reads line by line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_BYTES = 32 << 20
STAND_IN = "\ufffd record longer than 32 MB \ufffd"
"""Stands in the copy where such a line was: one cell, which no header of several columns takes for a row."""


@dataclass(slots=True)
class LineLengths:
    """The longest line of bytes that come in chunks; `open` is how much of the last one came so far."""

    longest: int = 0
    open: int = 0

    def see(self, chunk: bytes) -> None:
        """Take the next bytes; a line that lies within one chunk is never too long."""
        end = b"\n" if b"\n" in chunk else b"\r"
        first = chunk.find(end)
        if first < 0:
            self.open += len(chunk)
        else:
            self.longest = max(self.longest, self.open + first)
            self.open = len(chunk) - chunk.rfind(end) - 1

    @property
    def too_long(self) -> bool:
        """Whether some line is longer than a record may be."""
        return max(self.longest, self.open) > MOST_BYTES


def without_long_lines(chunks: Iterable[str]) -> Iterator[str]:
    """Text with plain line ends again, a stand-in in the place of each line that is too long."""
    held: list[str] = []
    size = 0
    for text in chunks:
        head, end, rest = text.partition("\n")
        if size <= MOST_BYTES:
            held.append(head)
        size += len(head.encode("utf-8", "replace"))
        if size > MOST_BYTES:
            held = []
        if not end:
            continue
        yield (STAND_IN if size > MOST_BYTES else "".join(held)) + end
        whole, end, last = rest.rpartition("\n")
        yield whole + end
        held, size = [last], len(last.encode("utf-8", "replace"))
    yield STAND_IN if size > MOST_BYTES else "".join(held)
