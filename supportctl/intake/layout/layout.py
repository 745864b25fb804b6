"""From a clean file to one that is a table and nothing else: what is cut off, put on top or repaired, and the notes."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from supportctl.frozen import frozen
from supportctl.intake.files.content import CHUNK_BYTES, Content, recopied
from supportctl.intake.formats.system import Layout
from supportctl.intake.layout.dialect import SAMPLE_RECORDS, Dialect, read_dialect
from supportctl.intake.layout.header_row import shortest_row
from supportctl.intake.layout.long_records import find_long_records, without
from supportctl.intake.layout.quoting import Mending, mended
from supportctl.intake.layout.table import Table, find_table, first_byte
from supportctl.intake.layout.wrapped_lines import Unwrapping, unwrapped, wrapped_by
from supportctl.intake.remark import Remark

CHARACTERS_AT_ONCE = 1 << 20
BROKEN_RECORDS = 3
BROKEN_SHARE = 0.01
"""At least so many records, and such a share of the sample, break the rules of quoting: then all are repaired."""


@frozen
class LaidOut:
    """A file that is a table: what the engine reads, its cells, and what a reader must know of the way there."""

    content: Content
    dialect: Dialect
    notes: tuple[Remark, ...]


def lay_out(content: Content, shown: str, spool: Path, *, quotes_are_broken: bool = False) -> LaidOut:
    """Cut the file down to its table, in a copy where that is needed; a plain file is taken as it is.

    The first records say whether the quotes need repair, unless it is known from below them that they do.

    Raises NotAuditableError for a file with no record below its header or with nothing that looks like a table.
    """
    notes = _encoding_notes(content)
    if content.quotes and (unwrapping := wrapped_by(content.path)):
        content = _unwrapped(content, unwrapping, spool)
        notes += _unwrapping_notes(unwrapping)
    table = find_table(content, shown)
    notes += _layout_notes(table)
    if not table.is_whole_file:
        content = _cut(content, table, spool)
    if content.long_records:
        content, broken = _without_long_records(content, table.delimiter, spool)
        quotes_are_broken |= broken
    mending = _mending(table)
    badly_quoted = content.quotes > 0 and _is_badly_quoted(content.path, mending)
    if table.layout or quotes_are_broken or badly_quoted:
        mending.records = mending.mended = 0
        content = _mended(content, mending, spool)
        notes += _quoting_notes(mending)
    return LaidOut(content, read_dialect(content.path, shown, table), tuple(notes))


def _cut(content: Content, table: Table, spool: Path) -> Content:
    start = first_byte(table, content.path)
    on_top = -1 if table.layout else 0
    return recopied(
        content,
        _pieces(content.path, table, start),
        spool,
        table.lines_above + on_top,
        table.records_above + on_top,
    )


def _pieces(path: Path, table: Table, start: int) -> Iterator[bytes]:
    stop = table.footer.start if table.footer else path.stat().st_size
    with path.open("rb") as stream:
        if table.layout:
            first = stream.readline()
            yield _header_line(table.layout, b"\r\n" if first.endswith(b"\r\n") else b"\n")
            start = len(codecs.BOM_UTF8) if first.startswith(codecs.BOM_UTF8) else start
        stream.seek(start)
        while chunk := stream.read(min(CHUNK_BYTES, max(0, stop - stream.tell()))):
            yield chunk


def _header_line(layout: Layout, end: bytes) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=layout.delimiter, lineterminator="").writerow(layout.columns)
    return out.getvalue().encode() + end


def _without_long_records(content: Content, delimiter: str, spool: Path) -> tuple[Content, bool]:
    """The content with a stand-in for each record that is too long, and whether quotes in it break the rules."""
    seen = find_long_records(content.path, delimiter)
    if seen.found:
        copy = recopied(content, without(content.path, seen.found), spool, 0, 0)
        content = replace(copy, left_out=seen.left_out())
    return content, seen.broken


def _mending(table: Table) -> Mending:
    shortest = shortest_row(table.layout) if table.layout else None
    return Mending(table.delimiter, table.width, shortest)


def _is_badly_quoted(path: Path, mending: Mending) -> bool:
    """Whether a notable share of the first records breaks the rules of quoting."""
    with path.open(encoding="utf-8-sig", newline="\n") as stream:
        for _ in islice(mended(stream, mending), SAMPLE_RECORDS):
            pass
    return mending.mended >= max(BROKEN_RECORDS, BROKEN_SHARE * mending.records)


def _mended(content: Content, mending: Mending, spool: Path) -> Content:
    with content.path.open(encoding="utf-8-sig", newline="\n") as stream:
        return recopied(content, _in_pieces(mended(stream, mending)), spool, 0, 0)


def _unwrapped(content: Content, unwrapping: Unwrapping, spool: Path) -> Content:
    with content.path.open(encoding="utf-8-sig", newline="\n") as stream:
        return recopied(content, _in_pieces(unwrapped(stream, unwrapping)), spool, 0, 0)


def _in_pieces(lines: Iterator[str]) -> Iterator[bytes]:
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size > CHARACTERS_AT_ONCE:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()


def _unwrapping_notes(unwrapping: Unwrapping) -> list[Remark]:
    count = unwrapping.unwrapped
    lines = "1 line stands" if count == 1 else f"{count} lines stand"
    said = f"{lines} in quotes as a whole; the quotes were taken off"
    return [Remark("quoting", "warning", said, count=count)]


def _encoding_notes(content: Content) -> list[Remark]:
    if not content.guessed:
        return []
    return [Remark("encoding", "info", f"read as {content.encoding}, going by its letters")]


def _layout_notes(table: Table) -> list[Remark]:
    cut = [
        words
        for words in (
            _lines(table.lines_above, "above the header"),
            _lines(table.footer.lines if table.footer else 0, "below the table"),
        )
        if words
    ]
    notes = []
    if cut:
        one = len(cut) == 1 and cut[0].startswith("1 ")
        said = f"{' and '.join(cut)} {'is no row and was' if one else 'are no rows and were'} left out"
        notes.append(Remark("layout", "info", said))
    if table.layout:
        columns = ", ".join(table.layout.columns[:4])
        notes.append(
            Remark("layout", "info", f"has no header line; its columns are taken to be {columns}, ...")
        )
    return notes


def _lines(count: int, where: str) -> str:
    return f"{count} line{'' if count == 1 else 's'} {where}" if count else ""


def _quoting_notes(mending: Mending) -> list[Remark]:
    if not mending.mended:
        return []
    said = f"repaired the quotes of {mending.mended} record{'' if mending.mended == 1 else 's'}"
    return [Remark("quoting", "warning", said, count=mending.mended)]
