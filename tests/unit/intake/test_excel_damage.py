"""Timestamps that a spreadsheet program spoiled are refused with the reason, never guessed."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from supportctl.cli.app import app
from supportctl.intake.values.excel_damage import damage_of


@pytest.mark.parametrize(
    ("cell", "reason", "advice"),
    [("03:17.4", "lost its dates and hours", "do not open"), ("45321.4375", "day numbers", "yyyy-mm-dd")],
)
def test_a_spoiled_creation_time(cell: str, reason: str, advice: str, tmp_path: Path) -> None:
    (tmp_path / "sla.yaml").write_text("version: 1\npolicies: [{name: all, targets: {first_response: 1h}}]\n")
    (tmp_path / "a.csv").write_text("id,created at,first response at\n" + f"1,{cell},2026-01-05 10:00\n" * 5)
    done = CliRunner().invoke(app, ["audit", str(tmp_path / "a.csv"), "--config", str(tmp_path / "sla.yaml")])
    said = " ".join((done.stdout + done.stderr).split())
    assert done.exit_code == 3
    assert reason in said
    assert cell in said
    assert advice in said


@pytest.mark.parametrize("texts", [["2026-01-05 10:00", "2026-01-06", "03:17.4"], ["1:30:00"], ["12345"], []])
def test_other_texts_are_not_damage(texts: list[str]) -> None:
    assert damage_of(texts) is None
