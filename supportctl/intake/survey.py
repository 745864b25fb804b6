"""A file looked at before it is read: its bytes, its records, and what it was taken for."""

from dataclasses import dataclass
from pathlib import Path

from supportctl.intake.content import Content, examine
from supportctl.intake.dialect import Dialect, read_dialect
from supportctl.intake.paths import InputPath
from supportctl.intake.recognition import Recognised, recognise
from supportctl.intake.written_columns import source_for
from supportctl.policy.model import SlaFile, Source


@dataclass(frozen=True, slots=True)
class Survey:
    """All that is known of a file before its rows are read; `source` is the entry of sla.yaml that is about it."""

    file: InputPath
    content: Content
    dialect: Dialect
    source: Source | None
    recognised: Recognised


def survey(file: InputPath, spool: Path, sla: SlaFile) -> Survey:
    """Look at a file; raises NotAuditableError when it holds no table, UsageError when sla.yaml does not fit it."""
    content = examine(file, spool)
    dialect = read_dialect(content.path, file.shown)
    source = source_for(sla, file.name)
    return Survey(file, content, dialect, source, recognise(dialect, source, sla.path, file.shown))
