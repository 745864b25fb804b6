"""The `supportctl` command: its commands by name, nothing else."""

from typing import Annotated

import typer

from supportctl.cli.audit_command import audit_command
from supportctl.cli.check_command import check_command
from supportctl.cli.command_line import CommandLine, command, version_shown
from supportctl.cli.explain_command import explain_command
from supportctl.cli.inspect_command import inspect_command

app = typer.Typer(
    name="supportctl",
    cls=CommandLine,
    help="Audit support response times: exported ticket, chat and call CSVs against a sla.yaml.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("audit")(command(audit_command))
app.command("check")(command(check_command))
app.command("explain")(command(explain_command))
app.command("inspect")(command(inspect_command))


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=version_shown, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Audit support response times: exported ticket, chat and call CSVs against a sla.yaml."""
