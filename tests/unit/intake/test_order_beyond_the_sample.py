"""The day order of a column is decided by the whole file, also by a row that no sample reaches (semantics rule 5)."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from supportctl.cli.app import app
from supportctl.intake.layout.dialect import SAMPLE_RECORDS

SLA = """version: 1
policies: [{name: all, targets: {first_response: 1h}}]
sources: [{files: two.csv, columns: {created_at: [Date, Time]}}]
"""
PLAIN = "id,created,first response\n", "{},{} 10:00,2026-03-04 10:30\n"
TWO = "id,Date,Time,first response\n", "{},{},10:00,2026-03-04 10:30\n"


@pytest.mark.parametrize(("name", "form"), [("one.csv", PLAIN), ("two.csv", TWO)])
@pytest.mark.parametrize(("last", "expected"), [("03/31/2026", "2026-03-04"), ("31/03/2026", "2026-04-03")])
def test_the_last_row_decides(
    name: str, form: tuple[str, str], last: str, expected: str, tmp_path: Path
) -> None:
    header, row = form
    (tmp_path / "sla.yaml").write_text(SLA)
    rows = [row.format(number, "03/04/2026") for number in range(SAMPLE_RECORDS + 1)]
    (tmp_path / name).write_text(header + "".join(rows) + row.format("last", last))
    options = ["--config", tmp_path / "sla.yaml", "--as-of", "2026-06-01", "--format", "json"]
    done = CliRunner().invoke(app, ["audit", str(tmp_path / name), *map(str, options)])
    assert done.exit_code in (0, 1, 3), done.stderr
    assert done.stdout, done.stderr
    created = json.loads(done.stdout)["scope"]
    assert expected in (created["first_created_at"][:10], created["last_created_at"][:10])
