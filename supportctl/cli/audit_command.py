"""`supportctl audit`: read exports, judge every promise, report."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from supportctl.audit.auditing import audit_open
from supportctl.audit.buckets import parse_buckets
from supportctl.audit.cut import parse_cut
from supportctl.audit.listing import LISTING_FIELDS
from supportctl.audit.moment import AsOf, parse_moment
from supportctl.audit.period import Period
from supportctl.audit.request import Request
from supportctl.audit.where import parse_where
from supportctl.cli import options
from supportctl.cli.config import read_config
from supportctl.cli.delivery import Delivery, Look, parse_output
from supportctl.cli.exit_code import exit_code
from supportctl.cli.outcome import outcome
from supportctl.cli.output import print_pieces, write_pieces
from supportctl.cli.progress import Progress
from supportctl.cli.running import run_interruptible
from supportctl.cli.screen import PLAIN_WIDTH, screen_width, wants_color
from supportctl.cli.workplace import workplace
from supportctl.policy.duration_text import read_duration
from supportctl.policy.model import SlaFile
from supportctl.policy.wrong import WrongValueError
from supportctl.report.problem import Problem, UsageError
from supportctl.vocabulary import Verdict


def audit_command(  # noqa: PLR0913 - the options of a command line
    paths: options.Paths,
    config: options.Config = None,
    as_of: options.AsOfTime = None,
    max_age: options.MaxAge = None,
    period: options.PeriodName = None,
    since: options.Since = None,
    until: options.Until = None,
    by: options.By = None,
    where: options.Where = None,
    top: options.Top = None,
    buckets: options.Buckets = None,
    format: options.ReportFormat = options.Format.TEXT,  # noqa: A002 - the option's name
    output: options.Output = None,
    exit_zero: options.ExitZero = False,
    quiet: options.Quiet = False,
    width: options.Width = None,
    color: options.ColorWhen = options.Color.AUTO,
) -> None:
    """Audit exported tickets, chats and calls against sla.yaml.

    Exits 0 when promises were kept, 1 when one was not, 2 for a wrong command or sla.yaml, 3 when the files cannot
    be audited.
    """
    with outcome():
        outputs = [parse_output(text, format) for text in output or []]
        listed = options.Format.CSV in ([one for one, _ in outputs] or [format])
        sla = read_config(config)
        request = Request(
            as_of=as_of_moment(as_of, sla),
            period=Period(period, since, until),
            where=parse_where(where or [], sla),
            cut=parse_cut(by or [], sla),
            top=top,
            buckets=parse_buckets(buckets),
            fields=LISTING_FIELDS if listed else (),
            max_age_us=parse_max_age(max_age, as_of),
        )
        with _audit(paths, sla, request, quiet=quiet) as delivery:
            for one, path in outputs:
                write_pieces(path, delivery.pieces(one, Look(width or PLAIN_WIDTH, color=False, quiet=False)))
            if not outputs:
                print_pieces(delivery.pieces(format, Look(screen_width(width), wants_color(color), quiet)))
            verdict = Verdict(delivery.audited.report.verdict)
        raise typer.Exit(exit_code(verdict, exit_zero=exit_zero))


@contextmanager
def _audit(paths: list[str], sla: SlaFile, request: Request, *, quiet: bool) -> Iterator[Delivery]:
    """A finished audit, for as long as its session is open."""
    with workplace(paths) as (session, inputs):
        progress = Progress(session, wanted=not quiet)
        audited = run_interruptible(session, lambda: audit_open(session, inputs, sla, request), progress)
        yield Delivery(session, audited, progress)


def as_of_moment(text: str | None, sla: SlaFile) -> AsOf | None:
    """The moment that --as-of names; None leaves it to the data. Raises UsageError."""
    if text is None:
        return None
    if text == "now":
        return AsOf(_now_us(), "--as-of now", from_clock=True)
    return AsOf(parse_moment(text, sla.timezone, "--as-of"), "--as-of")


def parse_max_age(text: str | None, as_of: str | None) -> int | None:
    """The duration that --max-age names, in microseconds. Raises UsageError, also where nothing tells the age."""
    if text is None:
        return None
    if as_of is None:
        hint = "add --as-of now, or the time at which the report is made"
        raise UsageError(Problem("--max-age", "counts up to --as-of, which is not given", hint=hint))
    try:
        return read_duration(text).microseconds
    except WrongValueError as error:
        fault = error.faults[0]
        raise UsageError(Problem("--max-age", fault.message, hint=fault.hint)) from error


def _now_us() -> int:
    import time  # noqa: PLC0415 - the only clock that supportctl reads, and only when asked

    return time.time_ns() // 1000
