"""Errors that mean: the machine has no room for the work, neither a mistake of the user nor a defect of ours."""

import errno
import mmap

NO_MEMORY = (
    "there is not enough memory to work in; close other programs, raise the limit (ulimit -v), "
    "or set SUPPORTCTL_THREADS=1"
)
_NO_MEMORY_WORDS = (
    "can't start new thread",
    "cannot allocate",
    "failed to map",
    "bad alloc",
    "allocation fail",
)
THREADS_BYTES = 96 << 20
"""Address space that the engine takes at once, beside its tables."""

_NO_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_HANDLES = {errno.EMFILE, errno.ENFILE}


def no_room(error: BaseException) -> str | None:
    """What to say of it; None for any other error."""
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, OSError):
        return _no_room_of_system(error)
    words = str(error).casefold()
    return NO_MEMORY if any(word in words for word in _NO_MEMORY_WORDS) else None


def is_full_disk(error: OSError) -> bool:
    """Whether writing failed because a disk, a quota or a file's size limit is used up."""
    return error.errno in _NO_DISK


def _no_room_of_system(error: OSError) -> str | None:
    if error.errno == errno.ENOMEM:
        return NO_MEMORY
    if error.errno in _NO_HANDLES:
        return f"there is no room for another open file ({error.strerror}); raise the limit (ulimit -n)"
    if is_full_disk(error):
        where = f" to {error.filename}" if error.filename else " the report"
        return f"no room to write{where} ({error.strerror}); free some space"
    return None


def require_room() -> None:
    """Raise MemoryError where the engine's threads would find no memory: the system ends a process for that."""
    try:
        mmap.mmap(-1, THREADS_BYTES).close()
    except OSError as error:
        raise MemoryError from error
