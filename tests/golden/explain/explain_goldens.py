"""Which explanations have a golden file. Run as a program it writes them anew: read the difference first."""

import os
import sys
import tempfile
from contextlib import chdir
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from supportctl.audit.asking.request import Request
from supportctl.audit.explaining.explaining import explain
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.render.json import indented_json
from supportctl.render.text.explanation import render_explanation
from supportctl.report.explanation import Explanation

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[2]
HOSTILE = "hostile"
HOSTILE_ID = "[bold]\x1b[31m\u202eliam-e\u200f[/order] 票"
HOSTILE_SLA = """version: 1
timezone: Europe/Berlin
calendars:
  night:
    timezone: America/New_York
    hours: {mon-fri: ["22:00-06:00"]}
    holidays: {country: US}
exclude: [{name: "[red]spam", match: {tag: "[/x]"}}]
policies:
  - name: "[blink]all"
    calendar: night
    match: {priority: "[i]high"}
    targets: {first_response: 1h, resolution: {within: 200h}}
"""
HOSTILE_CSV = (
    "ticket_id,priority,tags,agent,created_at,first_response_at,resolved_at\n"
    f'"{HOSTILE_ID}",[I]High,"\x1b]0;pwned\x07","a\nb",2026-05-20 11:00:00.25,"[/x] {"y" * 10_000}",2026-06-08 12:00\n'
    "2,low,,,2026-05-20 11:00,2026-05-20 11:30,\n"
    "3,low,,,2026-05-20 11:00,2026-05-20 11:30,\n"
)


class Golden(NamedTuple):
    """One ticket of the sample data (or the hostile one), in one form."""

    ticket: str
    width: int = 80
    color: bool = False
    json: bool = False

    @property
    def path(self) -> Path:
        """`41018-80-color.txt`, `41018.json`."""
        if self.json:
            return FOLDER / f"{self.ticket}.json"
        return FOLDER / f"{self.ticket}-{self.width}{'-color' if self.color else ''}.txt"

    def draw(self) -> bytes:
        """The bytes that the golden file must hold."""
        explanation = explained(self.ticket)
        if self.json:
            return "".join(indented_json(explanation)).encode()
        return render_explanation(explanation, width=self.width, color=self.color).encode()


LATE, OPEN, CALL, GAVE_UP, LEFT, SPAM = "41018", "41050", "P3051", "P3007", "P3009", "41027"
GOLDENS = [
    *(Golden(LATE, width, color) for width in (80, 110) for color in (False, True)),
    *(Golden(one) for one in (OPEN, CALL, GAVE_UP, LEFT, SPAM, "41412", "41988", "P3002")),
    *(Golden(HOSTILE, width) for width in (20, 80)),
    Golden(OPEN, 40),
    Golden(LATE, json=True),
    Golden(HOSTILE, json=True),
]


@cache
def explained(ticket: str) -> Explanation:
    """A ticket of the sample data as seen from the project's folder, or the hostile one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if ticket == HOSTILE:
            (folder / "sla.yaml").write_text(HOSTILE_SLA, encoding="utf-8")
            (folder / "tickets.csv").write_text(HOSTILE_CSV, encoding="utf-8")
            return _explained(folder, "tickets.csv", "sla.yaml", HOSTILE_ID)
        return _explained(ROOT, "sample_data", "sample_data/sla.yaml", ticket)


def _explained(here: Path, path: str, config: str, ticket: str) -> Explanation:
    with tempfile.TemporaryDirectory() as name, chdir(here):
        inputs = find_inputs([path], BytesIO(), Path(name))
        with Session(Path(name), [file.path for file in inputs.files]) as session:
            return explain(session, inputs, load_sla(Path(config)), Request(), ticket)


def main() -> None:
    """Write every golden file and remove those that no case asks for."""
    if os.environ.get("CI"):
        sys.exit("goldens are not regenerated in CI")
    kept = {golden.path for golden in GOLDENS}
    for path in FOLDER.iterdir():
        if path.suffix in (".txt", ".json") and path not in kept:
            path.unlink()
    for golden in GOLDENS:
        golden.path.write_bytes(golden.draw())


if __name__ == "__main__":
    main()
