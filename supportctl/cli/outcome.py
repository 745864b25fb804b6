"""Every way a command can end, told to a person and turned into an exit code; never a traceback."""

import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

from supportctl.cli.exit_code import ExitCode
from supportctl.engine import EngineError, Interrupted
from supportctl.report.problem import NotAuditableError, SupportctlError
from supportctl.report.problem_text import problem_text

DEBUG_VARIABLE = "SUPPORTCTL_DEBUG"
SIGNAL_BASE = 128
"""A process that a signal ended exits with this and the signal's number: 129, 130, 143."""


class Terminated(BaseException):
    """SIGTERM or SIGHUP arrived; like KeyboardInterrupt, nothing but `outcome` may catch it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _terminate(number: int, _frame: FrameType | None) -> None:
    raise Terminated(number)


@contextmanager
def outcome() -> Iterator[None]:
    """Run a command's body; on any error, say it on stderr and leave with its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    signal.signal(signal.SIGHUP, _terminate)
    try:
        yield
    except typer.Exit:
        raise
    except SupportctlError as error:
        say("\n".join(problem_text(problem) for problem in error.problems))
        refused = isinstance(error, NotAuditableError)
        raise typer.Exit(ExitCode.NOT_AUDITABLE if refused else ExitCode.USAGE) from None
    except BrokenPipeError:
        # Python would complain once more when it flushes stdout at exit.
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(ExitCode.CLOSED_PIPE) from None
    except (KeyboardInterrupt, Interrupted):
        say("interrupted")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except Terminated as error:
        raise typer.Exit(SIGNAL_BASE + error.number) from None
    except (EngineError, OSError) as error:
        say(f"error: {error}")
        raise typer.Exit(ExitCode.INTERNAL) from None
    except Exception as error:  # noqa: BLE001 - the last line of defence
        _say_internal(error)
        raise typer.Exit(ExitCode.INTERNAL) from None


def _say_internal(error: Exception) -> None:
    if os.environ.get(DEBUG_VARIABLE):
        traceback.print_exc()
    say(
        f"internal error: {type(error).__name__}: {error}\n"
        f"  This is a defect of supportctl, not of your file. Please report it with the output of {DEBUG_VARIABLE}=1."
    )


def say(message: str) -> None:
    """Print to stderr, also where stderr is gone or cannot show a character."""
    try:
        typer.echo(message, err=True)
    except (OSError, UnicodeError):
        return
