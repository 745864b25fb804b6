"""The text of --help: plain lines that fit any window, from the arguments and options as they are declared."""

from typing import Any

from typer.core import TyperCommand

BEGIN = "Begin with: supportctl inspect EXPORT.csv, then supportctl audit EXPORT.csv"


class Command(TyperCommand):
    """A command whose help names no types of a programming language."""

    def collect_usage_pieces(self, *_: Any) -> list[str]:
        """`TICKET [PATH]... [OPTIONS]`."""
        return [*(str(one.metavar) for one in self.params if not _is_option(one)), "[OPTIONS]"]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options, each with its meaning."""
        parameters: list[Any] = self.get_params(ctx)
        for heading, are_options in (("Arguments", False), ("Options", True)):
            some = [one for one in parameters if _is_option(one) == are_options]
            with formatter.section(heading):
                formatter.write_dl([(_names(one), one.help or "") for one in some])


def next_step() -> str:
    """Which exports lie about, for whom names no command."""
    from supportctl.cli.exports import exports_here, listed_paths  # noqa: PLC0415 - help of a command names none

    found = exports_here()
    return f"\n  Found here, and read when no PATH is named: {listed_paths(found)}\n" if found else ""


def _is_option(parameter: Any) -> bool:
    return any(name.startswith("-") for name in parameter.opts)


def _names(parameter: Any) -> str:
    """`-c, --config FILE`."""
    if not _is_option(parameter):
        return str(parameter.metavar)
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {parameter.metavar}"
