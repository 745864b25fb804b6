"""`supportctl inspect` as a real process: what it says of files, the entry to paste, the rows set aside, exit codes."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HEADER = "id,created,first response,resolved,status,channel\n"
ROW = "{},2026-01-01 10:00,2026-01-01 10:{:02},2026-01-02 12:00,closed,email\n"
SLA = "version: 1\nmin_tickets: 1\npolicies: [{name: all, targets: {first_response: 15m, resolution: 24h}}]\n"
DAMAGED = (
    HEADER
    + ROW.format(1, 10)
    + "2,,2026-01-01 10:30,2026-01-01 12:00,closed,=cmd()\n"
    + "3,2026-01-01 10:00,2026-01-01 10:30,2026-01-01 12:00,closed\n"
    + "4,2026-01-01 10:00,2026-01-01 10:30,2026-01-01 12:00,closed,email,extra,more\n"
    + "5,soon,2026-01-01 10:30,2026-01-01 12:00,closed,email\n"
    + '6,2026-01-01 10:00,2026-01-01 10:30,2026-01-01 12:00,weird,"multi\nline"\n'
    + ROW.format(8, 20)
    + ROW.format(8, 30)
    + "".join(ROW.format(number, 10) for number in range(20, 60))
)
STRANGER = (
    "xref;xq_in;xq_first;xq_end;xlen\n"
    "A-1;23.02.2026 09:12;23.02.2026 09:30;23.02.2026 11:00;4\n"
    "A-2;23.02.2026 10:12;24.02.2026 09:30;;5\n"
    "A-3;24.02.2026 10:12;;;6\n"
)


def run(desk: Path, *arguments: object, command: str = "inspect") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "supportctl", command, *map(str, arguments)],
        cwd=desk, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"},
        timeout=60, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    assert "internal error" not in done.stderr, done.stderr
    return done


def inspected(desk: Path, *arguments: object) -> list[dict[str, Any]]:
    found = json.loads(run(desk, *arguments, "--format", "json").stdout)
    assert found["schema"] == "supportctl.inspection/1"
    files = found["files"]
    assert isinstance(files, list)
    return files


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sla.yaml").write_text(SLA, encoding="utf-8")
    (tmp_path / "good.csv").write_text(
        HEADER + "".join(ROW.format(number, number % 60) for number in range(1, 31)), encoding="utf-8"
    )
    (tmp_path / "damaged.csv").write_text(DAMAGED, encoding="utf-8")
    (tmp_path / "stranger.csv").write_text(STRANGER, encoding="utf-8")
    return tmp_path


def test_every_row_column_and_word_of_a_damaged_file_is_told(desk: Path) -> None:
    (file,) = inspected(desk, "damaged.csv")
    assert not file["auditable"], "more rows are set aside than max_set_aside allows"
    rows = file["rows"]
    assert rows == {"rows": 48, "tickets": 42, "folded": 0, "out_of_scope": 0, "set_aside": 6}
    assert [(one["reason"], one["count"], one["line"]) for one in file["set_aside"]] == [
        ("same ticket id, different content", 2, 9),
        ("fewer cells than the header", 1, 4),
        ("more cells than the header", 1, 5),
        ("no creation time", 1, 3),
        ("unreadable creation time", 1, 6),
    ]
    columns = {one["column"]: one for one in file["columns"]}
    assert (columns["created_at"]["filled"], columns["created_at"]["unread"]) == (45, 1)
    assert columns["created_at"]["share"] == round(45 / 46, 6)
    assert columns["created_at"]["format"] == ["%Y-%m-%d %H:%M"]
    assert columns["channel"]["samples"][0] == {"text": "email", "count": 44}
    unknown = {one["column"]: one for one in file["unknown_words"]}
    assert unknown["status"]["examples"] == [{"text": "weird", "count": 1}]
    told = {one["metric"]: one["measurable"] for one in file["metrics"]}
    assert told["first_response"]
    assert not told["csat"]
    assert {one["column"] for one in file["missing"]} == {"priority", "agent"}


def test_set_aside_writes_the_rows_as_they_were(desk: Path) -> None:
    done = run(desk, "damaged.csv", "good.csv", "--set-aside", "aside.csv")
    assert done.returncode == 3
    with (desk / "aside.csv").open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header[:5] == ["set_aside_reason", "path", "line", "record", "id"]
    assert header[-2:] == ["cell_7", "cell_8"]
    assert [(row[2], row[3], row[4]) for row in rows] == [
        ("3", "3", "2"), ("4", "4", "3"), ("5", "5", "4"), ("6", "6", "5"), ("9", "8", "8"), ("10", "9", "8"),
    ]  # fmt: skip
    assert rows[0][-1] == "'=cmd()"
    assert len(rows[1]) == 4 + 5
    assert rows[2][-2:] == ["extra", "more"]


def test_an_unclosed_quote_loses_no_line_and_other_headers_make_numbered_cells(desk: Path) -> None:
    swallowed = HEADER + "".join(ROW.format(number, 1) for number in range(30))
    swallowed += '99,"2026-01-01 10:00,x,y,closed,email\n' + ROW.format(100, 1) + ROW.format(101, 1)
    (desk / "quote.csv").write_text(swallowed, encoding="utf-8")
    (desk / "other.csv").write_text("ticket_id;created_at;resolved_at\n1;;\n2;2026-01-01;2026-01-02\n")
    quote, other = inspected(desk, "quote.csv", "other.csv", "--set-aside", "aside.csv")
    with (desk / "aside.csv").open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header == [
        "set_aside_reason",
        "path",
        "line",
        "record",
        *(f"cell_{number}" for number in range(1, 7)),
    ]
    of_quote = [row for row in rows if row[1] == "quote.csv"]
    assert len(of_quote) == quote["rows"]["set_aside"] == 1
    assert [row[2] for row in of_quote] == ["32"]
    assert of_quote[0][4:6] == ["99", '"2026-01-01 10:00']
    assert [row[4:] for row in rows if row[1] == "other.csv"] == [["1", "", ""]]
    assert other["rows"]["set_aside"] == 1


def test_nothing_set_aside_leaves_a_header_alone(desk: Path) -> None:
    assert run(desk, "good.csv", "--set-aside", "aside.csv").returncode == 0
    text = (desk / "aside.csv").read_text(encoding="utf-8-sig")
    assert text == "set_aside_reason,path,line,record,id,created,first response,resolved,status,channel\n"


def test_a_strangers_file_is_audited_once_the_entry_is_pasted(desk: Path) -> None:
    done = run(desk, "stranger.csv")
    assert done.returncode == 3
    block = done.stdout[done.stdout.index("sources:\n") :].replace("Inspected by supportctl.", "")
    assert "FILL-IN" not in block
    assert "created_at: 'xq_in'" in block or "created_at: xq_in" in block
    (desk / "sla.yaml").write_text(SLA + block, encoding="utf-8")
    audited = run(desk, "stranger.csv", "--format", "json", command="audit")
    assert audited.returncode in (0, 1)
    assert json.loads(audited.stdout)["inputs"][0]["tickets"] == 3


def test_the_audits_error_holds_the_same_entry_on_one_line(desk: Path) -> None:
    done = run(desk, "stranger.csv", command="audit")
    assert done.returncode == 3
    assert (
        "columns: {created_at: 'xq_in', first_response_at: 'xq_first', resolved_at: 'xq_end'}" in done.stderr
    )


def test_times_named_as_durations_without_a_creation_time(desk: Path) -> None:
    text = "Ticket_ID,First_Response_Time,Time_to_Resolution\n"
    text += "1,2023-06-01 11:14,2023-06-01 18:05\n2,2023-06-01 07:29,2023-06-01 01:57\n"
    (desk / "named.csv").write_text(text)
    done = run(desk, "named.csv")
    assert done.returncode == 3
    told = " ".join(done.stdout.split())
    assert (
        "“First_Response_Time” and “Time_to_Resolution” hold points in time, though named as durations"
        in told
    )
    assert "no column says when a contact was created" in told


def test_columns_of_days_are_told_and_what_follows(desk: Path) -> None:
    rows = [
        "1,2026-01-01,2026-01-01 10:30,2026-01-02",
        "2,2026-01-01,2026-01-02,",
        "3,2026-01-05,2026-01-05 09:00,2026-01-06",
    ]
    (desk / "days.csv").write_text("\n".join(["id,created,first response,resolved", *rows]))
    (one,) = inspected(desk, "days.csv", "--config", "sla.yaml")
    assert {column["column"]: column["days"] for column in one["columns"]} == {
        "ticket_id": 0, "created_at": 3, "first_response_at": 1, "resolved_at": 2
    }  # fmt: skip
    said = " ".join(run(desk, "days.csv", "--config", "sla.yaml").stdout.split())
    assert "days without a time of day" in said
    assert "1 cell without a time of day" in said
    assert "of created_at and resolved_at only the day is known" in said


def test_a_cell_of_another_kind_than_its_name_is_told_and_not_in_the_entry(desk: Path) -> None:
    (desk / "calls.csv").write_text(
        "Call Id,Date,Time,Resolved\n1,31-01-2016,17:34:05,Y\n2,31-01-2016,17:35:05,N\n"
    )
    text = run(desk, "calls.csv", "--config", "sla.yaml").stdout
    assert "resolved_at: Resolved" not in text


def test_several_files_end_with_a_summary_and_the_worst_exit_code(desk: Path) -> None:
    done = run(desk, "good.csv", "stranger.csv", "good.csv")
    assert done.returncode == 3
    assert "2 files: 1 can be audited, 1 cannot" in done.stdout
    said = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    assert said[-2:] == [
        "stranger.csv: no column says when a contact was created",
        "Inspected by supportctl.",
    ]
    assert run(desk, "good.csv").returncode == 0
    assert run(desk, "nowhere.csv").returncode == 3
    (desk / "sla.yaml").write_text("version: 2\n")
    assert run(desk, "good.csv").returncode == 2


def test_a_file_that_is_no_table_stands_beside_the_others(desk: Path) -> None:
    (desk / "page.csv").write_text("<!DOCTYPE html><html><body>Sign in</body></html>\n")
    done = run(desk, "page.csv", "good.csv")
    assert done.returncode == 3
    assert "page.csv · cannot be audited" in done.stdout
    assert "good.csv · can be audited" in done.stdout


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_but_those_to_paste_is_wider_than_the_screen(desk: Path, width: int) -> None:
    wide = ",".join(
        ["id", "created", "first response", *(f"column number {n}" for n in range(400)), "", "x", "x"]
    )
    (desk / "wide.csv").write_text(f"{wide}\n" + f"1,2026-01-01 10:00,2026-01-01 11:00{',' * 403}\n" * 2)
    for name in ("damaged.csv", "stranger.csv", "wide.csv"):
        text = run(desk, name, "--width", width).stdout
        lines = text[: text.index("sources:\n")].splitlines()
        assert max(map(len, lines)) <= width


def test_nothing_of_a_file_steers_the_terminal(desk: Path) -> None:
    evil = "\x1b]0;pwned\x07[bold]\u202e"
    text = f'id,created,resolved,status,"{evil}"\n1,2026-01-01,2026-01-02,"[/x]{evil}",a\n'
    (desk / "evil.csv").write_text(text, encoding="utf-8")
    shown = run(desk, "evil.csv").stdout
    assert not set(shown) & {"\x1b", "\x07", "\u202e", "\r"}
    assert "[bold]" in shown


def test_messages_are_not_shown(desk: Path) -> None:
    rows = "".join(
        f'{n},2026-01-01 10:{n:02},2026-01-02,"my secret number {n} is a long story, dear support"\n'
        for n in range(40)
    )
    (desk / "texts.csv").write_text("id,created,resolved,topic\n" + rows)
    assert "secret" not in run(desk, "texts.csv").stdout


def test_the_same_whatever_the_threads(desk: Path) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-m", "supportctl", "inspect", "damaged.csv", "good.csv"],
            cwd=desk, capture_output=True, env={**os.environ, "SUPPORTCTL_THREADS": threads}, timeout=60, check=False,
        )
        for threads in ("1", "2", "4")
    ]  # fmt: skip
    assert {one.returncode for one in runs} == {3}
    assert len({one.stdout for one in runs}) == 1
