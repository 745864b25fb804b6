"""The benchmark program runs and notices a peer that is wrong; what it measures is no test's business."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import peers
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FEW = {
    "--tickets": "20000",  # enough for an answer in the hour that clocks skip
    "--middle": "1000",
    "--small": "20",
    "--groups": "50",
    "--channels": "50",
    "--files": "3",
    "--file-rows": "40",
    "--rounds": "1",
    "--warm-up": "0",
}
ROWS = {
    "large": ("bare scan", "the scan's query alone", "audit"),
    "intake": ("the scan's query alone", "intake alone"),
    "peers": ("audit", "pandas", "duckdb"),
    "lines": ("subjects on one line", "line breaks in subjects"),
    "months": ("times in digits", "months in words"),
    "files": ("one file", "3 files"),
    "cuts": ("by channel", "by three fields"),
    "groups": ("by channel", "by 50 agents", "by 50 channels"),
    "startup": ("import typer", "bare imports", "--version", "--help", "check", "20 rows"),
}


def bench(folder: Path, *options: str, program: Path = HERE / "bench.py") -> subprocess.CompletedProcess[str]:
    few = [word for option in FEW.items() for word in option]
    command = [sys.executable, str(program), *few, *options, "--folder", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def missing_rows(printed: str, tables: Iterable[str]) -> list[str]:
    """Of these tables the titles and rows that were not printed."""
    wanted = [f"<!-- bench: {table} -->" for table in tables]
    wanted += [f"| {name} | " for table in tables for name in ROWS[table]]
    return [text for text in wanted if text not in printed]


@pytest.mark.parametrize("table", ["large", "intake", "peers", "files", "cuts", "groups"])
def test_a_table_is_printed(table: str, tmp_path: Path) -> None:
    done = bench(tmp_path, "--only", table)
    assert done.returncode == 0, done.stderr
    assert missing_rows(done.stdout, [table]) == []
    assert "of the baseline" not in done.stdout


def test_another_checkout_is_measured_in_the_same_rounds(tmp_path: Path) -> None:
    done = bench(tmp_path, "--only", "startup", "--against", str(ROOT))
    assert done.returncode == 0, done.stderr
    own, baseline = done.stdout.split("CPU of the baseline |")
    assert missing_rows(own, ["startup"]) == []
    assert [name for name in ROWS["startup"][2:] if f"| {name} | " not in baseline] == []


def test_two_tables_are_printed_and_their_files_are_what_they_are_called(tmp_path: Path) -> None:
    done = bench(tmp_path, "--only", "lines,months")
    assert done.returncode == 0, done.stderr
    assert missing_rows(done.stdout, ["lines", "months"]) == []
    lines = {path.stem: path.read_text().splitlines() for path in tmp_path.glob("*.csv")}
    assert len(lines["tickets-1000"]) == 1001
    assert len(lines["tickets-1000-subjects"]) == 1001
    assert len(lines["tickets-1000-broken-lines"]) > 1400
    assert any(" Mei 202" in line for line in lines["tickets-1000-months"])


def test_a_wrong_peer_ends_the_benchmark(tmp_path: Path) -> None:
    copy = tmp_path / "project" / "tests" / "bench"
    shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("supportctl", "pyproject.toml"):
        (tmp_path / "project" / name).symlink_to(ROOT / name)
    sql = (copy / "peer_duckdb.sql").read_text()
    assert sql.count("then 900\n") == 1
    (copy / "peer_duckdb.sql").write_text(sql.replace("then 900\n", "then 600\n"))
    done = bench(tmp_path / "files", "--only", "peers", program=copy / "bench.py")
    assert done.returncode == 1
    assert "duckdb disagrees with the audit:\nchat first_response: {'met': " in done.stderr


def test_figures_agree_but_for_rounding() -> None:
    row = {"states": {"met": 2}, "p50": 1.5, "max": 2.0}
    audit = {"email resolution": row}
    assert peers.differences(audit, {"email resolution": {**row, "p50": 1.5000001}}) == []
    assert peers.differences(audit, {"email resolution": {**row, "max": 2.1}}) == [
        "email resolution: max is 2.0 s for the audit, 2.1 s for the peer"
    ]
    assert peers.differences(audit, {"web resolution": row}) == [
        "email resolution: only one side has it",
        "web resolution: only one side has it",
    ]
    assert (
        len(peers.differences(audit, {"email resolution": {**row, "states": {"met": 1}, "p50": None}})) == 2
    )
