"""`supportctl audit`: read exports, judge every promise, report."""

import os
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from supportctl.audit.auditing import Request, audit
from supportctl.audit.moment import AsOf, parse_moment
from supportctl.cli.config import read_config
from supportctl.cli.exit_code import exit_code
from supportctl.cli.options import Config, Paths
from supportctl.cli.outcome import outcome
from supportctl.cli.output import print_report, write_report
from supportctl.cli.running import run_interruptible
from supportctl.engine import Session
from supportctl.intake.paths import find_inputs
from supportctl.policy.model import SlaFile
from supportctl.render.json_report import render_json
from supportctl.render.text_report import render_text
from supportctl.report.audit_report import AuditReport
from supportctl.report.problem import Problem, UsageError
from supportctl.vocabulary import Verdict

THREADS_VARIABLE = "SUPPORTCTL_THREADS"


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"


SUFFIXES = {".json": Format.JSON, ".txt": Format.TEXT}


def audit_command(  # noqa: PLR0913 - options of a command line
    paths: Paths,
    config: Config = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="Judge open tickets as of this date (its end), time, or now. Default: the latest time in the data.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help="What goes to standard output.")] = Format.TEXT,  # noqa: A002 - the option's name
    output: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[FORMAT=]PATH",
            help="Write the report to a file instead (repeatable); the suffix .json or .txt tells the format.",
            show_default=False,
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 even when a promise was not kept.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only the verdict and the missed promises.")
    ] = False,
) -> None:
    """Audit exported tickets, chats and calls against sla.yaml.

    Exits 0 when promises were kept, 1 when one was not, 2 for a wrong command or sla.yaml, 3 when the files cannot
    be audited.
    """
    with outcome():
        outputs = [_output(text, format) for text in output or []]
        report = _audit(paths, read_config(config), as_of)
        for one, path in outputs:
            write_report(path, _rendered(report, one, quiet=False))
        if not outputs:
            print_report(_rendered(report, format, quiet=quiet))
        raise typer.Exit(exit_code(Verdict(report.verdict), exit_zero=exit_zero))


def _output(text: str, default: Format) -> tuple[Format, Path]:
    """`json=report.json`, `report.json` or `report`: a format and a path. Raises UsageError for an unknown format."""
    name, sign, rest = text.partition("=")
    if not sign:
        path = Path(text)
        return SUFFIXES.get(path.suffix.lower(), default), path
    if name not in list(Format):
        hint = f"write one of {', '.join(Format)} before the ="
        raise UsageError(Problem("--output", f"“{name}” is no format", hint=hint))
    return Format(name), Path(rest)


def _audit(paths: list[str], sla: SlaFile, as_of: str | None) -> AuditReport:
    request = Request(as_of=_as_of(as_of, sla))
    with tempfile.TemporaryDirectory(prefix="supportctl-", ignore_cleanup_errors=True) as name:
        inputs = find_inputs(paths, sys.stdin.buffer, Path(name))
        with Session(Path(name), [file.path for file in inputs.files], _threads()) as session:
            return run_interruptible(session, lambda: audit(session, inputs, sla, request))


def _as_of(text: str | None, sla: SlaFile) -> AsOf | None:
    if text is None:
        return None
    if text == "now":
        return AsOf(_now_us(), "--as-of now")
    return AsOf(parse_moment(text, sla.timezone, "--as-of"), "--as-of")


def _now_us() -> int:
    import time  # noqa: PLC0415 - the only clock that supportctl reads, and only when asked

    return time.time_ns() // 1000


def _threads() -> int | None:
    text = os.environ.get(THREADS_VARIABLE, "")
    return int(text) if text.isdigit() and int(text) else None


def _rendered(report: AuditReport, one: Format, *, quiet: bool) -> str:
    return render_json(report) if one is Format.JSON else render_text(report, quiet=quiet)
