"""The benchmark program runs; what it measures is no test's business."""

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).with_name("bench.py")


def test_the_benchmark_prints_its_tables(tmp_path: Path) -> None:
    few = ["--tickets", "1000", "--rounds", "1", "--small", "1000", "--small-rounds", "1"]
    done = subprocess.run(
        [sys.executable, str(BENCH), *few, "--folder", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("| 1 000 |") == 5
    lines = (tmp_path / "tickets-1000.csv").read_text().splitlines()
    assert len(lines) == 1001
    assert lines[1] == lines[1].strip()
    assert len((tmp_path / "tickets-1000-subjects.csv").read_text().splitlines()) == 1001
    assert len((tmp_path / "tickets-1000-broken-lines.csv").read_text().splitlines()) > 1400
