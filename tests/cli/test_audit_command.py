"""`supportctl audit` as a real process: exit codes, what goes where, and that it never shows a traceback."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HEADER = "id,created,first response,resolved,status\n"
ROW = "{},2026-01-01 10:00,2026-01-01 10:30,2026-01-01 12:00,closed\n"
LATE = "{},2026-01-01 10:00,2026-01-01 20:30,2026-01-03 12:00,closed\n"
SLA = "version: 1\nmin_tickets: 1\npolicies: [{name: all, targets: {first_response: 4h, resolution: 24h}}]\n"
OFFICE = """version: 1
timezone: Europe/Berlin
min_tickets: 1
calendars: {office: {timezone: Europe/Berlin, hours: {mon-fri: "09:00-17:00"}}}
policies: [{name: all, calendar: office, targets: {first_response: 4h, resolution: 24h}}]
"""


@dataclass(frozen=True)
class Ran:
    """What a finished process left."""

    code: int
    out: bytes
    err: str

    @property
    def report(self) -> dict[str, Any]:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "supportctl", "audit", *map(str, arguments)]


def run(*arguments: object, stdin: bytes | None = None, cwd: Path | None = None, **environment: str) -> Ran:
    """Run `supportctl audit`; fails on any traceback or internal error."""
    done = subprocess.run(
        command(*arguments), input=stdin, capture_output=True, cwd=cwd, env={**os.environ, **environment}, timeout=30,
        check=False,
    )  # fmt: skip
    ran = Ran(done.returncode, done.stdout, done.stderr.decode())
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err, ran.err
    return ran


def shell(script: str, **environment: str) -> Ran:
    """Run a shell line in which $audit is the command."""
    audit = " ".join(command())
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; audit='{audit}'; {script}"],
        capture_output=True, env={**os.environ, **environment}, timeout=30, check=False,
    )  # fmt: skip
    ran = Ran(done.returncode, done.stdout, done.stderr.decode())
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err, ran.err
    return ran


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with sla.yaml and one good export of 30 tickets."""
    (tmp_path / "sla.yaml").write_text(SLA)
    write(tmp_path / "good.csv", HEADER + "".join(ROW.format(number) for number in range(30)))
    return tmp_path


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def audit_of(
    desk: Path, content: str | bytes, *arguments: object, sla: str | None = None, name: str = "t.csv"
) -> Ran:
    """Audit one file of this content, as JSON."""
    if sla:
        (desk / "sla.yaml").write_text(sla)
    return run(write(desk / name, content), "--config", desk / "sla.yaml", "--format", "json", *arguments)


# ------------------------------------------------------------------------------------------- what cannot be audited

