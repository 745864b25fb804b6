"""The tables of large inputs are a file in the session's folder; a row keeps its place whatever is deleted."""

from pathlib import Path

import pytest

from supportctl.engine import session
from supportctl.engine.session import Session

ROWS, FIRST = 1_000_000, 300_000


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_bytes(b"x" * 1000)
    return path


def files_of(folder: Path, export: Path) -> list[str]:
    folder.mkdir()
    with Session(folder, [export]) as opened:
        opened.run("create table numbers as select range as number, '' as text from range(?)", [FIRST])
        opened.run("insert into numbers select range, '' from range(?, ?)", [FIRST, ROWS])
        opened.run("delete from numbers where number between 10 and 290000")
        opened.run("update numbers set text = repeat('x', 50)")  # as much as ends in a checkpoint usually
        assert opened.row("select count(*) from numbers where rowid <> number") == (0,)
        return [path.name for path in folder.iterdir()]


def test_small_inputs_leave_no_file(tmp_path: Path, export: Path) -> None:
    assert files_of(tmp_path / "work", export) == []


def test_large_inputs_are_in_a_file(tmp_path: Path, export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "ON_DISK_FROM_BYTES", 1000)
    assert "tables.duckdb" in files_of(tmp_path / "work", export)
