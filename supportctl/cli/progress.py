"""Progress on stderr: one line that says the phase, the rows and the rate, where a person watches and waits."""

import sys
import time

from supportctl.cli.telling import is_terminal
from supportctl.engine.session import Session
from supportctl.problem import safe_text, text_width

QUIET_SECONDS = 1.0
"""Work that is done sooner shows nothing."""

LINE_WIDTH = 79
LEAST_SHARE = 0.01
"""Below a hundredth, a rate says more about the clock than about the work."""


class Progress:
    """The line, rewritten in place; silent where stderr is no terminal, when not wanted, and in the first second."""

    def __init__(self, session: Session, *, wanted: bool) -> None:
        self._session = session
        self._wanted = wanted and is_terminal(sys.stderr)
        self._started = self._phase_started = time.monotonic()
        self._phase = ""
        self._shown = False

    def show(self) -> None:
        """Rewrite the line; call it often."""
        now, phase = time.monotonic(), self._session.phase
        if phase.name != self._phase:
            self._phase, self._phase_started = phase.name, now
        if self._wanted and now - self._started >= QUIET_SECONDS and phase.name:
            self._write(
                progress_line(phase.name, phase.rows, self._session.progress(), now - self._phase_started)
            )

    def end(self) -> None:
        """Take the line away and show none any more: the report starts on a clean one."""
        self._wanted = False
        if self._shown:
            self._shown = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        self._shown = True
        sys.stderr.write(f"\r{line}\x1b[K")
        sys.stderr.flush()


def progress_line(phase: str, rows: int | None, share: float, seconds: float) -> str:
    """`reading calls.csv: 43 %, 2 150 000 of 5 000 000 rows, 1 100 000 rows/s`, as much of it as is known."""
    parts = []
    if share >= LEAST_SHARE:
        parts.append(f"{share:.0%}".replace("%", " %"))
    if rows is not None and share >= LEAST_SHARE:
        done = round(rows * share)
        parts.append(f"{_grouped(done)} of {_grouped(rows)} rows")
        parts.append(f"{_grouped(round(done / max(seconds, 0.1)))} rows/s")
    elif rows is not None:
        parts.append(f"{_grouped(rows)} rows")
    name = safe_text(phase)
    tail = f": {', '.join(parts)}" if parts else ""
    while name and text_width(name + tail) > LINE_WIDTH:
        name = name[:-1]
    return name + tail


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")
