"""Which screens have a golden file, and what it must hold."""

from pathlib import Path
from typing import NamedTuple

from screen_reports import REPORTS

from supportctl.render.text.report import render_text
from supportctl.report.audit_report import AuditReport

FOLDER = Path(__file__).parent / "screens"
WIDTHS = (80, 110, 160)


class Screen(NamedTuple):
    """One picture of one report."""

    name: str
    width: int
    color: bool = False
    quiet: bool = False

    @property
    def path(self) -> Path:
        """`screens/missed-80-color.txt`."""
        suffix = ("-color" if self.color else "") + ("-quiet" if self.quiet else "")
        return FOLDER / f"{self.name}-{self.width}{suffix}.txt"

    def draw(self, report: AuditReport) -> bytes:
        """The bytes that the golden file must hold."""
        return render_text(report, width=self.width, color=self.color, quiet=self.quiet).encode()


SCREENS = [
    *(Screen(name, width, color) for name in REPORTS for width in WIDTHS for color in (False, True)),
    *(Screen(name, 80, quiet=True) for name in ("missed", "all-well", "sample-data")),
    Screen("missed", 40),
]
