"""The bytes of a file: its hash, its encoding, its line ends. Everything later reads clean UTF-8."""

import codecs
import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from supportctl.engine import is_text
from supportctl.intake.paths import InputPath
from supportctl.report.problem import NotAuditableError, Problem

CHUNK_BYTES = 1 << 22
PROBE_BYTES = 1 << 16
BLANK_CHARACTERS = 1 << 10
PATTERN_CHARACTERS = frozenset("*?[]{}")
DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Content:
    """What the bytes are. `path` holds clean UTF-8: the file itself, or a copy with one kind of line end.

    `lines` counts physical lines; `quotes` and `delimiters` count characters, wherever they stand: `delimiter` is
    the candidate that the first bytes have most of, the only one worth counting. `blank_lines` stood before the
    header and are not in `path`.
    """

    path: Path
    sha256: str
    encoding: str
    lines: int
    quotes: int
    delimiter: str
    delimiters: int
    blank_lines: int


@dataclass(slots=True)
class _Tally:
    """Counts gathered in one pass over the bytes."""

    size: int = 0
    line_feeds: int = 0
    carriage_returns: int = 0
    pairs: int = 0
    quotes: int = 0
    delimiter: bytes = b""
    delimiters: int = 0
    last: bytes = b""


def examine(file: InputPath, spool: Path) -> Content:
    """Read the file once; raise NotAuditableError when it is empty, unreadable or not UTF-8.

    Mixed line ends would make the engine give up, so such a file is copied into `spool` with plain ones.
    """
    digest = hashlib.sha256()
    tally = _Tally()
    try:
        _scan(file, digest, tally)
    except OSError as error:
        raise NotAuditableError(
            Problem(
                file.shown, f"cannot be read: {error.strerror}", hint="check the path and its permissions"
            )
        ) from error
    if tally.size == 0:
        raise NotAuditableError(Problem(file.shown, "the file is empty", hint="export it again"))
    path, line_feeds = _nameable(file.path, spool), tally.line_feeds
    blank_lines = _leading_blank_lines(file.path)
    lone_returns = tally.carriage_returns - tally.pairs
    if blank_lines or lone_returns or tally.pairs not in (0, tally.line_feeds):
        path = _plain_copy(file.path, spool)
        line_feeds = tally.line_feeds + lone_returns - blank_lines
    lines = line_feeds + (tally.last not in (b"\n", b"\r"))
    return Content(
        path=path,
        sha256=digest.hexdigest(),
        encoding="utf-8",
        lines=lines,
        quotes=tally.quotes,
        delimiter=tally.delimiter.decode(),
        delimiters=tally.delimiters,
        blank_lines=blank_lines,
    )


def _nameable(path: Path, spool: Path) -> Path:
    """The file, or a stand-in where the engine would take its name for a pattern or could not take it at all."""
    if is_text(path) and not PATTERN_CHARACTERS.intersection(str(path)):
        return path
    link = spool / f"input-{len(list(spool.iterdir()))}.csv"
    if is_text(path):
        link.symlink_to(path)
    else:
        shutil.copyfile(path, link)
    return link


def _scan(file: InputPath, digest: "hashlib._Hash", tally: _Tally) -> None:
    """One pass over the bytes; hashing goes on beside the counting, it needs no interpreter."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.path.open("rb") as stream, ThreadPoolExecutor(1) as hashing:
        while chunk := stream.read(CHUNK_BYTES):
            hashed = hashing.submit(digest.update, chunk)
            if not chunk.isascii() or decoder.getstate()[0]:
                _decode(decoder, chunk, file, tally)
            _count(chunk, tally)
            hashed.result()
        _decode(decoder, b"", file, tally, final=True)


def _decode(
    decoder: codecs.IncrementalDecoder, chunk: bytes, file: InputPath, tally: _Tally, *, final: bool = False
) -> None:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        lines = chunk.count(b"\n", 0, error.start)
        raise NotAuditableError(
            Problem(
                file.shown,
                f"is not UTF-8: {error.reason} (byte 0x{error.object[error.start]:02x})",
                line=tally.line_feeds + lines + 1,
                hint="save or export the file as “CSV UTF-8”",
            )
        ) from error


def _count(chunk: bytes, tally: _Tally) -> None:
    tally.size += len(chunk)
    tally.line_feeds += chunk.count(b"\n")
    tally.quotes += chunk.count(b'"')
    if not tally.delimiter:
        tally.delimiter = max((one.encode() for one in DELIMITERS), key=chunk[:PROBE_BYTES].count)
    tally.delimiters += chunk.count(tally.delimiter)
    returns = chunk.count(b"\r")
    if returns or tally.last == b"\r":
        tally.carriage_returns += returns
        tally.pairs += chunk.count(b"\r\n") + (tally.last == b"\r" and chunk.startswith(b"\n"))
    tally.last = chunk[-1:]


def _leading_blank_lines(path: Path) -> int:
    """How many blank lines stand before the header; the engine would take the first of them for it."""
    blank = 0
    with path.open("r", encoding="utf-8-sig", newline=None) as stream:
        while stream.readline(BLANK_CHARACTERS) == "\n":
            blank += 1
    return blank


def _plain_copy(path: Path, spool: Path) -> Path:
    """A copy with one kind of line end, from the header on."""
    copy = spool / f"input-{len(list(spool.iterdir()))}.csv"
    with (
        path.open("r", encoding="utf-8", newline=None) as source,
        copy.open("w", encoding="utf-8", newline="\n") as out,
    ):
        text = source.read(CHUNK_BYTES).lstrip("\ufeff").lstrip("\n")
        while text:
            out.write(text)
            text = source.read(CHUNK_BYTES)
    return copy
