"""Long work in a second thread, so that the first can show progress and be interrupted at any time."""

import ctypes
import signal
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from supportctl.cli.progress import Progress
from supportctl.engine import Session

Result = TypeVar("Result")

POLL_SECONDS = 0.1
GRACE_SECONDS = 10.0
"""How long an interrupted worker may take to notice; then the process goes without it."""


class _Work(Generic[Result]):
    """A call in its own thread; `done` is set when it ended, however it ended."""

    def __init__(self, call: Callable[[], Result]) -> None:
        self.done = threading.Event()
        self._call = call
        self._result: list[Result] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Let it begin."""
        self._thread.start()

    def stop(self) -> None:
        """End it between two steps of Python: reading and rewriting bytes takes minutes where the engine is idle."""
        number = self._thread.ident
        if number is not None and not self.done.is_set():
            # Of all exceptions the one that a thread may end with unseen, should it just have been done.
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(number), ctypes.py_object(SystemExit))

    def _run(self) -> None:
        try:
            self._result.append(self._call())
        except BaseException as error:  # noqa: BLE001 - handed to the waiting thread
            self._error = error
        finally:
            self.done.set()

    def result(self) -> Result:
        """What the call returned; raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._result[0]


def run_interruptible(session: Session, call: Callable[[], Result], progress: Progress) -> Result:
    """Run a call that works on the session; a signal stops the engine and the call first, then goes on up.

    Waits on an event in short turns: joining the thread would return early after a signal on Python 3.11.
    """
    work = _Work(call)
    try:
        work.start()
        while not work.done.wait(POLL_SECONDS):
            progress.show()
    except BaseException:
        for late in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(late, signal.SIG_IGN)
        session.interrupt()
        work.stop()
        work.done.wait(GRACE_SECONDS)
        raise
    finally:
        progress.clear()
    return work.result()
