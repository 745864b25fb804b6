"""`supportctl explain`: one ticket, the way from its line to its state."""

from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from supportctl.cli import options
from supportctl.cli.exit_code import ExitCode
from supportctl.cli.exports import find_exports
from supportctl.cli.given import all_given, choice
from supportctl.cli.options import ScreenFormat
from supportctl.cli.output import print_report
from supportctl.cli.screen import PLAIN_LOOK, Look, read_look

if TYPE_CHECKING:
    from supportctl.report.explanation import Explanation

Ticket = Annotated[
    str,
    typer.Argument(
        metavar="TICKET",
        help="The ticket's id, or its place in a file as reports name it: tickets.csv:51.",
        show_default=False,
    ),
]


def explain_command(  # noqa: PLR0913 - the options of a command line
    ticket: Ticket,
    paths: options.Paths = None,
    config: options.Config = None,
    as_of: options.AsOfTime = None,
    max_age: options.MaxAge = None,
    format: options.PlainFormat = ScreenFormat.TEXT,  # noqa: A002 - the option's name
    width: options.Width = None,
    color: options.ColorWhen = options.Color.AUTO,
) -> ExitCode:
    """Explain one ticket: its timeline, its policy, the opening hours counted, and what became of each promise.

    The files are judged as the audit judges them. Exits 0 when the ticket is explained, whatever became of it, and 2
    when no ticket, or more than one, has this id.
    """
    # Imported when it runs: help, mistakes and the other commands need none of it.
    from supportctl.audit.asking.request import Request  # noqa: PLC0415
    from supportctl.audit.explaining.explaining import explain  # noqa: PLC0415
    from supportctl.cli.as_of import as_of_moment, parse_max_age  # noqa: PLC0415
    from supportctl.cli.workplace import workplace  # noqa: PLC0415
    from supportctl.policy.load import builtin_sla  # noqa: PLC0415

    exports = find_exports(paths, config)
    with all_given() as given:
        sla = given.load(exports.config.load, builtin_sla)
        written = given.read(lambda: choice("--format", format, ScreenFormat), ScreenFormat.TEXT)
        look = given.read(lambda: read_look(width, color), PLAIN_LOOK)
        request = Request(
            as_of=given.read(lambda: as_of_moment(as_of, sla), None),
            max_age_us=given.read(lambda: parse_max_age(max_age, as_of), None),
        )
    with workplace(exports.paths) as (session, inputs):
        explanation = explain(session, inputs, sla, request, ticket)
    print_report(_text(explanation, written, look))
    return ExitCode.OK


def _text(explanation: "Explanation", wanted: ScreenFormat, look: Look) -> str:
    from supportctl.render.explanation_json import render_explanation_json  # noqa: PLC0415
    from supportctl.render.explanation_text import render_explanation  # noqa: PLC0415

    match wanted:
        case ScreenFormat.JSON:
            return render_explanation_json(explanation)
        case ScreenFormat.TEXT:
            return render_explanation(explanation, width=look.width, color=look.color)
        case _:
            assert_never(wanted)
