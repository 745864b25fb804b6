"""What would make a file tell a metric is looked for, and said, once for the file: not for each of its policies."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from supportctl.cli.app import app

POLICIES = 12


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files without a first response, their teams each with a policy of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        rows = "".join(
            f"{name}{n},2026-10-05 09:{n:02},2026-10-05 12:00,t{n % POLICIES}\n" for n in range(24)
        )
        Path(f"{name}.csv").write_text("id,created at,resolved at,team\n" + rows, encoding="utf-8")
    policies = ", ".join(
        f"{{name: p{n}, match: {{team: t{n}}}, targets: {{first_response: 1h, resolution: 8h}}}}"
        for n in range(POLICIES)
    )
    Path("sla.yaml").write_text(f"version: 1\npolicies: [{policies}]\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_each_file_is_advised_about_once() -> None:
    report = json.loads(CliRunner().invoke(app, ["audit", "a.csv", "b.csv", "--format", "json"]).stdout)
    said = [note for note in report["notes"] if note["code"] == "not_measurable"]
    assert len(said) == 2 * POLICIES
    advised = [note["path"] for note in said if "export it again with the time" in note["message"]]
    assert advised == ["a.csv", "b.csv"]
