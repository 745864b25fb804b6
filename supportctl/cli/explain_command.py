"""`supportctl explain`: one ticket, the way from its line to its state."""

from typing import Annotated

import typer

from supportctl.cli import options
from supportctl.cli.exit_code import ExitCode

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
    format: options.ExplanationFormat = options.TEXT_NAME,  # noqa: A002 - the option's name
    width: options.Width = None,
    color: options.ColorWhen = options.Color.AUTO,
) -> ExitCode:
    """Explain one ticket: its timeline, its policy, the opening hours counted, and what became of each promise.

    The files are judged as the audit judges them. Exits 0 when the ticket is explained, whatever became of it, and 2
    when no ticket, or more than one, has this id.
    """
    # Imported when it runs: help, mistakes and the other commands need none of it.
    from supportctl.cli import explaining as run  # noqa: PLC0415

    exports = run.find_exports(paths, config)
    with run.all_given() as given:
        sla = given.load(exports.config.load, run.builtin_sla)
        written = given.read(lambda: run.choice("--format", format, options.EXPLANATION_FORMATS), run.TEXT)
        look = given.read(lambda: run.read_look(width, color), run.PLAIN_LOOK)
        request = run.Request(
            as_of=given.read(lambda: run.as_of_moment(as_of, sla), None),
            max_age_us=given.read(lambda: run.parse_max_age(max_age, as_of), None),
        )
    return run.explain_ticket(exports.paths, sla, request, ticket, written, look)