UNREADABLE = {
    "empty": ("", "empty"),
    "header only": (HEADER, "no rows"),
    "only blank lines": ("\n\r\n\n", "blank lines"),
    "no creation column": ("id,foo\n1,2\n", "created"),
    "binary": (bytes(range(256)) * 9, "UTF-8"),
    "login page": ("<!DOCTYPE html>\n<html>sign in, please</html>\n", "web page"),
    "json list": ('[{"id": 1, "created": "2026-01-01"}]\n', "not a CSV"),
    "json object": ('{"id": 1,\n"created": "2026-01-01"}\n', "not a CSV"),
    "zip": (b"PK\x03\x04abc,def\n1,2\n", "not a CSV"),
    "no row fits the header": (HEADER + "bad\nbad\n", "cut into cells"),
    "creation column holds words": (
        "id,created,resolved\n1,Budi,2026-01-01 10:00\n2,Sri,2026-01-01 11:00\n",
        "created",
    ),
    "months in another language": ("id,created,resolved\n1,5 Agu 2026 10:00,5 Agu 2026 11:00\n", "created"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_cannot_be_audited_is_3_and_says_why(desk: Path, kind: str) -> None:
    content, words = UNREADABLE[kind]
    ran = audit_of(desk, content)
    assert (ran.code, ran.out) == (3, b"")
    assert "t.csv" in ran.err
    assert words in ran.err
    assert len(ran.err) < 2_000


def test_bad_files_beside_a_good_one_leave_the_good_one_reported(desk: Path) -> None:
    bad = [write(desk / f"{number}.csv", content) for number, (content, _) in enumerate(UNREADABLE.values())]
    ran = run(*bad[:5], desk / "good.csv", *bad[5:], "--config", desk / "sla.yaml", "--format", "json")
    assert ran.code == 3
    assert ran.report["verdict"] == "not_auditable"
    assert [(Path(file["path"]).name, file["tickets"]) for file in ran.report["inputs"]] == [("good.csv", 30)]
    told = {note["path"] for note in ran.report["notes"] if note["code"] == "file_not_audited"}
    assert told == {str(path) for path in bad}


def test_a_column_that_sla_yaml_names_and_the_file_lacks_is_2_with_its_place(desk: Path) -> None:
    sla = SLA + "sources:\n  - files: t.csv\n    columns: {resolved_at: Resolvd}\n"
    ran = audit_of(desk, HEADER + ROW.format(1), sla=sla)
    assert (ran.code, ran.out) == (2, b"")
    assert "sla.yaml:6" in ran.err
    assert "“resolved”" in ran.err


def test_a_contradiction_is_said_when_nothing_else_is_measurable(desk: Path) -> None:
    ran = audit_of(desk, "id,created,first response seconds\n1,2026-01-01 10:00,2026-01-01 10:05\n")
    assert ran.code == 3
    assert "holds timestamps" in ran.err


# ------------------------------------------------------------------------------------------- the command line


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--wat"], "--wat"),
        (["--format", "xml"], "xml"),
        (["--as-of", "yesterday"], "yesterday"),
        (["--as-of", ""], "no date"),
        (["--output", "xml=report"], "xml"),
        (["--output", "/nonexistent/report.json"], "no such folder"),
        (["--output", "/proc"], "folder"),
        (["--output", "/proc/report.json"], "cannot be written"),
        (["--output", "/dev/full"], "cannot be written"),
        (["--output", "json="], "written"),
    ],
)
def test_a_wrong_option_or_an_unwritable_output_is_2(
    desk: Path, arguments: Sequence[str], words: str
) -> None:
    ran = run(desk / "good.csv", "--config", desk / "sla.yaml", *arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert words in ran.err


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("version: 1\npolices: []\n", "sla.yaml:2:1"),
        ("version: 1\npolicies: [\n", "sla.yaml:"),
        ("", "sla.yaml"),
    ],
)
def test_a_wrong_sla_yaml_is_2_with_its_place(desk: Path, text: str, place: str) -> None:
    (desk / "sla.yaml").write_text(text)
    ran = run(desk / "good.csv", "--config", desk / "sla.yaml")
    assert (ran.code, ran.out) == (2, b"")
    assert place in ran.err


@pytest.mark.parametrize("how", ["option", "environment", "folder"])
def test_a_missing_sla_yaml_is_2(desk: Path, how: str) -> None:
    missing = str(desk / "nope.yaml")
    if how == "environment":
        ran = run(desk / "good.csv", SUPPORTCTL_CONFIG=missing)
    else:
        ran = run(desk / "good.csv", "--config", missing if how == "option" else desk)
    assert (ran.code, ran.out) == (2, b"")


def test_no_such_file_is_3(desk: Path) -> None:
    ran = run(desk / "nope.csv", desk / "*.tsv", "--config", desk / "sla.yaml")
    assert (ran.code, ran.out) == (3, b"")
    assert "no such file" in ran.err
    assert "no file matches" in ran.err


def test_a_missed_promise_is_1_and_exit_zero_softens_only_that(desk: Path) -> None:
    late = write(desk / "late.csv", HEADER + "".join(LATE.format(number) for number in range(30)))
    config = ["--config", desk / "sla.yaml"]
    assert run(late, *config).code == 1
    assert run(late, *config, "--exit-zero").code == 0
    assert run(write(desk / "x.csv", ""), *config, "--exit-zero").code == 3
    assert run(late, "--config", desk / "no.yaml", "--exit-zero").code == 2


