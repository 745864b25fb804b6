"""What `supportctl explain` needs once it runs."""

from collections.abc import Sequence

from supportctl.audit.asking.request import Request
from supportctl.audit.explaining.explaining import explain
from supportctl.cli.as_of import as_of_moment, parse_max_age
from supportctl.cli.exit_code import ExitCode
from supportctl.cli.exports import find_exports
from supportctl.cli.given import all_given, choice
from supportctl.cli.output import print_pieces
from supportctl.cli.screen import PLAIN_LOOK, Look, read_look
from supportctl.cli.workplace import workplace
from supportctl.policy.load import builtin_sla
from supportctl.policy.model import SlaFile
from supportctl.render.formats import TEXT, Document, Format

__all__ = [
    "PLAIN_LOOK",
    "TEXT",
    "Request",
    "all_given",
    "as_of_moment",
    "builtin_sla",
    "choice",
    "explain_ticket",
    "find_exports",
    "parse_max_age",
    "read_look",
]


def explain_ticket(  # noqa: PLR0913 - what was asked, as it was understood
    paths: Sequence[str], sla: SlaFile, request: Request, ticket: str, written: Format, look: Look
) -> ExitCode:
    """Judge the files and say how the ticket came to its state."""
    with workplace(paths) as (session, inputs):
        explanation = explain(session, inputs, sla, request, ticket)
    print_pieces(written.pieces(Document.EXPLANATION, explanation, look))
    return ExitCode.OK
