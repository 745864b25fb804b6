"""Files and folders that must not outlive a run, however it ends; a killed process alone leaves them."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

SWEEPS = 5
"""A thread that is still writing may fill a folder while it is being removed."""

_leftovers: set[Path] = set()


def new_name(folder: Path, prefix: str) -> Path:
    """A name of its own in the folder, remembered before anything is made there."""
    path = folder / f"{prefix}{os.urandom(8).hex()}"
    _leftovers.add(path)
    return path


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that only this user can enter, gone at the end."""
    import tempfile  # noqa: PLC0415 - it needs more modules than a mistake in the command line is worth

    path = new_name(Path(tempfile.gettempdir()), "supportctl-")
    path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        remove(path)


def remove(path: Path) -> None:
    """Remove a file or folder, if it is there, and forget it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    _leftovers.discard(path)


def sweep() -> None:
    """Remove all that is remembered: the last act of a run that was told to stop."""
    for path in list(_leftovers):
        for _ in range(SWEEPS):
            remove(path)
            if not path.exists():
                break
