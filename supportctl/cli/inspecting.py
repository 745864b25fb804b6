"""What `supportctl inspect` needs once it runs."""

from collections.abc import Sequence
from itertools import chain

from supportctl.audit.inspecting.inspecting import Inspected, inspect_open
from supportctl.cli.destination import NOWHERE, Destination, read_set_aside
from supportctl.cli.exit_code import ExitCode
from supportctl.cli.exports import find_exports
from supportctl.cli.given import all_given, choice
from supportctl.cli.output import print_pieces, write_pieces
from supportctl.cli.protection import refuse_losses
from supportctl.cli.screen import PLAIN_LOOK, Look, read_look
from supportctl.cli.workplace import workplace
from supportctl.engine.session import Session
from supportctl.policy.load import builtin_sla
from supportctl.policy.model import SlaFile
from supportctl.render.formats import TEXT, Document, Format
from supportctl.render.listing import SetAsideTable

__all__ = [
    "NOWHERE",
    "PLAIN_LOOK",
    "TEXT",
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
    paths: Sequence[str], sla: SlaFile, aside: Sequence[Destination], written: Format, look: Look
) -> ExitCode:
    """Say how the files are read, and write what is set aside of them."""
    with workplace(paths) as (session, inputs):
        found = inspect_open(session, inputs, sla)
        for one in aside:
            if one.path is not None:
                rows = _set_aside(session, found)
                write_pieces(one.path, one.format.pieces(Document.SET_ASIDE, rows, look))
    print_pieces(written.pieces(Document.INSPECTION, found.inspection, look))
    return ExitCode.OK if all(file.auditable for file in found.inspection.files) else ExitCode.NOT_AUDITABLE


def _set_aside(session: Session, found: Inspected) -> SetAsideTable:
    from supportctl.intake.door import set_aside_rows, widest_set_aside  # noqa: PLC0415 - if asked for

    files = found.files
    headers = [file.survey.dialect.header for file in files]
    widest = max((widest_set_aside(session, file, number) for number, file in enumerate(files)), default=0)
    rows = chain.from_iterable(set_aside_rows(session, file, number) for number, file in enumerate(files))
    cells = ((row.reason, row.path, str(row.line), str(row.record), *row.cells) for row in rows)
    return SetAsideTable(headers, widest, cells)
