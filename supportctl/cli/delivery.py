"""What a finished audit hands over: the report, or the listing, in the format asked for, piece by piece."""

from collections.abc import Iterable, Sequence

from supportctl.audit.judging.run import Run
from supportctl.audit.listing.listing import listing_texts
from supportctl.cli.destination import Destination
from supportctl.cli.output import print_pieces, write_pieces
from supportctl.cli.screen import Look
from supportctl.problem import safe_text
from supportctl.render.formats import Document, Format
from supportctl.render.words.verdict import verdict_words
from supportctl.report.audit_report import AuditReport


def deliver(run: Run, report: AuditReport, destinations: Sequence[Destination], look: Look) -> None:
    """Write every file, then what goes to standard output: the reader of that may leave early."""
    for one in destinations:
        if one.path is not None:
            write_pieces(one.path, _pieces(run, report, one.format, look.in_a_file()))
    for one in destinations:
        if one.path is None:
            print_pieces(_pieces(run, report, one.format, look))


def lists_contacts(wanted: Format) -> bool:
    """Whether the format has every contact in place of the report."""
    return Document.LISTING in wanted.writers


def _pieces(run: Run, report: AuditReport, wanted: Format, look: Look) -> Iterable[str]:
    """The text to write, in pieces that fit into memory whatever the size of the listing."""
    if lists_contacts(wanted):
        return wanted.pieces(Document.LISTING, listing_texts(run), look)
    return wanted.pieces(Document.REPORT, report, look)


def said_verdict(report: AuditReport, destinations: Sequence[Destination]) -> str:
    """One line for whoever waits: the verdict, and where the report is."""
    paths = ", ".join(safe_text(str(one.path)) for one in destinations)
    return f"{verdict_words(report)}: {paths}".replace("\N{NO-BREAK SPACE}", " ")
