"""Why the audit of a file comes to no verdict: the audit itself is asked, so that the two can never disagree."""

from pathlib import Path
from tempfile import TemporaryDirectory

from supportctl.audit.auditing import audit
from supportctl.audit.request import Request
from supportctl.engine import Session
from supportctl.intake.files.paths import InputPath, Inputs
from supportctl.policy.model import SlaFile
from supportctl.report.inspection import Trouble
from supportctl.report.problem import NotAuditableError
from supportctl.vocabulary import Verdict


def no_verdict(session: Session, file: InputPath, sla: SlaFile) -> list[Trouble]:
    """What keeps the audit of this file alone from a verdict; [] when it comes to one."""
    with (
        TemporaryDirectory(dir=session.folder) as folder,
        Session(Path(folder), [file.path]) as own,
    ):
        try:
            report = audit(own, Inputs((file,), ()), sla, Request())
        except NotAuditableError as error:
            return [Trouble(problem.message, problem.line, problem.hint) for problem in error.problems]
    unjudged = report.verdict == Verdict.NOT_AUDITABLE
    about = f"{file.shown}: "
    reasons = [reason.removeprefix(about) for reason in report.verdict_reasons]
    return [Trouble(reason, None, None) for reason in reasons] if unjudged else []
