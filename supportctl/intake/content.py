"""The bytes of a file: its hash, its encoding, its line ends. Everything later reads clean UTF-8."""

import codecs
import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from supportctl.intake.paths import InputPath
from supportctl.report.problem import NotAuditableError, Problem

CHUNK_BYTES = 1 << 22
PROBE_BYTES = 1 << 16
DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Content:
    """What the bytes are. `path` holds clean UTF-8: the file itself, or a copy with one kind of line end.

    `lines` counts physical lines; `quotes` and `delimiters` count characters, wherever they stand: `delimiter` is
    the candidate that the first bytes have most of, the only one worth counting.
    """

    path: Path
    sha256: str
    encoding: str
    lines: int
    quotes: int
    delimiter: str
    delimiters: int


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
    path, line_feeds = file.path, tally.line_feeds
    lone_returns = tally.carriage_returns - tally.pairs
    if lone_returns or tally.pairs not in (0, tally.line_feeds):
        path = _with_plain_line_ends(file.path, spool)
        line_feeds = tally.line_feeds + lone_returns
    lines = line_feeds + (tally.last not in (b"\n", b"\r"))
    return Content(
        path, digest.hexdigest(), "utf-8", lines, tally.quotes, tally.delimiter.decode(), tally.delimiters
    )


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


def _with_plain_line_ends(path: Path, spool: Path) -> Path:
    copy = spool / f"{len(list(spool.iterdir()))}-{path.stem}.csv"
    with (
        path.open("r", encoding="utf-8", newline=None) as source,
        copy.open("w", encoding="utf-8", newline="\n") as out,
    ):
        while text := source.read(CHUNK_BYTES):
            out.write(text)
    return copy
