"""What `supportctl audit` needs once it runs: importing it is most of a short run."""

from collections.abc import Sequence

from supportctl.audit.asking.buckets import parse_buckets
from supportctl.audit.asking.cut import Cut, parse_cut
from supportctl.audit.asking.period import Period
from supportctl.audit.asking.request import Request
from supportctl.audit.asking.where import parse_where
from supportctl.audit.judging.run import judge_exports
from supportctl.audit.listing.listing import LISTING_FIELDS
from supportctl.audit.reporting.auditing import report_of
from supportctl.cli.as_of import as_of_moment, parse_max_age
from supportctl.cli.delivery import deliver, lists_contacts, said_verdict
from supportctl.cli.destination import NOWHERE, Destination, read_destinations
from supportctl.cli.exit_code import ExitCode, exit_code
from supportctl.cli.exports import find_exports
from supportctl.cli.given import all_given, whole_number
from supportctl.cli.protection import refuse_losses
from supportctl.cli.screen import PLAIN_LOOK, Look, read_look
from supportctl.cli.telling import say
from supportctl.cli.workplace import workplace
from supportctl.policy.load import builtin_sla
from supportctl.policy.model import SlaFile
from supportctl.vocabulary.states import Verdict

__all__ = [
    "NOWHERE",
    "PLAIN_LOOK",
    "Cut",
    "Period",
    "Request",
    "all_given",
    "as_of_moment",
    "audit",
    "builtin_sla",
    "fields_for",
    "find_exports",
    "parse_buckets",
    "parse_cut",
    "parse_max_age",
    "parse_where",
    "read_destinations",
    "read_look",
    "read_period",
    "refuse_losses",
    "whole_number",
]


def fields_for(destinations: Sequence[Destination]) -> tuple[str, ...]:
    """The columns that the formats show beside those that every audit reads."""
    return LISTING_FIELDS if any(lists_contacts(one.format) for one in destinations) else ()


def read_period(period: str | None, since: str | None, until: str | None) -> Period:
    """--period, --since and --until. Raises UsageError where they cannot be read or exclude each other."""
    found = Period(period, since, until)
    found.check()
    return found


def audit(  # noqa: PLR0913 - what was asked, as it was understood
    paths: Sequence[str],
    sla: SlaFile,
    request: Request,
    destinations: Sequence[Destination],
    look: Look,
    *,
    exit_zero: bool,
) -> ExitCode:
    """Judge and deliver; returns the exit code that the verdict calls for."""
    with workplace(paths, progress=not look.quiet) as (session, inputs):
        run = judge_exports(session, inputs, sla, request)
        report = report_of(run)
        deliver(run, report, destinations, look)
    if not look.quiet and all(one.path for one in destinations):
        say(said_verdict(report, destinations))
    return exit_code(Verdict(report.verdict), exit_zero=exit_zero)
