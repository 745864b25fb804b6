"""Devices: what they give has no end or no rows. Pipes are none, a terminal is one that somebody types into."""

import os
import stat
from typing import IO, Any


def is_device(source: str | IO[Any]) -> bool:
    """Whether a path, or an open stream, is a device or a socket.

    A stream may be a terminal, or the one device that stands for "nothing": it is an empty export.
    """
    named = isinstance(source, str)
    try:
        handle = source if isinstance(source, str) else source.fileno()
        found = os.stat(handle)  # noqa: PTH116 - also of open streams
    except (OSError, ValueError):
        return False
    if stat.S_ISBLK(found.st_mode) or stat.S_ISSOCK(found.st_mode):
        return True
    if not stat.S_ISCHR(found.st_mode):
        return False
    return named or not (_is_terminal(handle) or _is_nothing(found))


def _is_terminal(handle: str | int) -> bool:
    return isinstance(handle, int) and os.isatty(handle)


def _is_nothing(found: os.stat_result) -> bool:
    return found.st_rdev == os.stat(os.devnull).st_rdev  # noqa: PTH116
