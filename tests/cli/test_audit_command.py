"""`supportctl audit` as a real process: exit codes, what goes where, and that it never shows a traceback."""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from audit_process import HEADER, LATE, OFFICE, ROW, SLA, audit_of, run, shell, write

# ------------------------------------------------------------------------------------------- what cannot be audited

UNREADABLE: dict[str, tuple[str | bytes, str]] = {
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
    "months in an unknown language": (
        "id,created,resolved\n1,5 elo 2026 10:00,5 elo 2026 11:00\n",
        "created",
    ),
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
    ran = audit_of(desk, "id,created,resolved\n1,2026-01-01 10:00,yes\n")
    assert ran.code == 3
    assert "holds no timestamps (as in “yes”)" in ran.err


def test_the_content_decides_what_a_column_is(desk: Path) -> None:
    ran = audit_of(desk, "id,created,first response seconds\n1,2026-01-01 10:00,2026-01-01 10:05\n")
    (row,) = [one for one in ran.report["objectives"] if one["metric"] == "first_response"]
    assert row["seconds"]["max"] == 300


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
    assert (ran.code, ran.out) == (0, b"")
    assert ran.err.endswith(f" promises: {desk}/a, {desk}/b.txt, {desk}/c.json\n")
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
    environments: list[dict[str, Any]] = [
        {},
        {"TZ": "Asia/Tokyo"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "C"},
        {"SUPPORTCTL_THREADS": "1"},
        {"SUPPORTCTL_THREADS": "8"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONTZPATH": "/nonexistent"},
    ]
    for environment in environments:
        assert run(*arguments, **environment).out == first.out, environment
