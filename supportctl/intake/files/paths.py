"""The files an audit reads, opened: streams made files, archives and workbooks unpacked, our own output left out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from supportctl.frozen import frozen
from supportctl.intake.files.archives import (
    CHUNK_BYTES,
    GZIP_MAGIC,
    ZIP_MAGICS,
    Member,
    UnpackError,
    is_workbook,
    unpack_gzip,
    unpack_zip,
)
from supportctl.intake.files.devices import is_device
from supportctl.intake.files.named import Named, NamedFile, device, named_files, shown_name
from supportctl.intake.files.own_files import written_by_supportctl
from supportctl.intake.files.spool import spooled
from supportctl.intake.files.workbooks import workbook_sheets
from supportctl.problem import NotAuditableError, Problem, UsageError

MAGIC_BYTES = 4


@frozen
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


@frozen
class OwnFile:
    """A file that supportctl wrote, and what it is: `a CSV listing`."""

    shown: str
    what: str


@frozen
class Inputs:
    """The files to read, in a fixed order; those of a folder or an archive that are no CSV by their names; our own."""

    files: tuple[InputPath, ...]
    passed_over: tuple[str, ...]
    own_files: tuple[OwnFile, ...] = ()


def find_inputs(arguments: Iterable[str], stdin: BinaryIO, spool: Path) -> Inputs:
    """Expand PATH arguments; standard input and what archives hold is copied into the folder `spool`.

    Raises UsageError or NotAuditableError naming every argument that leads to no file, or to one that supportctl
    wrote and nothing else.
    """
    named = named_files(arguments)
    opened = [one for file in named.files for one in _opened(_as_file(file, stdin, spool), named, spool)]
    own = {one: what for one in opened if one.problem is None and (what := written_by_supportctl(one.path))}
    files = tuple(one for one in opened if one not in own)
    if own and not files:
        raise NotAuditableError(*(_own(one.shown, what) for one, what in own.items()))
    own_files = tuple(OwnFile(one.shown, what) for one, what in own.items())
    return Inputs(files, tuple(named.passed_over), own_files)


def _own(shown: str, what: str) -> Problem:
    return Problem(shown, f"is {what} that supportctl wrote, not an export", hint="name the export itself")


def _as_file(file: NamedFile, stdin: BinaryIO, spool: Path) -> InputPath:
    """A stream is read more than once, so it becomes a file first."""
    if file.path is None:
        if is_device(stdin):
            raise UsageError(device(file.shown))
        return InputPath(file.shown, spooled(_chunks(stdin), spool))
    if not file.is_stream:
        return InputPath(file.shown, file.path)
    with file.path.open("rb") as stream:
        return InputPath(file.shown, spooled(_chunks(stream), spool))


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK_BYTES):
        yield chunk


def _opened(file: InputPath, named: Named, spool: Path) -> list[InputPath]:
    """The file, or the files in it where its first bytes say that it is an archive or a workbook."""
    try:
        with file.path.open("rb") as stream:
            magic = stream.read(MAGIC_BYTES)
    except OSError:
        return [file]  # reading it will say why
    try:
        if magic.startswith(GZIP_MAGIC):
            return [InputPath(file.shown, unpack_gzip(file.path, spool))]
        if magic in ZIP_MAGICS:
            return _unzipped(file, named, spool)
    except UnpackError as error:
        return [InputPath(file.shown, file.path, error.problem(file.shown))]
    return [file]


def _unzipped(file: InputPath, named: Named, spool: Path) -> list[InputPath]:
    if is_workbook(file.path):
        sheets = workbook_sheets(file.path, spool)
        if len(sheets) == 1:
            return [InputPath(file.shown, sheets[0].path or file.path)]
        return [_inside(file, sheet) for sheet in sheets]
    unpacked = unpack_zip(file.path, spool)
    named.passed_over += [f"{file.shown}/{shown_name(name)}" for name in unpacked.passed_over]
    return [_inside(file, member) for member in unpacked.members]


def _inside(file: InputPath, member: Member) -> InputPath:
    shown = f"{file.shown}/{shown_name(member.name)}"
    problem = member.error.problem(shown) if member.error else None
    return InputPath(shown, member.path or file.path, problem)
