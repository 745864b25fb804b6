"""`supportctl explain` as a real process: which ticket is meant, what is said, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEADER = "ticket_id,channel,priority,created_at,first_response_at,resolved_at,status\n"
ROW = "{},email,low,2026-03-02 10:00,2026-03-02 {},2026-03-02 18:00,closed\n"
SLA = """version: 1
timezone: Europe/Berlin
calendars: {office: {hours: {mon-fri: ["09:00-12:00", "13:00-17:00"]}}}
policies:
  - {name: urgent, match: {channel: email, priority: urgent}, targets: {first_response: 1h}}
  - name: mail
    match: {channel: [email, web]}
    calendar: office
    targets: {first_response: 4h, resolution: {within: {high: 2h}}}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sla.yaml").write_text(SLA, encoding="utf-8")
    (tmp_path / "a.csv").write_text(
        HEADER + ROW.format(1, "16:30") + ROW.format(2, "11:00"), encoding="utf-8"
    )
    return tmp_path


def run(desk: Path, *arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "supportctl", "explain", *arguments],
        cwd=desk,
        input=None if stdin is None else stdin.decode(),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr, done.stderr
    return done


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_the_sum_is_shown_and_the_exit_code_is_0_though_it_is_late(desk: Path) -> None:
    done = run(desk, "1", "a.csv")
    assert done.returncode == 0
    assert done.stderr == ""
    shown = lines(done.stdout)
    for line in (
        "Ticket 1 · a.csv:2",
        "first response: late by 1 h 30",
        "Mon 2 Mar 10:00 - 12:00 2:00:00",
        "Mon 2 Mar 12:00 - 13:00 break",
        "Mon 2 Mar 13:00 - 16:30 3:30:00",
        "elapsed 5:30:00",
        "urgent (sla.yaml:5): priority is low, not urgent",
        "so late by 1 h 30 (5:30:00 - 4:00:00 = 1:30:00).",
        "RESOLUTION: NO TARGET",
        "so the target names no time for priority low.",
    ):
        assert line in shown


def test_json(desk: Path) -> None:
    found = json.loads(run(desk, "2", "a.csv", "--format", "json").stdout)
    assert found["schema"] == "supportctl.explanation/1"
    response = found["promises"][0]
    assert (response["state"], response["elapsed_seconds"], response["line"]) == ("met", 3600.0, 9)
    assert response["due_at"] == "2026-03-02T14:00:00Z"
    assert [one["counted"] for one in response["clock"]["stretches"]] == [True]


def test_an_open_ticket_is_judged_as_of(desk: Path) -> None:
    (desk / "a.csv").write_text(HEADER + "7,web,low,2026-03-02 10:00,,,open\n", encoding="utf-8")
    done = run(desk, "7", "a.csv", "--as-of", "2026-03-02T13:30")
    assert "first response: still open, with 1 h 30 left" in done.stdout
    assert "as of Mon 2 Mar 2026 13:30:00 Europe/Berlin (--as-of)" in done.stdout


