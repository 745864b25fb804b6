"""`supportctl inspect`: what files are taken for, how they are read, and what to write into sla.yaml."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from supportctl.cli import options
from supportctl.cli.config import read_config
from supportctl.cli.exit_code import ExitCode
from supportctl.cli.outcome import outcome
from supportctl.cli.output import print_report, write_pieces
from supportctl.cli.progress import Progress
from supportctl.cli.running import run_interruptible
from supportctl.cli.screen import screen_width, wants_color
from supportctl.cli.workplace import workplace
from supportctl.engine import Session

if TYPE_CHECKING:
    from supportctl.audit.inspecting import Inspected


class InspectFormat(StrEnum):
    """How an inspection is written."""

    TEXT = "text"
    JSON = "json"


How = Annotated[InspectFormat, typer.Option("--format", "-f", help="What goes to standard output.")]


def inspect_command(  # noqa: PLR0913 - the options of a command line
    paths: options.Paths,
    config: options.Config = None,
    format: How = InspectFormat.TEXT,  # noqa: A002 - the option's name
    set_aside: options.SetAsideFile = None,
    width: options.Width = None,
    color: options.ColorWhen = options.Color.AUTO,
) -> None:
    """Say what each file is taken for and why, how its columns are read, and what it lacks.

    Ends with the entry of sla.yaml to paste. Exits 0 when every file can be audited, 3 when one cannot, and 2 for a
    wrong command or sla.yaml.
    """
    # Imported when used: every other command starts sooner without them.
    from supportctl.audit.inspecting import inspect_open  # noqa: PLC0415
    from supportctl.render.inspection_json import render_inspection_json  # noqa: PLC0415
    from supportctl.render.inspection_text import render_inspection  # noqa: PLC0415

    with outcome():
        sla = read_config(config)
        with workplace(paths) as (session, inputs):
            progress = Progress(session, wanted=True)
            found = run_interruptible(session, lambda: inspect_open(session, inputs, sla), progress)
            if set_aside is not None:
                write_pieces(set_aside, _set_aside(session, found, progress))
        if format is InspectFormat.JSON:
            print_report(render_inspection_json(found.inspection))
        else:
            columns, colored = screen_width(width), wants_color(color)
            print_report(render_inspection(found.inspection, width=columns, color=colored))
        if not all(file.auditable for file in found.inspection.files):
            raise typer.Exit(ExitCode.NOT_AUDITABLE)


def _set_aside(session: Session, found: "Inspected", progress: Progress) -> Iterator[str]:
    """Each piece is made where a signal can stop it."""
    pieces = _pieces(session, found)
    while piece := run_interruptible(session, lambda: next(pieces, ""), progress):
        yield piece


def _pieces(session: Session, found: "Inspected") -> Iterator[str]:
    from supportctl.intake.loading.set_aside_rows import set_aside_rows, widest_set_aside  # noqa: PLC0415 - as above
    from supportctl.render.csv_listing import csv_pieces  # noqa: PLC0415
    from supportctl.render.set_aside_csv import set_aside_header, set_aside_lines  # noqa: PLC0415

    files = found.files
    headers = [file.survey.dialect.header for file in files]
    widest = max((widest_set_aside(session, file, number) for number, file in enumerate(files)), default=0)
    rows = chain.from_iterable(set_aside_rows(session, file, number) for number, file in enumerate(files))
    lines = set_aside_lines(
        (row.path, str(row.line), str(row.record), row.reason, *row.cells) for row in rows
    )
    yield from csv_pieces(set_aside_header(headers, widest), lines)
