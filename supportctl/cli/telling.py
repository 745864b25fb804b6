"""Messages to standard error: whatever a person is told beside the report."""

import contextlib
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from supportctl.cli.folding import folded
from supportctl.problem import MARGIN, Problem, problem_text

HANG = 2
"""Later lines of a message stand further in than its first."""


def say(message: str) -> None:
    """Print to standard error, also where it is gone or cannot show a character."""
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(f"{message}\n")
            sys.stderr.flush()


def say_problems(problems: Iterable[Problem]) -> None:
    """Every problem, wrapped to the window where there is one."""
    width = window_width()
    say("\n".join(_fitting(problem, width) for problem in problems))


def _fitting(problem: Problem, width: int | None) -> str:
    """The problem as text; a line of a file is cut around the place that is meant, words are folded."""
    if width is None:
        return problem_text(problem)
    lines = problem_text(problem, max(1, width - len(MARGIN))).split("\n")
    return "\n".join(
        line for one in lines for line in ([one] if one.startswith(MARGIN) else folded("", one, width, HANG))
    )


def window_width() -> int | None:
    """Columns of the terminal that shows standard error, $COLUMNS where it is set; None without a terminal."""
    if not is_terminal(sys.stderr):
        return None
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named[:9]) > 0:
        return int(named[:9])
    return os.get_terminal_size(sys.stderr.fileno()).columns or None


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person watches the stream; a closed one has nobody."""
    return stream is not None and stream.isatty()