def test_outputs_go_to_files_and_stdout_stays_empty(desk: Path) -> None:
    ran = run(
        desk / "good.csv", "--config", desk / "sla.yaml", "--output", f"json={desk}/a", "--output", desk / "b.txt",
        "--output", desk / "c.json",
    )  # fmt: skip
    assert (ran.code, ran.out, ran.err) == (0, b"", "")
    plain = run(desk / "good.csv", "--config", desk / "sla.yaml")
    as_json = run(desk / "good.csv", "--config", desk / "sla.yaml", "--format", "json")
    assert (desk / "a").read_bytes() == (desk / "c.json").read_bytes() == as_json.out
    assert (desk / "b.txt").read_bytes() == plain.out
    assert not [path for path in desk.iterdir() if path.name.startswith(".")]


# ------------------------------------------------------------------------------------------- as-of


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2026-01-02", "2026-01-02T23:00:00Z"),
        ("2026-01-02T18:00", "2026-01-02T17:00:00Z"),
        ("2026-01-02 18:00:30", "2026-01-02T17:00:30Z"),
        ("2026-01-02T18:00Z", "2026-01-02T18:00:00Z"),
        ("2026-01-02T18:00+07:00", "2026-01-02T11:00:00Z"),
    ],
)
def test_as_of_is_read_in_the_policys_zone_and_a_date_means_its_end(
    desk: Path, given: str, meant: str
) -> None:
    report = audit_of(desk, HEADER + ROW.format(1), "--as-of", given, sla=OFFICE).report
    assert (report["as_of"], report["as_of_from"]) == (meant, "--as-of")


def test_as_of_now_is_the_only_clock(desk: Path) -> None:
    before = time.strftime("%Y-%m-%dT%H:%M", time.gmtime())
    report = audit_of(desk, HEADER + ROW.format(1), "--as-of", "now").report
    assert before <= report["as_of"][:16] <= time.strftime("%Y-%m-%dT%H:%M", time.gmtime())


@pytest.mark.parametrize("sla", [SLA, OFFICE], ids=["always", "office"])
@pytest.mark.parametrize(
    "given", ["9999-12-31", "9999-12-31T23:59", "0001-01-01", "1960-01-01", "1989-12-31"]
)
def test_an_absurd_as_of_is_an_outcome_like_any_other(desk: Path, given: str, sla: str) -> None:
    assert audit_of(desk, HEADER + ROW.format(1), "--as-of", given, sla=sla).code in (0, 1, 2, 3)


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Jakarta"])
@pytest.mark.parametrize("sla", [SLA, OFFICE], ids=["always", "office"])
@pytest.mark.parametrize("never", ["9999-12-31 23:59:59", "0001-01-01 00:00:00"])
def test_a_date_that_means_never_stops_nothing(desk: Path, never: str, sla: str, zone: str) -> None:
    text = sla.replace("timezone: Europe/Berlin\nmin", "min") + f"timezone: {zone}\n"
    rows = "".join(ROW.format(number) for number in range(30))
    never_row = f"x,2026-01-01 10:00,2026-01-01 10:30,{never},open\n"
    ran = audit_of(desk, HEADER + rows + never_row, "--as-of", "2026-01-05", sla=text)
    assert ran.code in (0, 1, 3)
    (first, resolution) = ran.report["objectives"]
    assert (first["tickets"], first["met"]) == (31, 31)
    assert resolution["unknown_reasons"] == {"impossible_time": 1}
    assert audit_of(desk, HEADER + rows + never_row, sla=text).code in (0, 1, 3)


# ------------------------------------------------------------------------------------------- inputs


