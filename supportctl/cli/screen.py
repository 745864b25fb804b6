"""What the terminal can show: width and colour of the text report."""

import os
import shutil
import sys
from typing import TextIO

from supportctl.cli.options import Color

PLAIN_WIDTH = 80


def screen_width(asked: int | None) -> int:
    """The columns of the text report: as asked, the terminal's, or 80 where stdout is no terminal."""
    if asked is not None:
        return asked
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


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person watches the stream; a closed one has nobody."""
    return stream is not None and stream.isatty()
