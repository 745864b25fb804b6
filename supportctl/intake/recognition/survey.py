"""A file looked at before it is read: its bytes, its records, and what it was taken for."""

from dataclasses import field
from pathlib import Path

from supportctl.frozen import frozen
from supportctl.intake.files.content import Content, examine
from supportctl.intake.files.paths import InputPath
from supportctl.intake.formats.written_columns import source_for
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.layout.layout import lay_out
from supportctl.intake.recognition.partial_export import partial_notes
from supportctl.intake.recognition.passed_over import passed_over_notes
from supportctl.intake.recognition.recognition import Recognised, recognise
from supportctl.intake.recognition.repeated_rows import repetition_notes
from supportctl.intake.remark import Remark
from supportctl.policy.lines_to_paste import Entry, entry_of
from supportctl.policy.model import SlaFile, Source


@frozen
class Survey:
    """All that is known of a file before its rows are read.

    `source` is the entry of sla.yaml that is about it, `entry` says where lines about it go. `notes` say what was
    cut off, repaired or assumed on the way to a table. `quotes_repaired`: not by the first records alone, every
    record was looked at.
    """

    file: InputPath
    content: Content
    dialect: Dialect
    source: Source | None
    recognised: Recognised
    entry: Entry = field(default_factory=Entry)
    notes: tuple[Remark, ...] = ()
    quotes_repaired: bool = False


def survey(file: InputPath, spool: Path, sla: SlaFile, *, quotes_are_broken: bool = False) -> Survey:
    """Look at a file, for a second time where the engine found broken quotes in it.

    Raises NotAuditableError when it holds no table, UsageError when sla.yaml does not fit it.
    """
    source = source_for(sla, file.name)
    entry = entry_of(sla, source, file.name)
    content = examine(file, spool, source.encoding if source else None, entry)
    laid_out = lay_out(content, file.shown, spool, quotes_are_broken=quotes_are_broken)
    recognised = recognise(laid_out.dialect, source, sla.path, file.shown)
    notes = (
        *laid_out.notes,
        *partial_notes(recognised.system, laid_out.dialect, file.shown),
        *repetition_notes(recognised, laid_out.dialect, file.shown),
        *passed_over_notes(recognised.passed_over, entry, file.shown),
    )
    return Survey(
        file, laid_out.content, laid_out.dialect, source, recognised, entry, notes, quotes_are_broken
    )