@pytest.mark.parametrize(
    "name",
    [
        "a*.csv", "a?.csv", "w[1].csv", "sp ace.csv", "q'uo\"te.csv", "né😀.csv", "new\nline.csv", "esc\x1b[31m.csv",
        "{a,b}.csv", "a;b.csv", "back\\slash.csv", os.fsdecode(b"caf\xe9.csv"),
    ],
)  # fmt: skip
def test_any_file_name_is_a_file_name(desk: Path, name: str) -> None:
    for other in ("ab.csv", "w1.csv"):
        write(desk / other, HEADER + ROW.format(1) * 3)
    ran = audit_of(desk, HEADER + ROW.format(1) + "short\n", name=name)
    assert ran.code == 0
    (file,) = ran.report["inputs"]
    assert (file["rows"], file["tickets"], file["set_aside"]) == (2, 1, 1)
    assert ran.report["set_aside"][0]["examples"][0]["line"] == 3


def test_standard_input_is_read_once_and_named(desk: Path) -> None:
    content = (desk / "good.csv").read_bytes()
    for arguments in (["-"], ["-", "-"]):
        ran = run(*arguments, "--config", desk / "sla.yaml", "--format", "json", stdin=content)
        assert ran.code == 0
        assert [(file["path"], file["tickets"]) for file in ran.report["inputs"]] == [("stdin", 30)]
    assert run("-", "--config", desk / "sla.yaml", stdin=b"").code == 3


def test_a_folder_a_glob_a_link_and_the_file_itself_are_one_file(desk: Path) -> None:
    (desk / "sub.csv").mkdir()
    (desk / "link.csv").symlink_to(desk / "good.csv")
    write(desk / "notes.docx", "no CSV")
    ran = run(desk, desk / "*.csv", desk / "good.csv", "--config", desk / "sla.yaml", "--format", "json")
    assert ran.code == 0
    assert [file["tickets"] for file in ran.report["inputs"]] == [30]
    passed_over = {Path(note["path"]).name for note in ran.report["notes"] if note["code"] == "passed_over"}
    assert passed_over == {"notes.docx", "sla.yaml"}


def test_an_empty_folder_is_3(desk: Path) -> None:
    (desk / "x.csv").mkdir()
    assert run(desk / "x.csv", "--config", desk / "sla.yaml").code == 3


def test_a_pipe_is_read_like_a_file(desk: Path) -> None:
    ran = shell(f"timeout 20 $audit <(cat {desk}/good.csv) --config {desk}/sla.yaml --format json")
    assert ran.code == 0
    assert ran.report["inputs"][0]["tickets"] == 30
    ran = shell(
        f"cd {desk}; mkfifo f.csv; cat good.csv > f.csv & cd {desk}; timeout 20 $audit f.csv --config sla.yaml"
    )
    assert ran.code == 0


# ------------------------------------------------------------------------------------------- streams and signals


def test_a_closed_pipe_is_141_and_silent(desk: Path) -> None:
    ran = shell(f"$audit {desk}/good.csv --config {desk}/sla.yaml --format json | true")
    assert (ran.code, ran.err) == (141, "")
    ran = shell(f"$audit {desk}/good.csv --config {desk}/sla.yaml --format json | head -1")
    assert ran.code in (0, 141)
    assert ran.err == ""


@pytest.mark.parametrize(
    ("redirection", "codes"),
    [("<&-", {0}), (">&-", {0, 2, 4, 141}), ("2>&-", {0}), (">/dev/full", {2, 4}), ("2>/dev/full", {0})],
)
def test_a_closed_or_full_stream_is_no_defect_of_ours(desk: Path, redirection: str, codes: set[int]) -> None:
    assert shell(f"$audit {desk}/good.csv --config {desk}/sla.yaml {redirection}").code in codes


@pytest.mark.parametrize("threads", ["0", "abc", "²", "100000", "99999999999999999999999"])
def test_any_number_of_threads_is_survived(desk: Path, threads: str) -> None:
    assert run(desk / "good.csv", "--config", desk / "sla.yaml", SUPPORTCTL_THREADS=threads).code in (0, 2)


