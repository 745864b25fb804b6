"""What output may not replace: exports, sla.yaml and other output; refused before anything is read."""

import errno
import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from supportctl.cli.destination import Destination
from supportctl.cli.stream import is_stream
from supportctl.frozen import frozen
from supportctl.intake.door import NamedFile, named_files, written_by_supportctl
from supportctl.policy.load import FILE_NAME
from supportctl.problem import Problem, UsageError

OTHER_NAME = "give the output another name"


def refuse_losses(destinations: Sequence[Destination], paths: Sequence[str], config: Path | None) -> None:
    """Raise UsageError for every file that cannot be written or that writing would destroy.

    `paths` are the PATH arguments; what supportctl wrote itself is no export there, as long as there are others.
    """
    if all(one.path is None for one in destinations):
        return
    guarded = _Guarded(tuple(named_files(paths).files), config)
    problems, taken = [], list[Path]()
    for one in destinations:
        if one.path is None:
            continue
        target = Path(os.path.realpath(one.path))
        for message, hint in islice(_reasons(target, guarded, taken), 1):
            problems.append(Problem(one.option, f"“{one.path}” {message}", hint=hint))
        taken.append(target)
    if problems:
        raise UsageError(*problems)


@frozen
class _Guarded:
    """What must stay as it is."""

    inputs: tuple[NamedFile, ...]
    config: Path | None

    def input_at(self, target: Path) -> NamedFile | None:
        """The export that is the same file, by whatever name."""
        same = [one for one in self.inputs if _is_same(target, one)]
        if same and written_by_supportctl(target) is not None and self._has_exports():
            return None
        return same[0] if same else None

    def _has_exports(self) -> bool:
        """Whether some input is no output of an earlier run."""
        return any(one.path is None or written_by_supportctl(one.path) is None for one in self.inputs)


def _reasons(target: Path, guarded: _Guarded, taken: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Why the file may not be written and what to do, the first reason first; nothing where it may."""
    if _is_too_long(target):
        yield "cannot be written: its name is too long", OTHER_NAME
        return
    if target.is_dir():
        yield "cannot be written: it is a folder", "name a file in it"
    if not target.parent.is_dir():
        yield "cannot be written: no such folder", "make the folder first"
    if _is_taken(target, taken):
        yield "is named twice", "give each output a file of its own"
    if target.is_symlink():
        yield "cannot be written: its symbolic links lead nowhere", OTHER_NAME
    source = guarded.input_at(target)
    if source is not None:
        yield f"is an export that is to be read ({source.shown})", OTHER_NAME
    if _is_config(target, guarded.config):
        yield "is sla.yaml", OTHER_NAME
    if not is_stream(target):
        yield from _not_writable(target)


def _is_too_long(target: Path) -> bool:
    """Whether the system takes no name of that length."""
    try:
        target.lstat()
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


def _not_writable(target: Path) -> Iterator[tuple[str, str]]:
    """A file is replaced by a new one: its folder must allow that, and its owner could not be kept."""
    if not os.access(target.parent, os.W_OK | os.X_OK):
        yield "cannot be written: you may not write to its folder", "check its permissions"
    if target.exists() and not os.access(target, os.W_OK):
        yield "cannot be written: it is write-protected", "check its permissions"
    if target.exists() and os.geteuid() not in (0, target.stat().st_uid):
        yield "cannot be written: it belongs to another user, and would no longer", OTHER_NAME


def _is_taken(target: Path, taken: Sequence[Path]) -> bool:
    if target in taken:
        return True
    same_folder = [one for one in taken if one.parent == target.parent]
    return _ignores_case(target.parent) and any(
        one.name.casefold() == target.name.casefold() for one in same_folder
    )


def _ignores_case(folder: Path) -> bool:
    """Whether names that differ in upper and lower case are one file there."""
    swapped = folder.with_name(folder.name.swapcase())
    return swapped != folder and swapped.exists() and swapped.samefile(folder)


def _is_same(target: Path, source: NamedFile) -> bool:
    try:
        here = target.stat()
        there = os.fstat(0) if source.path is None else source.path.stat()
    except OSError:
        return False
    return os.path.samestat(here, there)


def _is_config(target: Path, config: Path | None) -> bool:
    """Whether it is the sla.yaml of this run, or would be that of the next."""
    if target.name.casefold() == FILE_NAME:
        return True
    return config is not None and config.exists() and target.exists() and target.samefile(config)
