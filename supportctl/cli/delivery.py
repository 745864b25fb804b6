"""What a finished audit hands over: the report, or the listing, in the format asked for, piece by piece."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from supportctl.audit.judging.run import Run
from supportctl.audit.listing.listing import listing_texts
from supportctl.cli.destination import Destination
from supportctl.cli.options import Format
from supportctl.cli.output import print_pieces, write_pieces
from supportctl.cli.screen import Look
from supportctl.problem import safe_text
from supportctl.render.json import json_pieces
from supportctl.render.listing import csv_pieces
from supportctl.report.audit_report import AuditReport
from supportctl.report.own_files import LISTING_COLUMNS


def deliver(run: Run, report: AuditReport, destinations: Sequence[Destination], look: Look) -> None:
    """Write every file, then what goes to standard output: the reader of that may leave early."""
    for one in destinations:
        if one.path is not None:
            write_pieces(one.path, _pieces(run, report, one.format, look.in_a_file()))
    for one in destinations:
        if one.path is None:
            print_pieces(_pieces(run, report, one.format, look))


def _pieces(run: Run, report: AuditReport, wanted: Format, look: Look) -> Iterator[str]:
    """The text to write, in pieces that fit into memory whatever the size of the listing."""
    match wanted:
        case Format.CSV:
            return csv_pieces(LISTING_COLUMNS, listing_texts(run))
        case Format.JSON:
            return json_pieces(report)
        case Format.TEXT:
            return iter([_text(report, look)])
        case _:
            assert_never(wanted)


def _text(report: AuditReport, look: Look) -> str:
    from supportctl.render.text.report import render_text  # noqa: PLC0415 - only text needs rich

    return render_text(report, width=look.width, color=look.color, quiet=look.quiet)


def said_verdict(report: AuditReport, destinations: Sequence[Destination]) -> str:
    """One line for whoever waits: the verdict, and where the report is."""
    from supportctl.render.text.headline import verdict_words  # noqa: PLC0415 - as above

    paths = ", ".join(safe_text(str(one.path)) for one in destinations)
    return f"{verdict_words(report)}: {paths}".replace("\N{NO-BREAK SPACE}", " ")
