"""Which encoding a file is in: its mark, the NULs of UTF-16, strict UTF-8, else what its odd cells read like."""

import codecs
import re
from collections.abc import Iterator
from math import log
from pathlib import Path

from supportctl.frozen import frozen
from supportctl.intake.files.code_pages import CODE_PAGES, CodePage, likelihood

CHUNK_BYTES = 1 << 22
SAMPLE_BYTES = 1 << 20
WEIGHED_BYTES = 1 << 14
"""So many bytes of the sampled cells are weighed; all of them must be readable."""
LONGEST_CELL = 2_000
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""Encoding by the mark at the start, the longer marks first."""

CERTAIN = log(20)
"""Twenty to one: so much likelier is the text of a Windows page for Latin letters than that of any other."""
CERTAIN_OF_OTHERS = log(200)
WINDOWS = ("windows-1252", "windows-1254")
LEAST_LIKELY = -7.0
"""A reading whose bytes beyond ASCII are less likely than so, by their mean log, is no text."""
TEXT = {True: -4.6, False: -6.3}
"""A reading less likely than so for each byte beyond ASCII is not decided for: the file may be in an encoding that none
of ours is. True: in pages of letters, False: in pages of signs of two bytes."""
ALLOWANCE = -4.0
"""And so much less for the whole of it, as few bytes say little."""
UTF8_TIMES = 4
"""So many whole UTF-8 sequences for each wrong byte: a UTF-8 file with damage, no other encoding."""

_CELL_ENDS = bytes.maketrans(b',;\t"\r', b"\n" * 5)
# No byte of these is the second of a Chinese character.


@frozen
class Reading:
    """An encoding that all sampled cells can be read in, and the log likelihood of what they then say."""

    encoding: str
    text: str
    likelihood: float


@frozen
class Verdict:
    """What the bytes say. `encoding` is None where they do not decide; `readings` are then the likeliest ones.

    `damaged`: the file is UTF-8 but for a few bytes.
    """

    encoding: str | None
    readings: tuple[Reading, ...] = ()
    damaged: bool = False


def encoding_of_start(start: bytes) -> str | None:
    """The encoding that a mark or the pattern of UTF-16 names in the first bytes of a file."""
    for mark, encoding in MARKS.items():
        if start.startswith(mark):
            return encoding
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half and odd >= 0.2 * half and odd > 10 * even:
        return "utf-16-le"
    return "utf-16-be" if half and even >= 0.2 * half and even > 10 * odd else None


def judge_encoding(path: Path) -> Verdict:
    """Decide for a file that is not UTF-8, by its cells with other bytes than ASCII."""
    cells = list(_odd_cells(path))
    sample = b"\n".join(cells)
    if _is_damaged_utf8(sample):
        return Verdict(None, damaged=True)
    weighed = _weighed(cells)
    odd = sum(byte > 0x7F for cell in weighed for byte in cell)
    readings = _readings(cells, weighed, _header_words(path))
    plausible = [one for one in readings if one.likelihood >= LEAST_LIKELY * odd]
    if plausible and _stands_out(readings) and readings[0].likelihood >= _least_certain(readings[0], odd):
        return Verdict(readings[0].encoding)
    return Verdict(None, tuple(plausible or readings))


def _odd_cells(path: Path) -> Iterator[bytes]:
    """Different cells that are not ASCII, in order, up to SAMPLE_BYTES of them."""
    seen: dict[bytes, None] = {}
    size, rest = 0, b""
    with path.open("rb") as stream:
        while size < SAMPLE_BYTES and (chunk := stream.read(CHUNK_BYTES)):
            if chunk.isascii() and rest.isascii():
                rest = chunk[-LONGEST_CELL:].translate(_CELL_ENDS).rpartition(b"\n")[2]
                continue
            *cells, rest = (rest + chunk).translate(_CELL_ENDS).split(b"\n")
            size += _take(cells, seen)
            rest = rest[-LONGEST_CELL:]
    _take([rest], seen)
    yield from seen


def _weighed(cells: list[bytes]) -> list[bytes]:
    """Some of the cells, from all over the file."""
    return cells[:: sum(map(len, cells)) // WEIGHED_BYTES + 1]


def _take(cells: list[bytes], seen: dict[bytes, None]) -> int:
    before = len(seen)
    seen.update((cell, None) for cell in cells if not cell.isascii() and len(cell) <= LONGEST_CELL)
    if not seen:  # only long ones: their start must do
        seen.update((cell[:LONGEST_CELL], None) for cell in cells if not cell[:LONGEST_CELL].isascii())
    return sum(map(len, list(seen)[before:]))


def _is_damaged_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    # The wrong byte of a large file may stand below the sample: it is there all the same.
    return sum(sign > "\x7f" for sign in text) - wrong >= UTF8_TIMES * max(wrong, 1)


def _header_words(path: Path) -> frozenset[str]:
    """The ASCII words of the first line, in lower case."""
    with path.open("rb") as stream:
        line = stream.readline(LONGEST_CELL)
    return frozenset(word.lower().decode() for word in re.findall(rb"[A-Za-z]+", line))


def _readings(cells: list[bytes], weighed: list[bytes], headers: frozenset[str]) -> list[Reading]:
    """What the pages make of the cells, the likeliest first; of pages that read the same the more usual one."""
    found: dict[str, Reading] = {}
    for page in CODE_PAGES:
        reading = _reading(page, cells, weighed, headers)
        if reading is None:
            continue
        known = found.setdefault(reading.text, reading)
        if known.likelihood < reading.likelihood:
            found[reading.text] = Reading(known.encoding, known.text, reading.likelihood)
    return sorted(found.values(), key=lambda one: (-one.likelihood, one.encoding))


def _reading(
    page: CodePage, cells: list[bytes], weighed: list[bytes], headers: frozenset[str]
) -> Reading | None:
    try:
        text = b"\n".join(cells).decode(page.codec)
        texts = [cell.decode(page.codec) for cell in weighed]
    except UnicodeDecodeError:
        return None
    return Reading(page.name, text, likelihood(page, texts, headers))


def _least_certain(reading: Reading, odd: int) -> float:
    alphabet = next(bool(page.languages) for page in CODE_PAGES if page.name == reading.encoding)
    return TEXT[alphabet] * odd + ALLOWANCE


def _stands_out(readings: list[Reading]) -> bool:
    """Whether the likeliest reading is so much likelier than the next that nobody need be asked."""
    if len(readings) == 1:
        return True
    certain = CERTAIN if readings[0].encoding in WINDOWS else CERTAIN_OF_OTHERS
    return readings[0].likelihood - readings[1].likelihood >= certain
