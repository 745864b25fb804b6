"""Which encoding a file is in: its mark, the NULs of UTF-16, strict UTF-8, else what its odd cells read like."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from supportctl.intake.files.encoding_evidence import (
    CERTAIN_ODDS,
    WINDOWS_1252,
    WINDOWS_1254,
    chinese_share,
    turkish_odds,
    western_share,
)

CHUNK_BYTES = 1 << 22
SAMPLE_BYTES = 1 << 20
LONGEST_CELL = 2_000
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""Encoding by the mark at the start, the longer marks first."""

CANDIDATES = {"gb18030": "gb18030", "big5": "big5", "cp1254": WINDOWS_1254, "cp1252": WINDOWS_1252}
"""What a file may be in that is no Unicode, by charset-normalizer's name; its answers are about these alone."""

PLAUSIBLE_SHARE = 0.7
RULED_OUT = 1.0
"""The chaos of a reading that charset-normalizer gives up on; few accented cells alone can bring it there."""
CLEAR_SHARE = 0.2
CLEAR_CHAOS = 0.05
UTF8_TIMES = 4
"""So many whole UTF-8 sequences for each wrong byte: a UTF-8 file with damage, no other encoding."""

_CELL_ENDS = bytes.maketrans(b',;\t"\r', b"\n" * 5)
# No byte of these is the second of a Chinese character.


@dataclass(frozen=True, slots=True)
class Reading:
    """An encoding that all sampled cells can be read in. `share` says how much they read like text, 0..1."""

    encoding: str
    text: str
    share: float
    chaos: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the bytes say. `encoding` is None where they do not decide; `readings` are then the possible ones.

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
    readings = _readings(sample)
    plausible = [one for one in readings if one.share >= PLAUSIBLE_SHARE]
    clean = [one for one in plausible if one.chaos < RULED_OUT]
    best = _without_twin(clean or plausible)
    if len(best) == 1 and _stands_out(best[0], readings):
        return Verdict(best[0].encoding)
    if len(best) > 1 and best[1].chaos - best[0].chaos >= CLEAR_CHAOS:
        return Verdict(best[0].encoding)
    return Verdict(None, tuple(readings))


def _odd_cells(path: Path) -> Iterator[bytes]:
    """Different cells that are not ASCII, in order, up to SAMPLE_BYTES of them."""
    seen: dict[bytes, None] = {}
    size, rest = 0, b""
    with path.open("rb") as stream:
        while size < SAMPLE_BYTES and (chunk := stream.read(CHUNK_BYTES)):
            *cells, rest = (rest + chunk).translate(_CELL_ENDS).split(b"\n")
            size += _take(cells, seen)
            rest = rest[-LONGEST_CELL:]
    _take([rest], seen)
    yield from seen


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


def _readings(sample: bytes) -> list[Reading]:
    """The encodings that read the whole sample, the most text-like first."""
    texts: dict[str, str] = {}
    for codec in CANDIDATES:
        try:
            texts[codec] = sample.decode(codec)
        except UnicodeDecodeError:
            continue
    chaos = _chaos(sample, list(texts))
    found = [_reading(codec, text, chaos.get(codec)) for codec, text in texts.items()]
    return sorted(found, key=lambda one: (-one.share, one.chaos, one.encoding))


def _reading(codec: str, text: str, chaos: float | None) -> Reading:
    share = chinese_share(text, codec) if codec in ("gb18030", "big5") else western_share(text)
    return Reading(CANDIDATES[codec], text, share, RULED_OUT if chaos is None else chaos)


def _chaos(sample: bytes, codecs_: list[str]) -> dict[str, float]:
    """How messy charset-normalizer finds each reading; those that it rules out are missing."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - needed for few files

    if not codecs_:
        return {}
    matches = from_bytes(sample, cp_isolation=codecs_, preemptive_behaviour=False, enable_fallback=False)
    return {codec: match.chaos for match in matches for codec in match.could_be_from_charset}


def _without_twin(readings: list[Reading]) -> list[Reading]:
    """Without one of the two windows encodings where they read the same, or the letters speak for the other."""
    by_name = {one.encoding: one for one in readings}
    western, turkish = by_name.get(WINDOWS_1252), by_name.get(WINDOWS_1254)
    if western is None or turkish is None:
        return readings
    if western.text == turkish.text:
        return [one for one in readings if one is not turkish]
    odds = turkish_odds(western.text.split("\n"))
    if abs(odds) < CERTAIN_ODDS:
        return readings
    return [one for one in readings if one is not (western if odds > 0 else turkish)]


def _stands_out(best: Reading, readings: list[Reading]) -> bool:
    """Whether every other reading, but for the twin that was left out, is clearly less like text."""
    windows = {WINDOWS_1252, WINDOWS_1254}
    others = [one for one in readings if one is not best and not {best.encoding, one.encoding} <= windows]
    return all(best.share - one.share >= CLEAR_SHARE for one in others)
