"""Writes docs/images/audit.svg: the first screen of the audit of the sample data (`make docs`).

Runs the command itself and draws what it printed, colours included, down to the last paragraph that fits.
"""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images" / "audit.svg"
COLUMNS = 80
LINES = 60
COMMAND = ["audit", "sample_data/tickets.csv", "sample_data/whatsapp-chat.csv", "sample_data/calls.csv"]
CONFIG = ["--config", "sample_data/sla.yaml"]
MISSED = 1
CELL = 12.2
"""The width of a character in rich's SVG."""

BLANK = "&#160;"
_INDENTED = re.compile(
    r'x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="(?P<length>[\d.]+)"(?P<rest>[^>]*)>'
    rf"(?P<blanks>(?:{BLANK})+)(?!{BLANK})(?=[^<\s])"
)


def screen() -> str:
    """What fits of the printed report, with its colour codes. The sample misses promises: exit code 1."""
    colour = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "PYTHONUTF8": "1"}
    kept = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "SUPPORTCTL_CONFIG")
    }
    done = subprocess.run(
        [sys.executable, "-m", "supportctl", *COMMAND, *CONFIG],
        cwd=ROOT,
        env={**kept, **colour},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, MISSED):
        raise SystemExit(f"the audit of the sample ended with exit code {done.returncode}")
    return first_screen(done.stdout)


def first_screen(printed: str) -> str:
    """Whole paragraphs, as many as fit into LINES."""
    lines = printed.splitlines()
    ends = [number for number, line in enumerate([*lines, ""]) if not line.strip() and number <= LINES]
    return "\n".join(lines[: ends[-1] if ends else LINES])


def picture(printed: str) -> str:
    """The SVG of a screen, without rich's web fonts: a picture fetches nothing.

    Blanks at the start of a text become a shift, since some viewers drop them.
    """
    console = Console(
        record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi(printed.rstrip("\n")), soft_wrap=False)
    svg = console.export_svg(title="supportctl audit", theme=DIMMED_MONOKAI, unique_id="supportctl-audit")
    return _INDENTED.sub(_shifted, re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL))


def _shifted(text: re.Match[str]) -> str:
    width = CELL * (len(text["blanks"]) // len(BLANK))
    x, length = float(text["x"]) + width, float(text["length"]) - width
    return f'x="{x:.6g}" y="{text["y"]}" textLength="{length:.6g}"{text["rest"]}>'


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(picture(screen()), encoding="utf-8", newline="\n")
    print(f"wrote {TARGET.relative_to(Path.cwd()) if TARGET.is_relative_to(Path.cwd()) else TARGET}")
