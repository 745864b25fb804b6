"""The report as text for a terminal or a mail: what is wrong, how bad, what to do first; then everything else."""

from collections.abc import Callable, Iterator

from rich.text import Text

from supportctl.render.formats import Look
from supportctl.render.pages.act_now import act_now, first_to_do
from supportctl.render.pages.blocks import Part
from supportctl.render.pages.head import head
from supportctl.render.pages.late_closed import late_closed
from supportctl.render.pages.sentences import sentences
from supportctl.render.text.bars import bars
from supportctl.render.text.data_section import data_notes, files_read, set_aside
from supportctl.render.text.drawing import drawn
from supportctl.render.text.ink import closing, screen
from supportctl.render.text.level_notes import level_notes
from supportctl.render.text.level_table import level_table
from supportctl.render.text.rate_table import rate_table
from supportctl.render.text.vendor_verdicts import vendor_verdicts
from supportctl.render.words.verdict import verdict_words
from supportctl.report.audit_report import AuditReport

Section = Callable[[AuditReport, int], list[Text]]
"""The lines of a report that are about one thing, on a screen so wide; none where there is nothing to say."""

LEAST_WIDTH = 20


def _page(part: Callable[[AuditReport], Part | None]) -> Section:
    """A section that is decided as blocks."""
    return lambda report, width: drawn(part(report), width)


FIRST: tuple[Section, ...] = (_page(head), _page(sentences))
SECTIONS: tuple[Section, ...] = (
    _page(act_now),
    level_table,
    level_notes,
    rate_table,
    bars,
    _page(late_closed),
    set_aside,
    files_read,
    data_notes,
    vendor_verdicts,
)
IN_A_MAIL: tuple[Section, ...] = (_page(first_to_do),)


def report_text(report: AuditReport, look: Look) -> Iterator[str]:
    """The report as it is looked at."""
    yield render_text(report, width=look.width, color=look.color, quiet=look.quiet)


def render_text(report: AuditReport, *, width: int = 80, color: bool = False, quiet: bool = False) -> str:
    """The screen, at most `width` columns wide, with a final line end; `quiet`: only what belongs in a mail."""
    width = max(width, LEAST_WIDTH)
    sections = (*FIRST, *(IN_A_MAIL if quiet else SECTIONS))
    lines = [line for section in sections for line in section(report, width)]
    lines += closing("Audited", width, verdict_words(report))
    return screen(lines, width=width, color=color)
