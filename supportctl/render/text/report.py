"""The report as text for a terminal or a mail: what is wrong, how bad, what to do first; then everything else."""

from collections.abc import Iterator

from rich.text import Text

from supportctl.render.formats import Look
from supportctl.render.text.act_now import act_now, first_to_do
from supportctl.render.text.bars import bars
from supportctl.render.text.data_section import data_notes, files_read, set_aside
from supportctl.render.text.headline import headline, verdict_words
from supportctl.render.text.ink import closing, paragraph, screen
from supportctl.render.text.late_closed import late_closed
from supportctl.render.text.level_notes import level_notes
from supportctl.render.text.level_table import level_table
from supportctl.render.text.rate_table import rate_table
from supportctl.render.text.sentences import sentences
from supportctl.render.text.vendor_verdicts import vendor_verdicts
from supportctl.report.audit_report import AuditReport

LEAST_WIDTH = 20
SECTIONS = (
    act_now,
    level_table,
    level_notes,
    rate_table,
    bars,
    late_closed,
    set_aside,
    files_read,
    data_notes,
    vendor_verdicts,
)


def report_text(report: AuditReport, look: Look) -> Iterator[str]:
    """The report as it is looked at."""
    yield render_text(report, width=look.width, color=look.color, quiet=look.quiet)


def render_text(report: AuditReport, *, width: int = 80, color: bool = False, quiet: bool = False) -> str:
    """The screen, at most `width` columns wide, with a final line end; `quiet`: only what belongs in a mail."""
    width = max(width, LEAST_WIDTH)
    lines = [*headline(report, width), *sentences(report, width)]
    sections = (_where_to_look,) if quiet else SECTIONS
    for section in sections:
        lines += section(report, width)
    lines += closing("Audited", width, verdict_words(report))
    return screen(lines, width=width, color=color)


def _where_to_look(report: AuditReport, width: int) -> list[Text]:
    words = first_to_do(report)
    return paragraph(words, width, indent=0, hang=4) if words else []
