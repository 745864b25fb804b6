"""What the terminal can show: width and colour of a text."""

import os
import shutil
import sys
from dataclasses import replace

from supportctl.cli.given import all_given, choice, whole_number
from supportctl.cli.options import Color
from supportctl.cli.telling import is_terminal
from supportctl.frozen import frozen

PLAIN_WIDTH = 80
LEAST_WIDTH = 20


@frozen
class Look:
    """How a text looks on standard output; `width` None: as was asked for nothing."""

    width: int
    color: bool
    quiet: bool
    asked_width: int | None = None

    def in_a_file(self) -> "Look":
        """The same in a file: whole, without colours, as wide as was asked."""
        return replace(self, width=self.asked_width or PLAIN_WIDTH, color=False, quiet=False)


PLAIN_LOOK = Look(PLAIN_WIDTH, color=False, quiet=False)


def read_look(width: str | None, color: str, *, quiet: bool = False) -> Look:
    """--width and --color, and what the terminal is. Raises UsageError for both of them."""
    with all_given() as given:
        when = given.read(lambda: choice("--color", color, Color), Color.AUTO)
        asked = given.read(lambda: whole_number("--width", width, least=LEAST_WIDTH), None)
    return Look(asked or screen_width(), wants_color(when), quiet, asked)


def screen_width() -> int:
    """The columns of standard output: the terminal's, or 80 where it is none."""
    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if is_terminal(sys.stdout) else PLAIN_WIDTH


def wants_color(when: Color) -> bool:
    """Whether to colour: --color first, then NO_COLOR, FORCE_COLOR, and whether stdout is a terminal."""
    if when is not Color.AUTO:
        return when is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"
