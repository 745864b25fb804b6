"""`supportctl check`: is sla.yaml right, and what does it promise in words?"""

from typing import Annotated

import typer

from supportctl.cli.exit_code import ExitCode
from supportctl.cli.options import Config


def check_command(
    file: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]",
            help="The sla.yaml, or the folder it is in or below. Default: the one that an audit takes here.",
            show_default=False,
        ),
    ] = None,
    config: Config = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of sla.yaml instead, for editors.")
    ] = False,
) -> ExitCode:
    """Check sla.yaml and say in words what it promises.

    Exits 0 when it is valid, warnings or not, and 2 when it is wrong, after telling every mistake at once.
    """
    # Imported when it runs: help, mistakes and the other commands need none of it.
    from supportctl.cli import checking as run  # noqa: PLC0415
    from supportctl.cli.output import print_report  # noqa: PLC0415

    print_report(run.schema_text() if schema else run.checked(file or [], config))
    return ExitCode.OK
