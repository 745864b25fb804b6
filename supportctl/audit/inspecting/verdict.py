"""What the audit of a file alone comes to: the audit itself is asked, so that the two can never disagree."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from supportctl.audit.asking.request import Request
from supportctl.audit.judging.run import judge_reading
from supportctl.audit.reporting.auditing import audit, report_of
from supportctl.engine.session import Session
from supportctl.intake.door import InputPath, Inputs, Reading
from supportctl.policy.model import SlaFile
from supportctl.problem import NotAuditableError
from supportctl.report.audit_report import AuditReport
from supportctl.report.inspection import Trouble
from supportctl.vocabulary.states import Verdict


@dataclass(frozen=True, slots=True)
class AuditedAlone:
    """What keeps the audit of one file from a verdict ([] when it comes to one), and the rates that it measures.

    `rates` is None where it came to no figures.
    """

    troubles: list[Trouble]
    rates: frozenset[str] | None


def audited_alone(session: Session, reading: Reading, file: InputPath, sla: SlaFile) -> AuditedAlone:
    """Audit this file alone: from the tables of the session where they hold nothing else."""
    inputs = Inputs((file,), ())
    try:
        if len(reading.files) == 1 and not reading.refused:
            return _of_report(file, report_of(judge_reading(session, inputs, reading, sla, Request())))
        with TemporaryDirectory(dir=session.folder) as folder, Session(Path(folder), [file.path]) as own:
            return _of_report(file, audit(own, inputs, sla, Request()))
    except NotAuditableError as error:
        return AuditedAlone(
            [Trouble(problem.message, problem.line, problem.hint) for problem in error.problems], None
        )


def _of_report(file: InputPath, report: AuditReport) -> AuditedAlone:
    unjudged = report.verdict == Verdict.NOT_AUDITABLE
    about = f"{file.shown}: "
    reasons = [reason.removeprefix(about) for reason in report.verdict_reasons]
    return AuditedAlone(
        [Trouble(reason, None, None) for reason in reasons] if unjudged else [],
        frozenset(rate.metric for rate in report.rates),
    )
