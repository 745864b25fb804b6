"""Colours, and lines into the finished text. Colour repeats what the words say; it is never needed."""

from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.text import Text

from supportctl.render.pages.blocks import Tone
from supportctl.render.text.fitting import width_of, wrapped
from supportctl.render.words.wording import TIE
from supportctl.report.own_files import last_line

PLAIN = ""
STRONG = "bold"
FAINT = "dim"
GOOD = "green"
DOUBT = "yellow"
BAD = "red"
VERY_GOOD = "bold green"
VERY_DOUBTFUL = "bold yellow"
VERY_BAD = "bold red"

STYLES = {
    Tone.PLAIN: PLAIN,
    Tone.FAINT: FAINT,
    Tone.GOOD: GOOD,
    Tone.DOUBT: DOUBT,
    Tone.BAD: BAD,
    Tone.VERY_GOOD: VERY_GOOD,
    Tone.VERY_DOUBTFUL: VERY_DOUBTFUL,
    Tone.VERY_BAD: VERY_BAD,
}
MARK_STYLES = {None: GOOD, "maybe_missed": DOUBT, "missed": BAD}
"""The colour of a share by its mark."""

INDENT = "  "
MEASURE = 110
"""Words run no wider than this, however wide the screen: longer lines are hard to read."""


def title(words: str, width: int) -> list[Text]:
    """A section begins with an empty line and its name in capitals."""
    return [Text(), *paragraph(words, width, STRONG, indent=0)]


def paragraph(
    words: str, width: int, style: str = PLAIN, indent: int = len(INDENT), hang: int = 2
) -> list[Text]:
    """Words as indented lines of at most `width` columns, later ones hanging further in; no words, no line."""
    lines = wrapped(words, min(width, MEASURE), indent + hang, indent) if words else []
    return [Text(line, style=style) for line in lines]


def hanging(before: str, words: str, width: int, style: str = PLAIN) -> list[Text]:
    """`before` once, and the words to its right, wrapped within their own column, however far to the right that is."""
    margin = " " * width_of(before)
    lines = wrapped(words, max(1, width - len(margin)))
    return [Text((margin if number else before) + line, style=style) for number, line in enumerate(lines)]


def closing(deed: str, width: int, words: str = "") -> list[Text]:
    """How every text ends: an empty line and the one that says whose it is, by which it is known among exports.

    With what became of it, for whom the top has scrolled away.
    """
    return [Text(), *paragraph(last_line(deed, words), width, FAINT, indent=0)]


def screen(lines: Sequence[Text], *, width: int, color: bool) -> str:
    """The lines as one text that ends with a line end. Reads no environment: the same everywhere."""
    for line in lines:
        line.rstrip()
    console = Console(
        file=StringIO(),
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(Text("\n").join(lines), soft_wrap=True)
    return capture.get().replace(TIE, " ")