BIG_ROWS = 2_000_000


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that takes seconds to audit."""
    folder = tmp_path_factory.mktemp("big")
    (folder / "sla.yaml").write_text(SLA)
    block = "".join(
        f"{{0}}{row:04},2026-01-{1 + row % 28:02} 10:00:00,2026-01-{1 + row % 28:02} 10:30:{row % 60:02},,open\n"
        for row in range(10_000)
    )
    with (folder / "big.csv").open("w") as out:
        out.write(HEADER)
        out.writelines(block.replace("{0}", str(number)) for number in range(BIG_ROWS // 10_000))
    return folder


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("after", [0.6, 1.2])
def test_a_signal_in_a_long_run_ends_it_quickly_and_leaves_nothing(
    big: Path, tmp_path: Path, number: signal.Signals, code: int, after: float
) -> None:
    with _started(big, tmp_path) as process:
        _wait_for_work(tmp_path)
        time.sleep(after - 0.5)
        process.send_signal(number)
        out, err = process.communicate(timeout=10)
    assert process.returncode == code
    assert out == b""
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_second_ctrl_c_does_no_harm(big: Path, tmp_path: Path) -> None:
    with _started(big, tmp_path) as process:
        _wait_for_work(tmp_path)
        process.send_signal(signal.SIGINT)
        time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert process.returncode in (130, -signal.SIGINT)
    assert b"Traceback" not in err
    assert b"internal error" not in err


def test_ctrl_c_while_starting_shows_no_traceback(big: Path, tmp_path: Path) -> None:
    for wait in (0.05, 0.1, 0.15, 0.2, 0.25):
        with _started(big, tmp_path) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=10)
        assert b"supportctl/" not in err, err.decode()[-300:]


def _started(big: Path, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command(big / "big.csv", "--config", big / "sla.yaml"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "TMPDIR": str(folder)},
    )  # fmt: skip


def _wait_for_work(folder: Path) -> None:
    """Until the run has its temporary folder."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and not any(folder.glob("supportctl-*")):
        time.sleep(0.01)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder with room for one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_with_what_to_do(big: Path, small_disk: Path) -> None:
    ran = run(big / "big.csv", "--config", big / "sla.yaml", TMPDIR=str(small_disk))
    assert (ran.code, ran.out) == (4, b"")
    assert "TMPDIR" in ran.err
    assert list(small_disk.iterdir()) == []


# ------------------------------------------------------------------------------------------- the same bytes everywhere


