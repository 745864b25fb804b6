"""Which files the PATH arguments name: files, globs, folders and streams, found but not yet read."""

import glob
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from supportctl.frozen import frozen
from supportctl.intake.files.archives import TABLE_SUFFIXES
from supportctl.intake.files.devices import is_device
from supportctl.intake.files.own_files import written_by_supportctl
from supportctl.problem import NotAuditableError, Problem, UsageError

STDIN = "-"
STDIN_NAME = "stdin"
PACKED_SUFFIXES = (".gz", ".zip")
SUFFIXES = (*TABLE_SUFFIXES, *PACKED_SUFFIXES)
EXPORT_SUFFIXES = tuple(one for one in SUFFIXES if one != ".txt")
"""Suffixes that make a file an export where nobody named it: texts of all kinds end in .txt."""

EXPORTS_FOLDER = "exports"


@frozen
class NamedFile:
    """A file to read: `shown` is its name in reports, `path` where it is (None: standard input)."""

    shown: str
    path: Path | None
    is_stream: bool = False


@dataclass(slots=True)
class Named:
    """The files in a fixed order, each once, and those of folders that were passed over."""

    files: list[NamedFile] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def named_files(arguments: Iterable[str]) -> Named:
    """Expand PATH arguments, reading nothing.

    Raises UsageError for a PATH that is no file by its nature, NotAuditableError naming every one that leads to none.
    """
    named, files, problems = Named(), dict[Path | None, NamedFile](), list[Problem]()
    arguments = tuple(dict.fromkeys(arguments))
    if devices := [one for one in arguments if one != STDIN and is_device(one)]:
        raise UsageError(*map(device, devices))
    for argument in arguments:
        try:
            found = _expand(argument, named.passed_over)
        except OSError as error:
            problems.append(_unreadable(argument, error))
            continue
        if not found:
            problems.append(_nothing_found(argument))
        for one in found:
            files.setdefault(one.path, one)
    if problems:
        raise NotAuditableError(*problems)
    named.files = list(files.values())
    return named


def export_files() -> list[str]:
    """The PATHs that are meant when none is given: the exports of this folder, else the folder exports/.

    Raises UsageError when there is neither.
    """
    here = [str(path) for path in _entries(Path()) if _is_export(path)]
    if here:
        return here
    if any(path.suffix.lower() in SUFFIXES for path in _entries(Path(EXPORTS_FOLDER))):
        return [EXPORTS_FOLDER]
    message = f"no file is named, and neither this folder nor {EXPORTS_FOLDER}/ holds an export"
    hint = f"name the exports: files that end in {', '.join(SUFFIXES)}, a folder, or - for standard input"
    raise UsageError(Problem("PATH", message, hint=hint))


def _is_export(path: Path) -> bool:
    return (
        path.suffix.lower() in EXPORT_SUFFIXES
        and not path.name.startswith(".")
        and path.is_file()
        and written_by_supportctl(path) is None
    )


def _entries(folder: Path) -> Sequence[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return ()


def _expand(argument: str, passed_over: list[str]) -> list[NamedFile]:
    if argument == STDIN:
        return [NamedFile(STDIN_NAME, None, is_stream=True)]
    if not argument:
        hint = "a variable of the shell may be empty; write . for this folder"
        raise UsageError(Problem("PATH", "is an empty text", hint=hint))
    path = Path(argument)
    kind = _kind(path)
    if kind is None:
        return [NamedFile(shown_name(found), Path(found).resolve()) for found in _matches(argument)]
    if stat.S_ISDIR(kind):
        return _folder(path, passed_over)
    if stat.S_ISREG(kind):
        return [NamedFile(shown_name(argument), path.resolve())]
    return [NamedFile(shown_name(argument), path, is_stream=True)]


def _kind(path: Path) -> int | None:
    """The file's mode; None where there is nothing of that name."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _matches(pattern: str) -> list[str]:
    """The files that match, else those below a folder whose own name looks like a pattern."""
    found = glob.glob(pattern)  # noqa: PTH207 - the pattern may have folders in it
    if not found:
        folder, name = os.path.split(pattern)
        found = glob.glob(os.path.join(glob.escape(folder), name))  # noqa: PTH118, PTH207 - as above
    return sorted(one for one in found if Path(one).is_file())


def _folder(folder: Path, passed_over: list[str]) -> list[NamedFile]:
    found = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or not path.is_file():
            continue
        if path.suffix.lower() in SUFFIXES:
            found.append(NamedFile(shown_name(str(path)), path.resolve()))
        else:
            passed_over.append(shown_name(str(path)))
    return found


def shown_name(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")


def device(name: str) -> Problem:
    """A PATH that is a device, or standard input that is one."""
    return Problem(
        shown_name(name),
        "this is a device, not a file or a pipe",
        hint="name a file, a folder or a pattern; `-` reads standard input",
    )


def _unreadable(argument: str, error: OSError) -> Problem:
    return Problem(
        shown_name(argument), f"cannot be read: {error.strerror}", hint="check the path and its permissions"
    )


def _nothing_found(argument: str) -> Problem:
    shown = shown_name(argument)
    if Path(argument).is_dir():
        return Problem(
            shown,
            "the folder holds no *.csv, *.tsv, *.txt, *.gz or *.zip file",
            hint="name the export itself",
        )
    if glob.has_magic(argument):
        return Problem(shown, "no file matches the pattern", hint="check the folder and the quotes around it")
    return Problem(
        shown, "no such file", hint="check the spelling, or name the folder that holds the exports"
    )
