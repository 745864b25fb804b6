"""Arguments and options that commands share, each declared once."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Exports: files, globs, folders, or - for standard input.", show_default=False
    ),
]

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        "-c",
        metavar="FILE",
        help="The sla.yaml to judge by. Default: $SUPPORTCTL_CONFIG, the nearest sla.yaml upward, built-in targets.",
        show_default=False,
    ),
]
