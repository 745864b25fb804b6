"""What a finished audit hands over: the report, or the listing, in the format asked for, piece by piece."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from supportctl.audit.auditing import Audited
from supportctl.audit.listing import LISTING_COLUMNS, listing_texts
from supportctl.cli.options import Format
from supportctl.cli.progress import Progress
from supportctl.cli.running import run_interruptible
from supportctl.engine import Session
from supportctl.render.csv_listing import csv_pieces
from supportctl.render.json_report import json_pieces
from supportctl.report.problem import Problem, UsageError

SUFFIXES = {".json": Format.JSON, ".txt": Format.TEXT, ".csv": Format.CSV}


@dataclass(frozen=True, slots=True)
class Look:
    """How the text report looks."""

    width: int
    color: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Delivery:
    """A finished audit whose session is still open."""

    session: Session
    audited: Audited
    progress: Progress

    def pieces(self, wanted: Format, look: Look) -> Iterator[str]:
        """The text to write, in pieces that fit into memory whatever the size of the listing."""
        match wanted:
            case Format.CSV:
                yield from csv_pieces(LISTING_COLUMNS, self._listing())
            case Format.JSON:
                yield from json_pieces(self.audited.report)
            case Format.TEXT:
                from supportctl.render.text_report import render_text  # noqa: PLC0415 - only text needs rich

                yield render_text(self.audited.report, width=look.width, color=look.color, quiet=look.quiet)

    def _listing(self) -> Iterable[str]:
        """Each piece is made where a signal can stop it; it is written by the first thread, where one can too."""
        texts = listing_texts(self.session, self.audited)
        while text := run_interruptible(self.session, lambda: next(texts, ""), self.progress):
            yield text


def parse_output(text: str, default: Format) -> tuple[Format, Path]:
    """`json=report.json`, `report.json` or `report`: a format and a path. Raises UsageError for an unknown format."""
    name, sign, rest = text.partition("=")
    if not sign:
        path = Path(text)
        return SUFFIXES.get(path.suffix.lower(), default), path
    if name not in list(Format):
        hint = f"write one of {', '.join(Format)} before the ="
        raise UsageError(Problem("--output", f"“{name}” is no format", hint=hint))
    return Format(name), Path(rest)
