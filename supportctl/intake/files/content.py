"""The bytes of a file: its hash, its encoding, its line ends. Everything later reads clean UTF-8."""

import codecs
import hashlib
import io
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from supportctl.engine.session import is_text
from supportctl.frozen import frozen
from supportctl.intake.files.encodings import encoding_of_start, judge_encoding
from supportctl.intake.files.kinds import refuse_garbage, refuse_other_kinds
from supportctl.intake.files.long_lines import LineLengths, without_long_lines
from supportctl.intake.files.paths import InputPath
from supportctl.intake.files.record_lengths import RecordLengths
from supportctl.intake.files.spool import new_file, room_in, spooled
from supportctl.intake.files.undecided import damaged, undecided, wrong_byte
from supportctl.policy.lines_to_paste import Entry
from supportctl.problem import NotAuditableError, Problem

CHUNK_BYTES = 1 << 22
PROBE_BYTES = 1 << 16
BLANK_CHARACTERS = 1 << 10
PATTERN_CHARACTERS = frozenset("*?[]{}\\")
DELIMITERS = (",", ";", "\t", "|")
UTF8 = "utf-8"
REPLACED = "\ufffd".encode()


@frozen
class Content:
    """What the bytes are. `path` holds clean UTF-8: the file itself, or a copy with one kind of line end.

    `sha256` is of the bytes as they came, unpacked. `encoding` is `guessed` where neither a mark nor sla.yaml nor
    UTF-8 itself says it. `lines` counts physical lines of `path`; `quotes` and `delimiters` count characters, wherever
    they stand: `delimiter` is the candidate that the first bytes have most of, the only one worth counting.
    `lines_above` and `records_above` stood before the header and are not in `path`; -1 where the header is not the
    file's own. `left_out`: below this line of `path` so many lines of the original are missing, ascending. `replaced`
    counts U+FFFD, which stands where a letter was lost. `long_records`: by its quotes one may be over 32 MB.
    """

    path: Path
    sha256: str
    encoding: str
    lines: int
    quotes: int
    delimiter: str
    delimiters: int
    lines_above: int
    records_above: int = 0
    guessed: bool = False
    replaced: int = 0
    left_out: tuple[tuple[int, int], ...] = ()
    long_records: bool = False

    def line_of_original(self, line: int) -> int:
        """Where a line of `path` stood in the file as it came."""
        return line + self.lines_above + sum(missing for below, missing in self.left_out if below < line)

    def line_of_copy(self, line: int) -> int:
        """Where a line of the file as it came stands in `path`, or what stands for it there."""
        line -= self.lines_above
        for below, missing in self.left_out:
            if line > below:
                line = max(below, line - missing)
        return line


@dataclass(slots=True)
class Tally:
    """Counts gathered in one pass over the bytes. `wrong` is the line and the first byte that are not UTF-8.

    `ending` holds the last two bytes that came: what stands over the edge of two chunks is looked for there.
    """

    size: int = 0
    line_feeds: int = 0
    carriage_returns: int = 0
    pairs: int = 0
    quotes: int = 0
    delimiter: bytes = b""
    delimiters: int = 0
    ending: bytes = b""
    replaced: int = 0
    lengths: LineLengths = field(default_factory=LineLengths)
    records: RecordLengths = field(default_factory=RecordLengths)
    wrong: tuple[int, int] | None = None

    @property
    def last(self) -> bytes:
        """The last byte; none of an empty file."""
        return self.ending[-1:]

    @property
    def line_ends(self) -> int:
        """How many lines ended; a carriage return and a line feed end one."""
        return self.line_feeds + self.carriage_returns - self.pairs

    @property
    def mixed_ends(self) -> bool:
        """Whether lines end in different ways, or in carriage returns alone."""
        return self.carriage_returns != self.pairs or self.pairs not in (0, self.line_feeds)


@dataclass(slots=True)
class _CleanText:
    """A decoded copy in the making: its counts, and the blank lines left out at its start."""

    tally: Tally = field(default_factory=Tally)
    blank_lines: int = 0


