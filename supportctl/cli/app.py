"""The `supportctl` command: its commands by name, nothing else."""

from typing import Annotated

import typer

from supportctl import __version__
from supportctl.cli.audit_command import audit_command
from supportctl.cli.check_command import check_command
from supportctl.cli.explain_command import explain_command
from supportctl.cli.inspect_command import inspect_command

app = typer.Typer(
    name="supportctl",
    help="Audit support response times: exported ticket, chat and call CSVs against a sla.yaml.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("audit")(audit_command)
app.command("check")(check_command)
app.command("explain")(explain_command)
app.command("inspect")(inspect_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"supportctl {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Audit support response times: exported ticket, chat and call CSVs against a sla.yaml."""
