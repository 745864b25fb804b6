"""`supportctl inspect`: what files are taken for, how they are read, and what to write into sla.yaml."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from supportctl.cli import options
from supportctl.cli.destination import NOWHERE, read_set_aside
from supportctl.cli.exit_code import ExitCode
from supportctl.cli.exports import find_exports
from supportctl.cli.given import all_given, choice
from supportctl.cli.options import ScreenFormat
from supportctl.cli.output import print_report, write_pieces
from supportctl.cli.protection import refuse_losses
from supportctl.cli.screen import PLAIN_LOOK, Look, read_look

if TYPE_CHECKING:
    from supportctl.audit.inspecting.inspecting import Inspected
    from supportctl.engine.session import Session
    from supportctl.report.inspection import Inspection


def inspect_command(  # noqa: PLR0913 - the options of a command line
    paths: options.Paths = None,
    config: options.Config = None,
    format: options.PlainFormat = ScreenFormat.TEXT,  # noqa: A002 - the option's name
    set_aside: options.SetAsideFile = None,
    width: options.Width = None,
    color: options.ColorWhen = options.Color.AUTO,
) -> ExitCode:
    """Say what each file is taken for and why, how its columns are read, and what it lacks.

    Ends with the entry of sla.yaml to paste. Exits 0 when every file can be audited, 3 when one cannot, and 2 for a
    wrong command or sla.yaml.
    """
    # Imported when it runs: help, mistakes and the other commands need none of it.
    from supportctl.audit.inspecting.inspecting import inspect_open  # noqa: PLC0415
    from supportctl.cli.workplace import workplace  # noqa: PLC0415
    from supportctl.policy.load import builtin_sla  # noqa: PLC0415

    exports = find_exports(paths, config)
    with all_given() as given:
        sla = given.load(exports.config.load, builtin_sla)
        written = given.read(lambda: choice("--format", format, ScreenFormat), ScreenFormat.TEXT)
        look = given.read(lambda: read_look(width, color), PLAIN_LOOK)
        aside = given.read(lambda: read_set_aside(set_aside), NOWHERE)
        given.read(lambda: refuse_losses(aside, exports.paths, exports.config.path), None)
    with workplace(exports.paths) as (session, inputs):
        found = inspect_open(session, inputs, sla)
        for path in (one.path for one in aside if one.path):
            write_pieces(path, _set_aside(session, found))
    print_report(_text(found.inspection, written, look))
    return ExitCode.OK if all(file.auditable for file in found.inspection.files) else ExitCode.NOT_AUDITABLE


def _text(inspection: "Inspection", wanted: ScreenFormat, look: Look) -> str:
    from supportctl.render.inspection_json import render_inspection_json  # noqa: PLC0415
    from supportctl.render.inspection_text import render_inspection  # noqa: PLC0415

    match wanted:
        case ScreenFormat.JSON:
            return render_inspection_json(inspection)
        case ScreenFormat.TEXT:
            return render_inspection(inspection, width=look.width, color=look.color)
        case _:
            assert_never(wanted)


def _set_aside(session: "Session", found: "Inspected") -> Iterator[str]:
    from supportctl.intake.loading.set_aside_rows import set_aside_rows, widest_set_aside  # noqa: PLC0415 - as above
    from supportctl.render.csv_listing import csv_pieces  # noqa: PLC0415
    from supportctl.render.set_aside_csv import set_aside_header, set_aside_lines  # noqa: PLC0415

    files = found.files
    headers = [file.survey.dialect.header for file in files]
    widest = max((widest_set_aside(session, file, number) for number, file in enumerate(files)), default=0)
    rows = chain.from_iterable(set_aside_rows(session, file, number) for number, file in enumerate(files))
    lines = set_aside_lines(
        (row.reason, row.path, str(row.line), str(row.record), *row.cells) for row in rows
    )
    yield from csv_pieces(set_aside_header(headers, widest), lines)
