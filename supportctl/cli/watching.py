"""A run in two threads: one works, the first one shows its progress and answers signals at any moment."""

import ctypes
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from supportctl.cli.exit_code import SIGNAL_BASE, ExitCode
from supportctl.cli.leftovers import sweep
from supportctl.cli.room import NO_MEMORY
from supportctl.cli.signals import heard
from supportctl.cli.telling import say

if TYPE_CHECKING:
    from supportctl.cli.progress import Progress
    from supportctl.engine.session import Session

POLL_SECONDS = 0.05
GRACE_SECONDS = 2.0
"""How long the working thread may take to notice that it was stopped; then the process ends without it."""

_followed: "list[tuple[Session, Progress]]" = []
_following = threading.Lock()


class _Work:
    """A call in its own thread; `done` is set when it ended, however it ended, and `code` is what it came to."""

    def __init__(self, call: Callable[[], None]) -> None:
        self.done = threading.Event()
        self.code: int = ExitCode.INTERNAL
        self._call = call
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Let it begin."""
        self._thread.start()

    def stop(self) -> None:
        """End it between two steps of Python: reading and rewriting bytes takes minutes where the engine is idle."""
        number = self._thread.ident
        if number is not None and not self.done.is_set():
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(number), ctypes.py_object(SystemExit))

    def _run(self) -> None:
        try:
            from supportctl.cli.outcome import code_of  # noqa: PLC0415 - here a signal waits for no import

            self.code = code_of(self._call)
        finally:
            self.done.set()


def watched(call: Callable[[], None]) -> int:
    """Make the call and return the exit code for the process: that of a signal, if one came, wins."""
    work = _Work(call)
    try:
        work.start()
    except RuntimeError:
        say(f"error: {NO_MEMORY}")
        return ExitCode.INTERNAL
    while not work.done.wait(POLL_SECONDS) and heard() is None:
        _show()
    number = heard()
    if number is None:
        return work.code
    _stop(work)
    if number == signal.SIGINT:
        say("interrupted")
    return SIGNAL_BASE + number


def _stop(work: _Work) -> None:
    with _following:
        for session, progress in _followed:
            progress.end()
            session.interrupt()
    work.stop()
    work.done.wait(GRACE_SECONDS)
    sweep()


def _show() -> None:
    with _following:
        for _, progress in _followed:
            progress.show()


@contextmanager
def followed(session: "Session", progress: "Progress") -> Iterator[None]:
    """While it is open, a signal interrupts this session, and its progress is shown."""
    with _following:
        _followed.append((session, progress))
    try:
        yield
    finally:
        with _following:
            _followed.clear()
            progress.end()


def hush() -> None:
    """Show no more progress: the report begins on a clean line."""
    with _following:
        for _, progress in _followed:
            progress.end()
