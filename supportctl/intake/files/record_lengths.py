"""Whether a record may be longer than any may be, told from quotes and line ends alone while the bytes are counted."""

from dataclasses import dataclass

from supportctl.intake.files.long_lines import MOST_BYTES

QUOTES_LOOKED_AT = 10_000
"""So many cells a record has at most; beyond them the search for its end is not worth its time."""


@dataclass(slots=True)
class RecordLengths:
    """Bytes that come in chunks: how many came since one in which a record ended.

    A line feed outside quotes ends a record. A stray quote turns inside out, so that this is a suspicion and no more.
    """

    longest: int = 0
    open: int = 0
    quoted: bool = False

    def see(self, chunk: bytes, quotes: int) -> None:
        """Take the next bytes, with so many quotes in them."""
        self.open += len(chunk)
        self.longest = max(self.longest, self.open)
        if _has_end(chunk, quoted=self.quoted) if quotes else not self.quoted and b"\n" in chunk:
            self.open = len(chunk)
        self.quoted ^= bool(quotes & 1)

    @property
    def suspicious(self) -> bool:
        """Whether some record may be longer than a record may be."""
        return self.longest > MOST_BYTES


def _has_end(chunk: bytes, *, quoted: bool) -> bool:
    position = 0
    for _ in range(QUOTES_LOOKED_AT):
        quote = chunk.find(b'"', position)
        stop = len(chunk) if quote < 0 else quote
        if not quoted and chunk.find(b"\n", position, stop) >= 0:
            return True
        if quote < 0:
            break
        quoted, position = not quoted, quote + 1
    return False
