"""Temporary files of a run: where unpacked, transcoded and cut copies go, and what a full disk means."""

import errno
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def room_in(spool: Path) -> Iterator[None]:
    """Turn a full disk into an EngineError that says which disk, and what to do."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        from supportctl.engine.session import EngineError  # noqa: PLC0415 - imports much, and a disk is seldom full

        message = f"no room to work in {spool.parent} ({error.strerror}); free some space there, "
        raise EngineError(message + "or set TMPDIR to a larger disk") from error


def new_file(spool: Path) -> Path:
    """An empty file of its own in the spool; its name says nothing, it is never shown."""
    with room_in(spool), tempfile.NamedTemporaryFile(dir=spool, suffix=".csv", delete=False) as made:
        return Path(made.name)


def spooled(chunks: Iterable[bytes], spool: Path) -> Path:
    """A new file of these bytes; nothing of it stays when writing or making the chunks fails."""
    path = new_file(spool)
    try:
        with room_in(spool), path.open("wb") as out:
            out.writelines(chunks)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
