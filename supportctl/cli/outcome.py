"""Every way a command can end, told to a person and turned into an exit code; never a traceback."""

import os
import traceback
from collections.abc import Callable

from supportctl.cli.exit_code import ExitCode
from supportctl.cli.room import NO_MEMORY, no_room
from supportctl.cli.signals import heard
from supportctl.cli.telling import say, say_problems
from supportctl.problem import NotAuditableError, SupportctlError

DEBUG_VARIABLE = "SUPPORTCTL_DEBUG"


def code_of(call: Callable[[], object]) -> int:
    """Make the call and say what goes wrong; returns the exit code it calls for, also one it leaves with."""
    try:
        return _code(call())
    except SystemExit as leaving:
        return _code(leaving.code)
    except BrokenPipeError:
        return ExitCode.CLOSED_PIPE
    except SupportctlError as error:
        say_problems(error.problems)
        return ExitCode.NOT_AUDITABLE if isinstance(error, NotAuditableError) else ExitCode.USAGE
    except BaseException as error:  # noqa: BLE001 - the last line of defence
        if heard() is None:  # else it comes of being stopped
            _say_error(error)
        return ExitCode.INTERNAL


def _code(result: object) -> int:
    return result if isinstance(result, int) else ExitCode.OK


def _say_error(error: BaseException) -> None:
    """Telling may itself find no memory left."""
    try:
        said = no_room(error) or _words_of_the_system(error)
        if said is None:
            _say_internal(error)
        else:
            say(f"error: {said}")
    except MemoryError:
        say(f"error: {NO_MEMORY}")


def _words_of_the_system(error: BaseException) -> str | None:
    from supportctl.engine.session import EngineError  # noqa: PLC0415 - only an error needs it, and it imports much

    return str(error) if isinstance(error, EngineError | OSError) else None


def _say_internal(error: BaseException) -> None:
    if os.environ.get(DEBUG_VARIABLE):
        traceback.print_exception(error)
    say(
        f"internal error: {type(error).__name__}: {error}\n"
        f"  This is a defect of supportctl, not of your file. Please report it with the output of {DEBUG_VARIABLE}=1."
    )
