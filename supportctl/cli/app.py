"""The `supportctl` command: its commands by name, nothing else."""

from typing import Annotated

import typer

from supportctl.cli.audit_command import audit_command
from supportctl.cli.check_command import check_command
from supportctl.cli.command_line import CommandLine, command, version_shown
from supportctl.cli.explain_command import explain_command
from supportctl.cli.help_text import BEGIN, Command
from supportctl.cli.inspect_command import inspect_command

app = typer.Typer(
    name="supportctl",
    cls=CommandLine,
    help="Audit support response times: exported ticket, chat and call CSVs against a sla.yaml.",
    epilog=BEGIN,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name, call, words in (
    ("audit", audit_command, "Say whether the promises were kept, and what to do first."),
    ("check", check_command, "Say whether sla.yaml is right, and what it promises."),
    ("explain", explain_command, "Say how one ticket came to be late or in time."),
    ("inspect", inspect_command, "Say how an export is read, and what it cannot tell."),
):
    app.command(name, cls=Command, short_help=words)(command(call))


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=version_shown, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Audit support response times: exported ticket, chat and call CSVs against a sla.yaml."""