def examine(file: InputPath, spool: Path, encoding: str | None = None, entry: Entry = Entry()) -> Content:  # noqa: B008 - frozen
    """Read the file once, and once more when it is not plain UTF-8; `encoding` is what sla.yaml says it is.

    Raises NotAuditableError when it is empty, unreadable, no text or in no encoding that can be told. Mixed line ends
    would make the engine give up, and other encodings would lose rows: such a file is copied into `spool`.
    """
    if file.problem is not None:
        raise NotAuditableError(file.problem)
    digest, tally = hashlib.sha256(), Tally()
    try:
        start = _start(file.path)
        known = encoding or encoding_of_start(start)
        if encoding is None:
            refuse_other_kinds(start, file.shown)
        if known is None:
            refuse_garbage(start, file.shown)
        _scan(file.path, digest, tally)
    except OSError as error:
        raise NotAuditableError(
            Problem(
                file.shown, f"cannot be read: {error.strerror}", hint="check the path and its permissions"
            )
        ) from error
    if tally.size == 0:
        raise NotAuditableError(Problem(file.shown, "the file is empty", hint="export it again"))
    name = known or (UTF8 if tally.wrong is None else _judged(file, tally, entry))
    content = _plain(file, spool, tally, name)
    return replace(content, sha256=digest.hexdigest(), guessed=known is None and name != UTF8)


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(PROBE_BYTES)


def _judged(file: InputPath, tally: Tally, entry: Entry) -> str:
    line, byte = tally.wrong or (1, 0)
    verdict = judge_encoding(file.path)
    if verdict.encoding is None:
        raise NotAuditableError(
            damaged(file.shown, line, byte)
            if verdict.damaged
            else undecided(file.shown, (line, byte), verdict, entry)
        )
    return verdict.encoding


def _plain(file: InputPath, spool: Path, tally: Tally, encoding: str) -> Content:
    """The file itself where the engine can read it, else a clean copy."""
    is_utf8 = codecs.lookup(encoding).name in (UTF8, "utf-8-sig")
    if is_utf8 and tally.wrong is not None:
        raise NotAuditableError(damaged(file.shown, *tally.wrong))
    if is_utf8:
        with room_in(spool):
            path = _nameable(file.path, spool)
        blank_lines = _leading_blank_lines(file.path)
        if not blank_lines and not tally.mixed_ends and not tally.lengths.too_long:
            return content_of(path, tally, encoding)
    copy = _CleanText()
    texts = _decoded(file, encoding, copy)
    whole = without_long_lines(texts) if tally.lengths.too_long else texts
    path = spooled(_counted((text.encode("utf-8", "replace") for text in whole), copy.tally), spool)
    if copy.tally.size == 0:
        raise NotAuditableError(Problem(file.shown, "holds only blank lines", hint="export it again"))
    return replace(content_of(path, copy.tally, encoding), lines_above=copy.blank_lines)


def content_of(path: Path, tally: Tally, encoding: str, sha256: str = "") -> Content:
    """A clean file as its counts describe it."""
    return Content(
        path=path,
        sha256=sha256,
        encoding=encoding,
        lines=tally.line_feeds + (tally.last != b"\n"),
        quotes=tally.quotes,
        delimiter=tally.delimiter.decode(),
        delimiters=tally.delimiters,
        lines_above=0,
        replaced=tally.replaced,
        long_records=tally.records.suspicious,
    )


def recopied(
    content: Content, chunks: Iterable[bytes], spool: Path, lines_above: int, records_above: int
) -> Content:
    """The content with other bytes: a copy of `chunks`, that many lines and records further down."""
    tally = Tally()
    path = spooled(_counted(chunks, tally), spool)
    return replace(
        content_of(path, tally, content.encoding, content.sha256),
        guessed=content.guessed,
        lines_above=content.lines_above + lines_above,
        records_above=content.records_above + records_above,
        left_out=content.left_out,
    )


def _nameable(path: Path, spool: Path) -> Path:
    """The file, or a stand-in where the engine would take its name for a pattern or could not take it at all."""
    if is_text(path) and not PATTERN_CHARACTERS.intersection(str(path)):
        return path
    link = new_file(spool)
    # Even through a link the engine looks for a path without the backslash.
    if is_text(path) and "\\" not in str(path):
        link.unlink()
        link.symlink_to(path)
    else:
        shutil.copyfile(path, link)
    return link


