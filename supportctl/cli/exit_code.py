"""Exit codes of every command, as documented in docs/cli.md."""

from enum import IntEnum

from supportctl.vocabulary.states import Verdict

SIGNAL_BASE = 128
"""A process that a signal ended exits with this and the signal's number: 129, 130, 143."""


class ExitCode(IntEnum):
    """What the calling shell learns."""

    OK = 0
    MISSED = 1
    USAGE = 2
    NOT_AUDITABLE = 3
    INTERNAL = 4
    HUNG_UP = 129
    INTERRUPTED = 130
    CLOSED_PIPE = 141
    TERMINATED = 143


def exit_code(verdict: Verdict, *, exit_zero: bool) -> ExitCode:
    """The exit code of a finished audit; `exit_zero` softens only a missed promise."""
    if verdict is Verdict.NOT_AUDITABLE:
        return ExitCode.NOT_AUDITABLE
    return ExitCode.MISSED if verdict is Verdict.FAIL and not exit_zero else ExitCode.OK
