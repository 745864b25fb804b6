"""Where a report goes: stdout, or files that appear whole or not at all."""

import os
import sys
import tempfile
from pathlib import Path

from supportctl.report.problem import Problem, UsageError


def print_report(text: str) -> None:
    """Write to stdout as UTF-8, whatever the locale."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def write_report(path: Path, text: str) -> None:
    """Write a file atomically: into a temporary neighbour, then in place. Raises UsageError when it cannot."""
    try:
        _replace(path, text.encode("utf-8"))
    except OSError as error:
        problem = Problem(
            str(path),
            f"the report cannot be written: {error.strerror}",
            hint="check the folder, its permissions and space",
        )
        raise UsageError(problem) from error


def _replace(path: Path, content: bytes) -> None:
    if not path.parent.is_dir() or path.is_dir():
        raise OSError(0, "no such folder" if not path.parent.is_dir() else "it is a folder")
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or pipe, such as /dev/stderr, cannot be replaced
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
