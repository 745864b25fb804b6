"""`supportctl audit --format csv` as a real process: its bytes, that it agrees with the JSON, how it ends."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "csv"
SAMPLE = ROOT / "sample_data"
SHARED = ROOT.parent / "shared"
HEADER = "ticket_id,created_at,first_response_at,resolved_at,status\n"
ROW = "{},2026-01-05 10:00,2026-01-05 10:30,2026-01-05 12:00,closed\n"
SLA = "version: 1\nmin_tickets: 1\npolicies: [{name: all, targets: {first_response: 4h, resolution: 24h}}]\n"
COUNTED = ("policy", "metric", "state")


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "supportctl", "audit", *map(str, arguments)]


def run(
    *arguments: object, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        command(*arguments),
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert b"internal error" not in done.stderr
    return done


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sla.yaml").write_text(SLA, encoding="utf-8")
    (tmp_path / "a.csv").write_text(HEADER + ROW.format(1) + ROW.format(2), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("threads", ["1", "4"])
def test_the_bytes_of_a_small_example(threads: str) -> None:
    done = run(
        "tickets.csv", "--config", "sla.yaml", "--format", "csv", cwd=GOLDEN, SUPPORTCTL_THREADS=threads
    )
    assert (done.returncode, done.stderr) == (3, b"")
    assert done.stdout == (GOLDEN / "expected.csv").read_bytes()


def check_against_json(folder: Path, *arguments: object) -> list[dict[str, str]]:
    """Rows of the listing, after holding that their states add up to the counts of the JSON report."""
    listing, report = folder / "listing.csv", folder / "report.json"
    run(*arguments, "--output", listing, "--output", report)
    rows = rows_of(listing.read_bytes())
    found = json.loads(report.read_text(encoding="utf-8"))
    states = Counter(tuple(row[name] for name in COUNTED) for row in rows)
    wanted: Counter[tuple[str, ...]] = Counter()
    for level in found["service_levels"]:
        states_of_level = {state: level[state] for _, _, state in states if state in level}
        for state, count in states_of_level.items():
            wanted[level["policy"] or "", level["metric"], state] += count
    assert states == +wanted
    assert len(rows) == sum(level["tickets"] for level in found["service_levels"])
    check_late_ones(rows, found)
    return rows


JSON_ALONE = ("overrun_at_least_seconds",)
"""Of a time known only to the day the listing says no overrun; the report says the least it can be."""


def check_late_ones(rows: list[dict[str, str]], report: dict[str, list[dict[str, object]]]) -> None:
    """What the report lists one by one stands in the listing, cell by cell."""
    by_place = {(row["path"], row["record"], row["metric"]): row for row in rows}
    for late in [*report["breaches"], *report["act_now"], *report["late_closed"]]:
        row = by_place[str(late["path"]), str(late["record"]), str(late["metric"])]
        shared = {name: _cell(value) for name, value in late.items() if name not in JSON_ALONE}
        assert {name: row[name] for name in shared} == shared


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def test_the_sample_data_agrees_with_the_json(tmp_path: Path) -> None:
    rows = check_against_json(
        tmp_path, *sorted(SAMPLE.glob("*.csv")), "--config", SAMPLE / "sla.yaml", "--top", "0"
    )
    assert {row["channel"] for row in rows} == {"email", "web", "chat", "whatsapp", "phone"}
    assert {row["clock"] for row in rows} == {"wall", "business"}
    assert all(row["agent"] or row["state"] != "met" for row in rows if row["metric"] == "first_response")


def test_real_data_agrees_with_the_json(tmp_path: Path) -> None:
    export = SHARED / "datasets" / "fp20" / "technical_support_dataset.csv"
    if not export.exists():
        pytest.skip("the FP20 export is not on this machine")
    check_against_json(tmp_path, export, "--config", SHARED / "checks" / "fp20.sla.yaml", "--top", "0")


def test_outputs_of_one_run(desk: Path) -> None:
    done = run(
        "a.csv", "-o", "listing.csv", "-o", "csv=odd.name", "-o", "report.json", "-o", "report.txt", cwd=desk
    )
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().endswith(": listing.csv, odd.name, report.json, report.txt\n")
    listing = (desk / "listing.csv").read_bytes()
    assert listing == (desk / "odd.name").read_bytes() == run("a.csv", "-f", "csv", cwd=desk).stdout
    assert json.loads((desk / "report.json").read_text())["verdict"] == "too_few"
    assert len(rows_of(listing)) == 4
    assert sorted(path.name for path in desk.iterdir()) == [
        *("a.csv", "listing.csv", "odd.name", "report.json", "report.txt", "sla.yaml")
    ]


def test_quiet_changes_nothing(desk: Path) -> None:
    assert run("a.csv", "-f", "csv", "-q", cwd=desk).stdout == run("a.csv", "-f", "csv", cwd=desk).stdout


def test_no_contact_in_the_period_leaves_the_header(desk: Path) -> None:
    done = run("a.csv", "-f", "csv", "--period", "2025-11", cwd=desk)
    assert done.stdout.decode("utf-8-sig").count("\n") == 1
    assert rows_of(done.stdout) == []
    assert done.returncode == run("a.csv", "-f", "json", "--period", "2025-11", cwd=desk).returncode


def test_what_could_be_judged_is_listed_although_too_much_is_unknown(desk: Path) -> None:
    (desk / "b.csv").write_text(HEADER + ROW.format(1) + "2,2026-01-05 10:00,,,closed\n", encoding="utf-8")
    done = run("b.csv", "-f", "csv", cwd=desk)
    assert done.returncode == 3
    assert [row["state"] for row in rows_of(done.stdout)] == ["met", "met", "excluded", "unknown"]


def test_nothing_is_written_when_nothing_can_be_judged(desk: Path) -> None:
    (desk / "b.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("b.csv", "-o", "listing.csv", cwd=desk)
    assert (done.returncode, done.stdout) == (3, b"")
    assert not (desk / "listing.csv").exists()


def test_pandas_reads_it_without_being_told_how(desk: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(io.BytesIO(run("a.csv", "-f", "csv", cwd=desk).stdout))
    assert next(iter(frame.columns)) == "namespace"
    assert list(frame["elapsed_seconds"]) == [1800, 7200, 1800, 7200]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    (folder / "sla.yaml").write_text(SLA, encoding="utf-8")
    with (folder / "a.csv").open("w", encoding="utf-8") as file:
        file.write(HEADER)
        file.writelines(ROW.format(number) for number in range(200_000))
    (folder / "tmp").mkdir()
    return folder


def test_a_closed_pipe_ends_it_quietly(large: Path) -> None:
    with subprocess.Popen(
        command("a.csv", "-f", "csv"), cwd=large, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(1_000)
        child.stdout.close()
        told = child.stderr.read()
        assert (child.wait(timeout=60), told) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_in_the_middle_leaves_no_file(large: Path, number: signal.Signals, code: int) -> None:
    environment = {**os.environ, "TMPDIR": str(large / "tmp")}
    with subprocess.Popen(
        command("a.csv", "-o", "listing.csv"), cwd=large, env=environment, stderr=subprocess.PIPE
    ) as child:
        assert child.stderr is not None
        deadline = time.monotonic() + 60
        while not _half_written(large) and time.monotonic() < deadline:
            time.sleep(0.01)
        child.send_signal(number)
        told = child.stderr.read().decode()
        assert child.wait(timeout=60) == code
    assert "Traceback" not in told
    assert sorted(path.name for path in large.iterdir()) == ["a.csv", "sla.yaml", "tmp"]
    assert list((large / "tmp").iterdir()) == []


def _half_written(folder: Path) -> bool:
    """Whether some of the listing stands in its temporary file."""
    return any(path.stat().st_size > 100_000 for path in folder.glob(".listing.csv.*"))
