"""`supportctl explain`: one ticket, the way from its line to its state."""

from enum import StrEnum
from typing import Annotated

import typer

from supportctl.audit.request import Request
from supportctl.cli import options
from supportctl.cli.audit_command import as_of_moment, parse_max_age
from supportctl.cli.config import read_config
from supportctl.cli.outcome import outcome
from supportctl.cli.output import print_report
from supportctl.cli.progress import Progress
from supportctl.cli.running import run_interruptible
from supportctl.cli.screen import screen_width, wants_color
from supportctl.cli.workplace import workplace
from supportctl.policy.model import SlaFile
from supportctl.report.explanation import Explanation


class ExplainFormat(StrEnum):
    """How an explanation is written."""

    TEXT = "text"
    JSON = "json"


Ticket = Annotated[
    str,
    typer.Argument(
        metavar="TICKET",
        help="The ticket's id, or its place in a file as reports name it: tickets.csv:51.",
        show_default=False,
    ),
]
How = Annotated[ExplainFormat, typer.Option("--format", "-f", help="What goes to standard output.")]


def explain_command(  # noqa: PLR0913 - the options of a command line
    ticket: Ticket,
    paths: options.Paths,
    config: options.Config = None,
    as_of: options.AsOfTime = None,
    max_age: options.MaxAge = None,
    format: How = ExplainFormat.TEXT,  # noqa: A002 - the option's name
    width: options.Width = None,
    color: options.ColorWhen = options.Color.AUTO,
) -> None:
    """Explain one ticket: its timeline, its policy, the opening hours counted, and what became of each promise.

    The files are judged as the audit judges them. Exits 0 when the ticket is explained, whatever became of it, and 2
    when no ticket, or more than one, has this id.
    """
    # Imported when used: every other command starts sooner without them.
    from supportctl.render.explanation_json import render_explanation_json  # noqa: PLC0415
    from supportctl.render.explanation_text import render_explanation  # noqa: PLC0415

    with outcome():
        sla = read_config(config)
        request = Request(as_of=as_of_moment(as_of, sla), max_age_us=parse_max_age(max_age, as_of))
        explanation = _explanation(ticket, paths, sla, request)
        if format is ExplainFormat.JSON:
            print_report(render_explanation_json(explanation))
        else:
            print_report(render_explanation(explanation, width=screen_width(width), color=wants_color(color)))


def _explanation(ticket: str, paths: list[str], sla: SlaFile, request: Request) -> Explanation:
    from supportctl.audit.explaining import explain  # noqa: PLC0415 - as above

    with workplace(paths) as (session, inputs):
        progress = Progress(session, wanted=True)
        return run_interruptible(session, lambda: explain(session, inputs, sla, request, ticket), progress)
