"""Arguments and options of all commands, each declared once."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer
from typer.models import OptionInfo

from supportctl.render.formats import TEXT, Document, Format, formats_of

TEXT_NAME = str(TEXT)
REPORT_FORMATS = formats_of(Document.REPORT, Document.LISTING)
EXPLANATION_FORMATS = formats_of(Document.EXPLANATION)
INSPECTION_FORMATS = formats_of(Document.INSPECTION)


class Color(StrEnum):
    """When the screen is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Exports: files, globs, folders, or - for standard input. "
        "Default: the exports in this folder, else those in exports/.",
        show_default=False,
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        "--config",
        "-c",
        metavar="FILE",
        help="The sla.yaml to judge by. Default: $SUPPORTCTL_CONFIG, the nearest sla.yaml upward from here, "
        "else upward from the exports, else built-in targets.",
        show_default=False,
    ),
]
AsOfTime = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        help="Judge open tickets as of this date (its end), time, or now. Default: the latest time in the data.",
        show_default=False,
    ),
]
MaxAge = Annotated[
    str | None,
    typer.Option(
        "--max-age",
        metavar="DURATION",
        help="Not auditable when the newest time of the files lies longer before --as-of, as in 36h or 2d.",
        show_default=False,
    ),
]
PeriodName = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="Contacts created in last-week, last-month (before as-of), 2026-W46 or 2026-11.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="TIME", help="Contacts created from this date or time on.", show_default=False
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="TIME", help="Contacts created before this date or time.", show_default=False
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="FIELD,...",
        help="Cut the tables by channel, priority, policy, agent, team, issue_type, customer, tag, status, system, "
        "handled_by, weekday, hour, day, week, month, in_hours or a field of sla.yaml. Default: channel.",
        show_default=False,
    ),
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="FIELD=VALUE",
        help="Only contacts with this value; commas mean or, repeating the option means and.",
        show_default=False,
    ),
]
Top = Annotated[
    str | None,
    typer.Option(
        "--top",
        metavar="N",
        help="Groups shown before the rest is folded into one; 0 shows all. Default: 20, all times.",
        show_default=False,
    ),
]
Buckets = Annotated[
    str | None,
    typer.Option(
        "--buckets",
        metavar="LIST",
        help="Bounds of the distribution, as in 1h,6h,12h,24h. Default: what fits the target.",
        show_default=False,
    ),
]


def _format_option(formats: Sequence[Format]) -> OptionInfo:
    """--format of a command that writes these."""
    option: OptionInfo = typer.Option(
        "--format",
        "-f",
        metavar="|".join(map(str, formats)),
        help=f"What goes to standard output. Default: {TEXT_NAME}.",
        show_default=False,
    )
    return option


def _suffixes(formats: Sequence[Format]) -> str:
    """`.txt, .json or .csv`."""
    *others, last = (one.suffix for one in formats)
    return f"{', '.join(others)} or {last}"


ReportFormat = Annotated[str | None, _format_option(REPORT_FORMATS)]
ExplanationFormat = Annotated[str, _format_option(EXPLANATION_FORMATS)]
InspectionFormat = Annotated[str, _format_option(INSPECTION_FORMATS)]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORMAT=]PATH",
        help="Write the report to a file instead (repeatable); "
        f"the suffix {_suffixes(REPORT_FORMATS)} tells the format. - is standard output.",
        show_default=False,
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even when a promise was not kept.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Only the verdict and the missed promises; no progress.")
]
Width = Annotated[
    str | None,
    typer.Option(
        "--width",
        metavar="COLUMNS",
        help="Width of the text report. Default: the terminal's, or 80 where there is none.",
        show_default=False,
    ),
]
ColorWhen = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="|".join(Color),
        help=f"When to colour; NO_COLOR and FORCE_COLOR are heeded. Default: {Color.AUTO}.",
        show_default=False,
    ),
]
SetAsideFile = Annotated[
    str | None,
    typer.Option(
        "--set-aside",
        metavar="FILE.csv",
        help="Write the original rows that are set aside to this file, with path, line, record and reason.",
        show_default=False,
    ),
]
