"""The arguments of a command line into one call, or every mistake in them; help as text like any report."""

import io
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from functools import partial, wraps
from typing import Any, NoReturn, ParamSpec

import typer
from typer.core import TyperGroup

from supportctl.cli.exit_code import ExitCode
from supportctl.cli.help_text import next_step
from supportctl.cli.mistaken import MISTAKE, mistakes_of
from supportctl.cli.outcome import code_of
from supportctl.cli.output import print_report
from supportctl.cli.room import require_room
from supportctl.problem import UsageError

Options = ParamSpec("Options")


class CommandLine(TyperGroup):
    """Reads the whole command line before anything is done, so that nothing happens when a part of it is wrong."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> NoReturn:
        """Run the command that the arguments name, and leave with its exit code."""
        arguments = list(sys.argv[1:] if args is None else args)
        sys.exit(code_of(lambda: self._run(arguments, extra.get("prog_name") or "supportctl")))

    def _run(self, arguments: list[str], name: str) -> int:
        held = _HeldOutput()
        with redirect_stdout(held):
            found = self._parsed(arguments or ["--help"], name)
        if callable(found):
            require_room()  # importing the engine without it ends the process
            return int(found())
        print_report(held.getvalue() + ("" if arguments else next_step()))
        return ExitCode.OK if arguments else ExitCode.USAGE

    def _parsed(self, arguments: list[str], name: str) -> Any:
        """The call that the arguments mean; help has been written where they ask for it."""
        parse = partial(super().main, prog_name=name, standalone_mode=False)
        try:
            return parse(arguments)
        except MISTAKE as mistake:
            raise UsageError(*mistakes_of(mistake, arguments, self, parse)) from None


class _HeldOutput(io.StringIO):
    """Text on its way to standard output: it looks like where it goes, and is written by us, who know every error."""

    def isatty(self) -> bool:
        return sys.__stdout__ is not None and sys.__stdout__.isatty()


def command(call: Callable[Options, int]) -> Callable[Options, Callable[[], int]]:
    """The command for typer: it makes the call ready instead of making it."""

    @wraps(call)
    def ready(*arguments: Options.args, **options: Options.kwargs) -> Callable[[], int]:
        return partial(call, *arguments, **options)

    return ready


def version_shown(wanted: bool) -> None:
    """Say which version this is and read no further."""
    from supportctl import __version__  # noqa: PLC0415

    if wanted:
        typer.echo(f"supportctl {__version__}")
        raise typer.Exit
