"""What a command works in: the files it was given and an engine session over a temporary folder."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from supportctl.cli.leftovers import temporary_folder
from supportctl.cli.progress import Progress
from supportctl.cli.room import require_room
from supportctl.cli.watching import followed
from supportctl.engine.session import Session
from supportctl.intake.door import Inputs, find_inputs

THREADS_VARIABLE = "SUPPORTCTL_THREADS"
MOST_THREADS = 256


@contextmanager
def workplace(paths: Sequence[str], *, progress: bool = True) -> Iterator[tuple[Session, Inputs]]:
    """A session that can read the given files, closed and swept away at the end, however it comes."""
    require_room()
    with temporary_folder() as folder:
        inputs = find_inputs(paths, _standard_input(), folder)
        with (
            Session(folder, [file.path for file in inputs.files], _thread_count()) as session,
            followed(session, Progress(session, wanted=progress)),
        ):
            yield session, inputs


def _standard_input() -> BinaryIO:
    """Standard input, empty where it is closed."""
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer


def _thread_count() -> int | None:
    """How many threads the engine is asked to use; None leaves it to the engine."""
    text = os.environ.get(THREADS_VARIABLE, "")
    wanted = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    return min(wanted, MOST_THREADS) or None
