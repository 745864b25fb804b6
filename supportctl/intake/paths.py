"""Which files an audit reads: a file, a glob, `-` for standard input, or a folder (not recursive)."""

import glob
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from supportctl.report.problem import NotAuditableError, Problem

STDIN = "-"
STDIN_NAME = "stdin"
SUFFIXES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class InputPath:
    """A file to read: `shown` is the path as reports name it, `path` is where its bytes are."""

    shown: str
    path: Path

    @property
    def name(self) -> str:
        """The file's own name, which `sources[].files` is matched with."""
        return Path(self.shown).name


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files found, in a fixed order, and those of a folder that were passed over."""

    files: tuple[InputPath, ...]
    passed_over: tuple[str, ...]


def find_inputs(arguments: Iterable[str], stdin: BinaryIO, spool: Path) -> Inputs:
    """Expand PATH arguments; standard input is copied into the folder `spool`.

    Raises NotAuditableError naming every argument that leads to no file.
    """
    files: dict[Path, InputPath] = {}
    passed_over: list[str] = []
    problems: list[Problem] = []
    for argument in dict.fromkeys(arguments):
        found = (
            _spooled(stdin, STDIN_NAME, spool) if argument == STDIN else _expand(argument, passed_over, spool)
        )
        if not found:
            problems.append(_nothing_found(argument))
        for one in found:
            files.setdefault(one.path, one)
    if problems:
        raise NotAuditableError(*problems)
    return Inputs(tuple(files.values()), tuple(passed_over))


def _spooled(stream: BinaryIO, shown: str, spool: Path) -> list[InputPath]:
    """A stream is read more than once, so it becomes a file first."""
    with tempfile.NamedTemporaryFile(dir=spool, suffix=".csv", delete=False) as copy:
        shutil.copyfileobj(stream, copy)
    return [InputPath(shown, Path(copy.name))]


def _expand(argument: str, passed_over: list[str], spool: Path) -> list[InputPath]:
    path = Path(argument)
    if path.is_dir():
        return _folder(path, passed_over)
    if path.is_file():
        return [InputPath(_shown(argument), path.resolve())]
    if path.exists():
        with path.open("rb") as stream:
            return _spooled(stream, argument, spool)
    matches = sorted(glob.glob(argument))  # noqa: PTH207 - the pattern may have folders in it
    return [InputPath(_shown(found), Path(found).resolve()) for found in matches if Path(found).is_file()]


def _folder(folder: Path, passed_over: list[str]) -> list[InputPath]:
    found = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix.lower() in SUFFIXES:
            found.append(InputPath(_shown(str(path)), path.resolve()))
        elif path.is_file() and not path.name.startswith("."):
            passed_over.append(_shown(str(path)))
    return found


def _shown(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")


def _nothing_found(argument: str) -> Problem:
    if Path(argument).is_dir():
        return Problem(
            argument, "the folder holds no *.csv, *.tsv or *.txt file", hint="name the export itself"
        )
    if glob.has_magic(argument):
        return Problem(
            argument, "no file matches the pattern", hint="check the folder and the quotes around it"
        )
    return Problem(
        argument, "no such file", hint="check the spelling, or name the folder that holds the exports"
    )
