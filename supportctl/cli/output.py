"""Where a report goes: standard output, or files that appear whole or not at all."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from supportctl.cli.leftovers import new_name, remove
from supportctl.cli.room import no_room
from supportctl.cli.stream import is_stream
from supportctl.cli.watching import hush
from supportctl.problem import Problem, UsageError

LONGEST_PREFIX = 40
"""Characters of a file's name that its unfinished neighbour begins with; a name must not grow too long."""


def print_report(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale."""
    print_pieces([text])


def print_pieces(pieces: Iterable[str]) -> None:
    """The same for a text that comes in pieces."""
    hush()
    if sys.stdout is None:
        raise BrokenPipeError
    _write(sys.stdout.buffer, pieces)
    sys.stdout.buffer.flush()


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a file as a whole, or leave it as it was. Raises UsageError where it cannot be written."""
    target = Path(os.path.realpath(path))
    try:
        if is_stream(target):
            with path.open("wb") as stream:  # its own name: that of a pipe behind a link leads nowhere
                _write(stream, pieces)
        else:
            _replace(target, pieces)
    except OSError as error:
        if isinstance(error, BrokenPipeError) or no_room(error):
            raise
        message = f"the report cannot be written: {error.strerror}"
        raise UsageError(Problem(str(path), message, hint="check the folder and its permissions")) from error


def _replace(target: Path, pieces: Iterable[str]) -> None:
    """Into a neighbour, onto the disk, then in place of the file: through all of it the old one is whole."""
    neighbour = new_name(target.parent, f".{target.name[:LONGEST_PREFIX]}.")
    try:
        handle = os.open(neighbour, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(handle, "wb") as stream:
            _keep_access(target, neighbour)
            _write(stream, pieces)
            stream.flush()
            os.fsync(handle)
        neighbour.replace(target)
        _sync_folder(target.parent)
    finally:
        remove(neighbour)


def _keep_access(target: Path, neighbour: Path) -> None:
    """The permissions and the owner of the file that is there; a new one has those of any new file."""
    with contextlib.suppress(FileNotFoundError):
        there, here = target.stat(), neighbour.stat()
        neighbour.chmod(0o600)  # nobody reads it before it is in place
        if (there.st_uid, there.st_gid) != (here.st_uid, here.st_gid):
            with contextlib.suppress(PermissionError):  # a group that this user is not in
                os.chown(neighbour, there.st_uid, there.st_gid)
        shutil.copystat(target, neighbour)


def _sync_folder(folder: Path) -> None:
    """The new name on the disk too, where the file system knows how."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(stream: BinaryIO, pieces: Iterable[str]) -> None:
    for piece in pieces:
        stream.write(piece.encode("utf-8"))
