"""Inspect and the audit never contradict each other, and what inspect prints to be pasted works."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from supportctl.cli.app import app

ROOT = Path(__file__).parents[4]
SHARED = ROOT.parent / "shared"
SAMPLES = sorted((ROOT / "tests/examples/exports").glob("*/export.*"))
HELD = [*sorted((SHARED / "exports").glob("*.csv")), *sorted((SHARED / "faults/inputs").glob("*.csv"))]
SLA = "version: 1\npolicies: [{name: all, targets: {first_response: 4h, resolution: 24h}}]\n"


def files() -> Iterator[object]:
    yield from (pytest.param(path, id=path.parent.name) for path in SAMPLES)
    yield from (pytest.param(path, id=path.name) for path in HELD)


def run(command: str, path: Path, sla: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, [command, str(path), "--config", str(sla), *options])
    return done.exit_code, done.stdout + done.stderr


@pytest.mark.parametrize("path", list(files()))
def test_inspect_says_of_every_file_what_the_audit_does(path: Path, tmp_path: Path) -> None:
    sla = tmp_path / "sla.yaml"
    sla.write_text(SLA, encoding="utf-8")
    inspected, text = run("inspect", path, sla)
    audited, said = run("audit", path, sla)
    assert inspected in (0, 3)
    assert audited in (0, 1, 3)
    assert (inspected == 3) == (audited == 3), said
    assert ("cannot be audited" in text) == (audited == 3)
    _, _, block = text.partition("PASTE INTO sla.yaml")
    if audited == 3 and "sources:" in block:
        sla.write_text(SLA + "sources:" + _entry(block), encoding="utf-8")
        code, pasted = run("audit", path, sla)
        assert code in (0, 1, 3), pasted
        assert not re.search(r"has no column|no column says when", pasted)


TIGHT = (
    "version: 1\nmin_tickets: 1\npolicies: [{name: all, targets: {first_response: 15m, resolution: 24h}}]\n"
)
EXPORTS = [path for path in HELD if path.parent.name == "exports"]


@pytest.mark.parametrize("path", EXPORTS or [None], ids=lambda path: path.stem if path else "none")
def test_the_entry_changes_no_number(path: Path | None, tmp_path: Path) -> None:
    if path is None:
        pytest.skip("needs ../shared/exports")
    sla = tmp_path / "sla.yaml"
    sla.write_text(TIGHT, encoding="utf-8")
    code, text = run("inspect", path, sla, "--format", "json")
    assert code in (0, 3), text
    (file,) = json.loads(text)["files"]
    if not file["auditable"]:
        assert run("audit", path, sla)[0] == 3
        return
    before = numbers(path, sla)
    sla.write_text(TIGHT + file["sources"], encoding="utf-8")
    assert numbers(path, sla) == before


def numbers(path: Path, sla: Path) -> dict[str, Any]:
    """The report but for its sla.yaml and notes; of a file that is refused what is said."""
    code, text = run("audit", path, sla, "--format", "json", "--by", "channel,agent")
    assert code in (0, 1, 3), text
    if not text.startswith("{"):
        return {"errors": text}
    report, _ = json.JSONDecoder().raw_decode(text)
    return {key: value for key, value in report.items() if key not in ("config", "notes")}


def _entry(block: str) -> str:
    entry = block.partition("sources:")[2]
    lines = [line for line in entry.splitlines() if not line or line.startswith(" ")]
    return "\n".join(lines) + "\n"


def test_the_files_that_the_team_holds_are_here() -> None:
    if not HELD:
        pytest.skip("no ../shared with exports of the field")
