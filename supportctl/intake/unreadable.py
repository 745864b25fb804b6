"""Files that hold no contacts an audit could judge: why, and what to take or to write instead."""

from supportctl.intake.survey import Survey
from supportctl.intake.system import REFUSED_KINDS, System
from supportctl.intake.written_columns import shown_headers
from supportctl.report.problem import NotAuditableError, Problem

KIND_WORDS = {"message": "one row is a message, not a contact", "aggregate": "one row adds up many contacts"}


def refuse_unreadable(file: Survey) -> None:
    """Raise NotAuditableError for exports without contacts and for files that do not say when one was created."""
    system = file.recognised.system
    if system.granularity in REFUSED_KINDS:
        raise NotAuditableError(_without_contacts(file, system))
    if "created_at" not in file.recognised.columns:
        raise NotAuditableError(_no_creation_time(file))


def _without_contacts(file: Survey, system: System) -> Problem:
    message = f"is a {system.name} export ({system.export}): {KIND_WORDS[system.granularity]}"
    return Problem(file.file.shown, message, line=1, hint=system.instead)


def _no_creation_time(file: Survey) -> Problem:
    shown = file.file.shown
    return Problem(
        shown,
        "no column says when a contact was created",
        line=1,
        hint="name it in sla.yaml: sources: [{files: "
        f'"{file.file.name}", columns: {{created_at: HEADER}}}}]; the headers are: '
        f"{shown_headers(file.dialect.header)}",
    )
