"""Where a report goes: stdout, or files that appear whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from supportctl.report.problem import Problem, UsageError


def print_report(text: str) -> None:
    """Write to stdout as UTF-8, whatever the locale."""
    print_pieces([text])


def print_pieces(pieces: Iterable[str]) -> None:
    """The same for a text that comes in pieces."""
    if sys.stdout is None:
        raise BrokenPipeError
    _write(sys.stdout.buffer, pieces)
    sys.stdout.buffer.flush()


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a file atomically: into a temporary neighbour, then in place. Raises UsageError when it cannot."""
    try:
        _replace(path, pieces)
    except OSError as error:
        problem = Problem(
            str(path),
            f"the report cannot be written: {error.strerror}",
            hint="check the folder, its permissions and space",
        )
        raise UsageError(problem) from error


def _replace(path: Path, pieces: Iterable[str]) -> None:
    if not path.parent.is_dir() or path.is_dir():
        raise OSError(0, "no such folder" if not path.parent.is_dir() else "it is a folder")
    if path.exists() and not path.is_file():
        with path.open("wb") as device:  # a device or pipe, such as /dev/stderr, cannot be replaced
            _write(device, pieces)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            _write(stream, pieces)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write(stream: BinaryIO, pieces: Iterable[str]) -> None:
    for piece in pieces:
        stream.write(piece.encode("utf-8"))
