"""Which inspections have a golden file. Run as a program it writes them anew: read the difference first."""

import os
import sys
import tempfile
from contextlib import chdir
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from supportctl.audit.inspecting.inspecting import inspect_open
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.render.json import indented_json
from supportctl.render.text.inspection import render_inspection
from supportctl.report.inspection import Inspection

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[2]
SAMPLE = "sample"
SLA = """version: 1
timezone: Asia/Jakarta
policies: [{name: all, targets: {first_response: 4h, resolution: 24h}}]
"""
HOSTILE_HEADER = (
    '"[bold]\x1b[31m\u202eid[/order] 票",created at,,dup,dup,"first\nresponse",status,"=cmd()","it\'s"\n'
)
HOSTILE = (
    HOSTILE_HEADER
    + '"[/x]",2026-01-01 10:00,a,b,c,2026-01-01 11:00,"\x1b]0;pwned\x07",x,y\n'
    + f"2,2026-01-01 10:00,a,b,c,2026-01-01 11:00,{'w' * 300},x,y\n"
    + "3,,a,b,c,,closed,x,y\n4,2026-01-01\n"
)
STRANGER = (
    "xref;xq_in;xq_first;xlen (min);xstate\n"
    "A-1;23.02.2026 09:12;23.02.2026 09:30;4;ok\n"
    "A-2;23.02.2026 10:12;;5;wait\n"
    "A-3;24.02.2026 10:12;24.02.2026 12:12;6;ok\n"
    "A-4;24.02.2026 11:12;24.02.2026 12:12;6;wait\n"
)
WRONGLY_NAMED = (
    "Number;Channel;First Response Time;Time to Resolution;Sold on\n"
    "1;Mail;2026-03-01 10:00;2026-03-01 12:00;2025-12-24\n"
    "2;Mail;2026-03-01 11:00;2026-03-01 12:00;2025-12-24\n"
)
CASES = {
    "hostile": {"hostile.csv": HOSTILE},
    "stranger": {"stranger.csv": STRANGER},
    "several": {
        "good.csv": "id,created,resolved,csat\n1,2026-01-01,2026-01-02,4\n",
        "named.csv": WRONGLY_NAMED,
        "page.csv": "<!DOCTYPE html><html></html>\n",
    },
}


class Golden(NamedTuple):
    """One case in one form."""

    case: str
    width: int = 80
    color: bool = False
    json: bool = False

    @property
    def path(self) -> Path:
        """`stranger-80-color.txt`, `stranger.json`."""
        if self.json:
            return FOLDER / f"{self.case}.json"
        return FOLDER / f"{self.case}-{self.width}{'-color' if self.color else ''}.txt"

    def draw(self) -> bytes:
        """The bytes that the golden file must hold."""
        inspection = inspected(self.case)
        if self.json:
            return "".join(indented_json(inspection)).encode()
        return render_inspection(inspection, width=self.width, color=self.color).encode()


GOLDENS = [
    *(Golden(SAMPLE, width) for width in (80, 140)),
    *(Golden("hostile", width) for width in (40, 80)),
    *(Golden("stranger", width, color) for width in (40, 80) for color in (False, True)),
    *(Golden("several", width) for width in (80, 140)),
    Golden("hostile", json=True),
    Golden("several", json=True),
]


@cache
def inspected(case: str) -> Inspection:
    """The sample data as seen from the project's folder, or files made up here."""
    if case == SAMPLE:
        return _inspected(ROOT, ["sample_data"], "sample_data/sla.yaml")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sla.yaml").write_text(SLA, encoding="utf-8")
        for file, text in CASES[case].items():
            (folder / file).write_bytes(text.encode())
        return _inspected(folder, list(CASES[case]), "sla.yaml")


def _inspected(here: Path, paths: list[str], config: str) -> Inspection:
    with tempfile.TemporaryDirectory() as name, chdir(here):
        inputs = find_inputs(paths, BytesIO(), Path(name))
        with Session(Path(name), [file.path for file in inputs.files]) as session:
            return inspect_open(session, inputs, load_sla(Path(config))).inspection


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