def test_the_report_is_the_same_bytes_whatever_the_machine(desk: Path) -> None:
    days = [f"2026-01-{1 + number % 28:02}" for number in range(3_000)]
    rows = [
        f"{number},{day} 10:00:00{' JST' if number % 1000 == 7 else ''},{day} {10 + number % 12}:30:00,,open\n"
        for number, day in enumerate(days)
    ]
    path = write(desk / "İstanbul.csv", HEADER + "".join(rows))
    arguments = [path, "--config", desk / "sla.yaml", "--format", "json"]
    first = run(*arguments)
    assert first.code in (0, 1)
    for environment in (
        {},
        {"TZ": "Asia/Tokyo"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "C"},
        {"SUPPORTCTL_THREADS": "1"},
        {"SUPPORTCTL_THREADS": "8"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONTZPATH": "/nonexistent"},
    ):
        assert run(*arguments, **environment).out == first.out, environment


# ------------------------------------------------------------------------------------------- strange contents

STRANGE = {
    "NUL bytes": (HEADER + ROW.format("a\0b") + ROW.format('"c\0d"'), (2, 2, 0)),
    "leading blank lines": ("\n\n" + HEADER + ROW.format(1), (1, 1, 0)),
    "a quote after a space": (HEADER + ROW.format(1).replace("closed", ' "clo,sed"') + ROW.format(2), None),
    "surplus empty cells": (HEADER + ROW.format(1) + ROW.format(2).replace("\n", ",,\n"), (2, 1, 1)),
    "400 columns": (
        HEADER.replace("\n", ",v" * 400 + "\n")
        + "".join(ROW.format(n).replace("\n", ",1" * 400 + "\n") for n in range(9)),
        (9, 9, 0),
    ),
    "duplicate and empty headers": (
        "id,created,created,,first response,,\n1,2026-01-01 10:00,x,y,2026-01-01 10:30,,z\n",
        (1, 1, 0),
    ),
    "a header that is SQL": (
        'id,created,first response,"""; drop table x --"\n1,2026-01-01 10:00,2026-01-01 10:30,1\n',
        (1, 1, 0),
    ),
    "ids that steer a terminal": (HEADER + LATE.format("\x1b[31mred\x07"), (1, 1, 0)),
    "a separator within a broken quote": (
        HEADER + ROW.format(1) + '"2,a\u2028b\x0bc\n' + ROW.format(3),
        (3, 1, 2),
    ),
    "a cell of 10 MB": (HEADER + ROW.format('"' + "x\n" * 5_000_000 + '"') + ROW.format(2), (2, 2, 0)),
    "a cell of 40 MB": (
        HEADER + ROW.format('"' + "x\n" * 20_000_000 + '"') + ROW.format(2) + "short\n",
        (3, 1, 2),
    ),
    "a score beyond reason": (
        HEADER.replace("\n", ",csat\n") + ROW.format(1).replace("\n", ",1e999999\n"),
        (1, 1, 0),
    ),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_every_row_of_a_strange_file_is_accounted_for(desk: Path, kind: str) -> None:
    content, wanted = STRANGE[kind]
    ran = audit_of(desk, content)
    assert ran.code in (0, 1, 3)
    (file,) = ran.report["inputs"]
    assert file["rows"] == file["tickets"] + file["folded"] + file["out_of_scope"] + file["set_aside"]
    if wanted:
        assert (file["rows"], file["tickets"], file["set_aside"]) == wanted


def test_the_terminal_report_holds_no_control_characters(desk: Path) -> None:
    content = (
        HEADER + LATE.format("\x1b[31mred\x07") + LATE.format('"[bold]x[/order]"') + LATE.format("\u202eabc")
    )
    ran = run(write(desk / "t.csv", content), "--config", desk / "sla.yaml")
    assert ran.code == 1
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", ran.out.decode()) == []


@pytest.mark.parametrize(
    "names",
    [
        ("Plan", "plan"),
        ("Status", "Created_At"),
        ("created_at_local", "resolved_at_utc"),
        ("row_id", "file_no"),
    ],
)
def test_a_declared_field_may_have_any_name_that_sla_yaml_accepts(desk: Path, names: tuple[str, str]) -> None:
    first, second = names
    sla = f"""version: 1
min_tickets: 1
timezone: Europe/Berlin
policies: [{{name: all, match: {{{first}: p, {second}: q}}, targets: {{resolution: 24h}}}}]
sources: [{{files: "*.csv", fields: {{{first}: A, {second}: B}}}}]
"""
    ran = audit_of(
        desk, "id,created,resolved,status,A,B\n1,2026-01-01 10:00,2026-01-01 12:00,closed,p,q\n", sla=sla
    )
    if ran.code != 2:  # to refuse the name with its place is as good
        assert ran.report["objectives"][0]["met"] == 1


def test_a_null_word_means_nothing_wherever_it_stands(desk: Path) -> None:
    """The 2 000 rows looked at first must not decide what a later cell means."""
    plain = [ROW.format(number) for number in range(2_500)]
    nulls = [
        ROW.format("NULL"),
        ROW.format("NULL").replace("closed", "open"),
        ROW.format("-"),
        ROW.format("-"),
    ]
    epoch = ["e,1767261600,2026-01-01 10:30,2026-01-01 12:00,closed\n"]
    for odd in (nulls, epoch):
        late, early = (audit_of(desk, HEADER + "".join(rows)).report for rows in (plain + odd, odd + plain))
        assert late["inputs"][0]["tickets"] == early["inputs"][0]["tickets"]
        assert late["objectives"] == early["objectives"]