def _scan(path: Path, digest: "hashlib._Hash", tally: Tally) -> None:
    """One pass over the bytes; hashing goes on beside the counting, it needs no interpreter."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream, ThreadPoolExecutor(1) as hashing:
        while chunk := stream.read(CHUNK_BYTES):
            # The rest of a file is hashed sooner than a thread begins.
            hashed = hashing.submit(digest.update, chunk) if len(chunk) == CHUNK_BYTES else None
            if tally.wrong is None and (not chunk.isascii() or decoder.getstate()[0]):
                _decode(decoder, chunk, tally)
            _count(chunk, tally)
            if hashed is None:
                digest.update(chunk)
            else:
                hashed.result()
        if tally.wrong is None:
            _decode(decoder, b"", tally, final=True)


def _decode(decoder: codecs.IncrementalDecoder, chunk: bytes, tally: Tally, *, final: bool = False) -> None:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        # What the decoder kept of the chunk before comes first in what it decoded.
        ends = tally.line_ends + _line_ends(error.object[: error.start], tally.last)
        tally.wrong = (ends + 1, error.object[error.start])


def _line_ends(read: bytes, last: bytes) -> int:
    """How many lines end in bytes that follow the byte `last`; a carriage return and a line feed end one."""
    pairs = read.count(b"\r\n") + (last == b"\r" and read.startswith(b"\n"))
    return read.count(b"\n") + read.count(b"\r") - pairs


def _count(chunk: bytes, tally: Tally) -> None:
    tally.size += len(chunk)
    tally.line_feeds += chunk.count(b"\n")
    quotes = _how_many(b'"', chunk)
    tally.quotes += quotes
    tally.lengths.see(chunk)
    tally.records.see(chunk, quotes)
    if not chunk.isascii():
        tally.replaced += _how_many(REPLACED, chunk) + (tally.ending + chunk[:2]).count(REPLACED)
    if not tally.delimiter:
        tally.delimiter = max((one.encode() for one in DELIMITERS), key=chunk[:PROBE_BYTES].count)
    tally.delimiters += chunk.count(tally.delimiter)
    returns = _how_many(b"\r", chunk)
    if returns or tally.last == b"\r":
        tally.carriage_returns += returns
        tally.pairs += chunk.count(b"\r\n") + (tally.last == b"\r" and chunk.startswith(b"\n"))
    tally.ending = (tally.ending + chunk[-2:])[-2:]


def _how_many(rare: bytes, chunk: bytes) -> int:
    """How often bytes that most files lack stand in a chunk: looking for them takes an eighth of counting them."""
    return chunk.count(rare) if rare in chunk else 0


def _counted(chunks: Iterable[bytes], tally: Tally) -> Iterator[bytes]:
    for chunk in chunks:
        if chunk:
            _count(chunk, tally)
            yield chunk


def _leading_blank_lines(path: Path) -> int:
    """How many blank lines stand before the header; the engine would take the first of them for it."""
    blank = 0
    with path.open("r", encoding="utf-8-sig", newline=None) as stream:
        while stream.readline(BLANK_CHARACTERS) == "\n":
            blank += 1
    return blank


def _decoded(file: InputPath, encoding: str, copy: _CleanText) -> Iterator[str]:
    """The text with plain line ends, from the first line that is not blank on; strict."""
    codec = codecs.getincrementaldecoder(encoding)("strict")
    ends = io.IncrementalNewlineDecoder(codec, translate=True)
    line_ends, begun = 0, False
    with file.path.open("rb") as stream:
        final = False
        while not final:
            chunk = stream.read(CHUNK_BYTES)
            final = not chunk
            try:
                text = ends.decode(chunk, final)
            except UnicodeError as error:
                raise NotAuditableError(wrong_byte(file.shown, encoding, line_ends, error)) from error
            line_ends += text.count("\n")
            if not begun:
                rest = text.lstrip("\ufeff").lstrip("\n")
                copy.blank_lines += len(text.lstrip("\ufeff")) - len(rest)
                begun, text = bool(rest), rest
            yield text
