"""What `supportctl inspect` needs once it runs."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import assert_never

from supportctl.audit.inspecting.inspecting import Inspected, inspect_open
from supportctl.cli.destination import NOWHERE, Destination, read_set_aside
from supportctl.cli.exit_code import ExitCode
from supportctl.cli.exports import find_exports
from supportctl.cli.given import all_given, choice
from supportctl.cli.options import ScreenFormat
from supportctl.cli.output import print_report, write_pieces
from supportctl.cli.protection import refuse_losses
from supportctl.cli.screen import PLAIN_LOOK, Look, read_look
from supportctl.cli.workplace import workplace
from supportctl.engine.session import Session
from supportctl.policy.load import builtin_sla
from supportctl.policy.model import SlaFile
from supportctl.report.inspection import Inspection

__all__ = [
    "NOWHERE",
    "PLAIN_LOOK",
    "ScreenFormat",
    "all_given",
    "builtin_sla",
    "choice",
    "find_exports",
    "inspect_files",
    "read_look",
    "read_set_aside",
    "refuse_losses",
]


def inspect_files(
    paths: Sequence[str], sla: SlaFile, aside: Sequence[Destination], written: ScreenFormat, look: Look
) -> ExitCode:
    """Say how the files are read, and write what is set aside of them."""
    with workplace(paths) as (session, inputs):
        found = inspect_open(session, inputs, sla)
        for path in (one.path for one in aside if one.path):
            write_pieces(path, _set_aside(session, found))
    print_report(_text(found.inspection, written, look))
    return ExitCode.OK if all(file.auditable for file in found.inspection.files) else ExitCode.NOT_AUDITABLE


def _text(inspection: Inspection, wanted: ScreenFormat, look: Look) -> str:
    from supportctl.render.json import indented_json  # noqa: PLC0415 - one of the two
    from supportctl.render.text.inspection import render_inspection  # noqa: PLC0415

    match wanted:
        case ScreenFormat.JSON:
            return indented_json(inspection)
        case ScreenFormat.TEXT:
            return render_inspection(inspection, width=look.width, color=look.color)
        case _:
            assert_never(wanted)


def _set_aside(session: Session, found: Inspected) -> Iterator[str]:
    from supportctl.intake.door import set_aside_rows, widest_set_aside  # noqa: PLC0415 - if asked for
    from supportctl.render.listing import csv_pieces, set_aside_header, set_aside_lines  # noqa: PLC0415

    files = found.files
    headers = [file.survey.dialect.header for file in files]
    widest = max((widest_set_aside(session, file, number) for number, file in enumerate(files)), default=0)
    rows = chain.from_iterable(set_aside_rows(session, file, number) for number, file in enumerate(files))
    lines = set_aside_lines(
        (row.reason, row.path, str(row.line), str(row.record), *row.cells) for row in rows
    )
    yield from csv_pieces(set_aside_header(headers, widest), lines)
