"""Files packed in .gz and .zip: unpacked into the spool, within limits. Names inside an archive are only shown."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from supportctl.frozen import frozen
from supportctl.intake.files.spool import spooled
from supportctl.problem import Problem

CHUNK_BYTES = 1 << 22
MOST_BYTES = 4 << 30
"""Unpacked bytes of one archive, all members together."""
MOST_TIMES = 300
"""How many times its packed size an archive may unpack to, once it is larger than HARMLESS_BYTES."""
HARMLESS_BYTES = 64 << 20
MOST_MEMBERS = 1_000
TABLE_SUFFIXES = (".csv", ".tsv", ".txt")
GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
WORKBOOK_PART = "xl/workbook.xml"
_DAMAGE = (
    zipfile.BadZipFile,
    gzip.BadGzipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    IndexError,
    OSError,
)
"""What the standard library raises for damaged archives; a full disk is an EngineError by then."""
_ENCRYPTED = 0x1


class UnpackError(Exception):
    """An archive that cannot be unpacked; holds why and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def problem(self, shown: str) -> Problem:
        """The error as told of the file `shown`."""
        return Problem(shown, self.message, hint=self.hint)


@frozen
class Member:
    """A file out of an archive: its name there, and where its bytes are now, or why they are not."""

    name: str
    path: Path | None
    error: UnpackError | None = None


@dataclass(slots=True)
class _Allowance:
    """How much one archive may still unpack to."""

    packed: int
    unpacked: int = 0

    def take(self, size: int) -> None:
        self.unpacked += size
        if self.unpacked > MOST_BYTES:
            raise UnpackError(
                f"unpacks to more than {MOST_BYTES / (1 << 30):g} GiB", "unpack it and name the files"
            )
        if self.unpacked > max(HARMLESS_BYTES, MOST_TIMES * self.packed):
            raise UnpackError(
                f"unpacks to more than {MOST_TIMES} times its size, as an archive made to fill disks does",
                "unpack it yourself if you trust it, and name the files",
            )


@dataclass(slots=True)
class Unpacked:
    """What an archive held: tables, and the names of everything else."""

    members: list[Member] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def unpack_gzip(path: Path, spool: Path) -> Path:
    """The one file of a .gz; raises UnpackError when it is damaged or too large."""
    allowance = _Allowance(path.stat().st_size)
    try:
        with gzip.open(path) as stream:
            return spooled(_chunks(stream, allowance), spool)
    except _DAMAGE as error:
        raise _damaged(error) from error


def is_workbook(path: Path) -> bool:
    """Whether a zip is an Excel workbook, by what it holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            return WORKBOOK_PART in archive.namelist()
    except (*_DAMAGE, NotImplementedError):
        return False


def check_workbook_size(path: Path) -> None:
    """Raise UnpackError for a workbook that is larger inside than an archive may be."""
    allowance = _Allowance(path.stat().st_size)
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            allowance.take(part.file_size)


def unpack_zip(path: Path, spool: Path) -> Unpacked:
    """The tables of a .zip in its own order; archives inside it are passed over.

    Raises UnpackError when it is damaged, too large or holds no table; one member that cannot be read is its own
    error.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _unpack(archive, _Allowance(path.stat().st_size), spool)
    except (*_DAMAGE, NotImplementedError) as error:
        raise _damaged(error) from error


def _unpack(archive: zipfile.ZipFile, allowance: _Allowance, spool: Path) -> Unpacked:
    unpacked = Unpacked()
    tables = []
    for info in archive.infolist():
        if _is_table(info):
            tables.append(info)
        elif not (info.is_dir() or _is_bookkeeping(info.filename)):
            unpacked.passed_over.append(info.filename)
    if not tables:
        _refuse_documents(unpacked.passed_over)
        held = f", only {', '.join(unpacked.passed_over[:5])}" if unpacked.passed_over else ""
        raise UnpackError(f"holds no *.csv, *.tsv or *.txt file{held}", "name the export itself")
    if len(tables) > MOST_MEMBERS:
        raise UnpackError(
            f"holds {len(tables)} files, more than {MOST_MEMBERS}", "unpack it and name the folder"
        )
    unpacked.members += [_member(archive, info, allowance, spool) for info in tables]
    return unpacked


_DOCUMENTS = {
    "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
    "content.xml": "an OpenDocument file",
    "Index/Document.iwa": "an Apple Numbers or Pages file",
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
}
"""What an archive is by a part of it: documents are archives too."""


def _refuse_documents(names: Collection[str]) -> None:
    for part, kind in _DOCUMENTS.items():
        if part in names:
            raise UnpackError(f"is {kind}, not a CSV", "save it as “CSV UTF-8”, or as .xlsx")


def _is_table(info: zipfile.ZipInfo) -> bool:
    suffix = PurePosixPath(info.filename).suffix.lower()
    return suffix in TABLE_SUFFIXES and not info.is_dir() and not _is_bookkeeping(info.filename)


def _is_bookkeeping(name: str) -> bool:
    """Hidden files, and what a Mac puts beside every file."""
    path = PurePosixPath(name)
    hidden = path.name.startswith(".") and not path.name.startswith("..")
    return hidden or "__MACOSX" in path.parts


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: _Allowance, spool: Path) -> Member:
    if info.flag_bits & _ENCRYPTED:
        return Member(
            info.filename, None, UnpackError("is encrypted", "unpack it with its password and name the files")
        )
    try:
        with archive.open(info) as stream:
            return Member(info.filename, spooled(_chunks(stream, allowance), spool))
    except (NotImplementedError, RuntimeError) as error:
        return Member(
            info.filename, None, UnpackError(f"cannot be unpacked: {error}", "pack it as an ordinary zip")
        )
    except _DAMAGE as error:
        return Member(info.filename, None, _damaged(error))


def _chunks(stream: IO[bytes] | io.BufferedIOBase, allowance: _Allowance) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK_BYTES):
        allowance.take(len(chunk))
        yield chunk


def _damaged(error: Exception) -> UnpackError:
    return UnpackError(f"is a damaged archive, not a CSV: {error}", "download or export it again")
