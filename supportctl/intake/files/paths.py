"""Which files an audit reads: a file, a glob, `-` for standard input, a folder, what an archive holds."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from supportctl.intake.files.archives import (
    CHUNK_BYTES,
    GZIP_MAGIC,
    TABLE_SUFFIXES,
    ZIP_MAGICS,
    Member,
    UnpackError,
    is_workbook,
    unpack_gzip,
    unpack_zip,
)
from supportctl.intake.files.devices import is_device
from supportctl.intake.files.spool import spooled
from supportctl.intake.files.workbooks import workbook_sheets
from supportctl.report.problem import NotAuditableError, Problem, UsageError

STDIN = "-"
STDIN_NAME = "stdin"
SUFFIXES = (*TABLE_SUFFIXES, ".gz", ".zip")
MAGIC_BYTES = 4


@dataclass(frozen=True, slots=True)
class InputPath:
    """A file to read: `shown` is the path as reports name it, `path` is where its bytes are.

    A member of an archive is shown as `a.zip/member.csv`. `problem` says why there are no bytes to read.
    """

    shown: str
    path: Path
    problem: Problem | None = None

    @property
    def name(self) -> str:
        """The file's own name, which `sources[].files` is matched with."""
        return Path(self.shown).name


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files found, in a fixed order, and those of a folder or an archive that were passed over."""

    files: tuple[InputPath, ...]
    passed_over: tuple[str, ...]


@dataclass(slots=True)
class _Search:
    spool: Path
    passed_over: list[str] = field(default_factory=list)


def find_inputs(arguments: Iterable[str], stdin: BinaryIO, spool: Path) -> Inputs:
    """Expand PATH arguments; standard input and what archives hold is copied into the folder `spool`.

    Raises UsageError for devices, NotAuditableError naming every argument that leads to no file.
    """
    files: dict[Path, InputPath] = {}
    search = _Search(spool)
    problems: list[Problem] = []
    arguments = tuple(dict.fromkeys(arguments))
    if devices := [one for one in arguments if is_device(stdin if one == STDIN else one)]:
        raise UsageError(*map(_device, devices))
    for argument in arguments:
        found = _spooled(stdin, STDIN_NAME, spool) if argument == STDIN else _expand(argument, search)
        if not found:
            problems.append(_nothing_found(argument))
        for one in found:
            files.setdefault(one.path, one)
    if problems:
        raise NotAuditableError(*problems)
    opened = tuple(one for file in files.values() for one in _opened(file, search))
    return Inputs(opened, tuple(search.passed_over))


def _spooled(stream: BinaryIO, shown: str, spool: Path) -> list[InputPath]:
    """A stream is read more than once, so it becomes a file first."""
    return [InputPath(shown, spooled(_chunks(stream), spool))]


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK_BYTES):
        yield chunk


def _expand(argument: str, search: _Search) -> list[InputPath]:
    path = Path(argument)
    if path.is_dir():
        return _folder(path, search)
    if path.is_file():
        return [InputPath(_shown(argument), path.resolve())]
    if path.exists():
        with path.open("rb") as stream:
            return _spooled(stream, argument, search.spool)
    matches = sorted(glob.glob(argument))  # noqa: PTH207 - the pattern may have folders in it
    return [InputPath(_shown(found), Path(found).resolve()) for found in matches if Path(found).is_file()]


def _folder(folder: Path, search: _Search) -> list[InputPath]:
    found = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix.lower() in SUFFIXES:
            found.append(InputPath(_shown(str(path)), path.resolve()))
        elif path.is_file() and not path.name.startswith("."):
            search.passed_over.append(_shown(str(path)))
    return found


def _opened(file: InputPath, search: _Search) -> list[InputPath]:
    """The file, or the files in it where its first bytes say that it is an archive or a workbook."""
    try:
        with file.path.open("rb") as stream:
            magic = stream.read(MAGIC_BYTES)
    except OSError:
        return [file]  # reading it will say why
    try:
        if magic.startswith(GZIP_MAGIC):
            return [InputPath(file.shown, unpack_gzip(file.path, search.spool))]
        if magic in ZIP_MAGICS:
            return _unzipped(file, search)
    except UnpackError as error:
        return [InputPath(file.shown, file.path, error.problem(file.shown))]
    return [file]


def _unzipped(file: InputPath, search: _Search) -> list[InputPath]:
    if is_workbook(file.path):
        sheets = workbook_sheets(file.path, search.spool)
        if len(sheets) == 1:
            return [InputPath(file.shown, sheets[0].path or file.path)]
        return [_inside(file, sheet) for sheet in sheets]
    unpacked = unpack_zip(file.path, search.spool)
    search.passed_over += [f"{file.shown}/{_shown(name)}" for name in unpacked.passed_over]
    return [_inside(file, member) for member in unpacked.members]


def _inside(file: InputPath, member: Member) -> InputPath:
    shown = f"{file.shown}/{_shown(member.name)}"
    problem = member.error.problem(shown) if member.error else None
    return InputPath(shown, member.path or file.path, problem)


def _shown(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")


def _device(argument: str) -> Problem:
    name = STDIN_NAME if argument == STDIN else argument
    return Problem(
        name,
        "this is a device, not a file or a pipe",
        hint="name a file, a folder or a pattern; `-` reads standard input",
    )


def _nothing_found(argument: str) -> Problem:
    if Path(argument).is_dir():
        return Problem(
            argument,
            "the folder holds no *.csv, *.tsv, *.txt, *.gz or *.zip file",
            hint="name the export itself",
        )
    if glob.has_magic(argument):
        return Problem(
            argument, "no file matches the pattern", hint="check the folder and the quotes around it"
        )
    return Problem(
        argument, "no such file", hint="check the spelling, or name the folder that holds the exports"
    )