def test_an_unknown_id_names_what_is_near(desk: Path) -> None:
    (desk / "a.csv").write_text(
        HEADER + ROW.format("CH-7001", "11:00") + ROW.format(2, "11:00"), encoding="utf-8"
    )
    done = run(desk, "ch-7002", "a.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "ticket ch-7002: is in none of the files" in done.stderr
    assert "did you mean CH-7001?" in done.stderr


def test_an_id_of_two_namespaces_lists_its_candidates_and_a_place_chooses(desk: Path) -> None:
    (desk / "b.csv").write_text(
        "number,opened at,solved\n1,2026-03-03 10:00,2026-03-03 11:00\n", encoding="utf-8"
    )
    done = run(desk, "1", "a.csv", "b.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "a.csv:2: of generic, created 2026-03-02T09:00:00Z" in done.stderr
    assert "b.csv:2: of generic, created 2026-03-03T09:00:00Z" in done.stderr
    assert "ticket 1: stands for 2 rows" in done.stderr
    assert "supportctl explain a.csv:2" in done.stderr
    chosen = run(desk, "b.csv:2", "a.csv", "b.csv")
    assert chosen.returncode == 0
    assert chosen.stdout.startswith("Ticket 1 · b.csv:2\n")


def test_contradicting_rows_are_listed_and_each_says_that_it_was_set_aside(desk: Path) -> None:
    rows = [ROW.format(1, "16:30"), ROW.format(1, "11:00"), ROW.format(2, "11:00")]
    (desk / "a.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    done = run(desk, "1", "a.csv")
    assert done.returncode == 2
    assert "a.csv:3: of generic" in done.stderr
    assert "set aside: same ticket id, different content" in done.stderr
    one = run(desk, "a.csv:3", "a.csv")
    assert one.returncode == 0
    assert "NOT JUDGED: its row was set aside: same ticket id, different content; see a.csv:2" in " ".join(
        lines(one.stdout)
    )


def test_a_folded_copy_leads_to_the_row_that_stands(desk: Path) -> None:
    (desk / "a.csv").write_text(HEADER + 2 * ROW.format(1, "11:00"), encoding="utf-8")
    assert run(desk, "1", "a.csv").stdout.startswith("Ticket 1 · a.csv:2\n")
    copy = run(desk, "a.csv:3", "a.csv")
    assert "its row repeats another row word for word, and was folded; see a.csv:2" in " ".join(
        lines(copy.stdout)
    )


def test_rows_of_several_lines_and_rejects_are_found_by_their_place(desk: Path) -> None:
    rows = ['"a\nb",email,low,2026-03-02 10:00,,,open\n', "8,email\n", ROW.format(9, "11:00")]
    (desk / "a.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    assert run(desk, "a.csv:2", "a.csv").stdout.startswith("Ticket a\N{REPLACEMENT CHARACTER}b · a.csv:2\n")
    assert run(desk, "a.csv:3", "a.csv").stdout.startswith("Ticket a\N{REPLACEMENT CHARACTER}b · a.csv:2\n")
    for name in ("8", "a.csv:4"):
        reject = run(desk, name, "a.csv")
        assert reject.stdout.startswith("Ticket 8 · a.csv:4 (record 3)\n")
        assert "set aside: fewer cells than the header" in reject.stdout
    assert run(desk, "a.csv:5", "a.csv").stdout.startswith("Ticket 9 · a.csv:5 (record 4)\n")
    assert [run(desk, f"a.csv:{line}", "a.csv").returncode for line in (1, 6)] == [2, 2]


def test_a_file_without_ids_is_explained_by_place(desk: Path) -> None:
    (desk / "a.csv").write_text(
        "created_at,resolved_at\n2026-03-02 10:00,2026-03-02 11:00\n", encoding="utf-8"
    )
    done = run(desk, "a.csv:2", "a.csv")
    assert done.returncode == 0
    assert done.stdout.startswith(
        "Ticket without an id · a.csv:2\nNO POLICY: no policy of sla.yaml matches it"
    )


def test_standard_input(desk: Path) -> None:
    text = (HEADER + ROW.format(1, "16:30")).encode()
    assert run(desk, "1", "-", stdin=text).stdout.startswith("Ticket 1 · stdin:2\n")


def test_the_file_must_be_there_and_sound(desk: Path) -> None:
    assert run(desk, "1", "nowhere.csv").returncode == 3
    (desk / "sla.yaml").write_text("version: 2\n", encoding="utf-8")
    assert run(desk, "1", "a.csv").returncode == 2


def test_a_long_cell_is_not_printed(desk: Path) -> None:
    rows = [
        f"1,email,low,2026-03-02 10:00,{'x' * 3_000_000},,open\n",
        ROW.format(2, "11:00"),
        ROW.format(3, "11:00"),
    ]
    (desk / "a.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    for form in ("text", "json"):
        done = run(desk, "1", "a.csv", "--format", form)
        assert done.returncode == 0
        assert "could not be read" in done.stdout
        assert len(done.stdout) < 20_000
