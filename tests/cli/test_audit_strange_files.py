"""`supportctl audit` as a real process: files with strange contents, every row of them accounted for."""

import gzip
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from audit_process import HEADER, LATE, ROW, SLA, Ran, audit_of, run, write

STRANGE: dict[str, tuple[str | bytes, tuple[int, int, int] | None]] = {
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
        (3, 2, 1),
    ),
    "a cell of 10 MB": (HEADER + ROW.format('"' + "x\n" * 5_000_000 + '"') + ROW.format(2), (2, 2, 0)),
    "a cell of 40 MB": (
        HEADER + ROW.format('"' + "x\n" * 20_000_000 + '"') + ROW.format(2) + "short\n",
        (3, 1, 2),
    ),
    "carriage returns alone": ((HEADER + ROW.format(1) + ROW.format(2)).replace("\n", "\r"), (2, 2, 0)),
    "mixed line ends": (HEADER + ROW.format(1).replace("\n", "\r\n") + ROW.format(2), (2, 2, 0)),
    "a last line that is cut off": (HEADER + ROW.format(1) + ROW.format(2)[:20], (2, 1, 1)),
    "a last cell whose quote is cut off": (HEADER + ROW.format(1) + ROW.format('"2')[:-1], (2, 2, 0)),
    "a quote that nothing closes": (
        HEADER + "".join(map(ROW.format, (*range(9_000), '"open', *range(9_000, 18_000)))),
        (18_001, 18_001, 0),
    ),
    "quotes that are bad below the first rows": (
        HEADER + "".join(map(ROW.format, (*range(3_000), *('"a" <{n}>' for n in range(9))))),
        (3_009, 3_001, 0),
    ),
    "headers in brackets": (
        HEADER.replace("id", "[id]") + ROW.format(1),
        (1, 1, 0),
    ),
    "a first header of 2 MB": ("x" * 2_000_000 + "," + HEADER + "," + ROW.format(1), (1, 1, 0)),
    "exports put together with their headers": ((HEADER + ROW.format(1)) * 2, (3, 1, 1)),
    "bad quotes everywhere": (HEADER + ROW.format('"a" <1>') * 3 + ROW.format('"""b" <2>'), (4, 2, 0)),
    "bad quotes and ragged rows": (HEADER + ROW.format('"a" <1>') * 3 + 'x,"y" z\n', (4, 1, 1)),
    "lines around the table": (
        f"Report,,,,\nby Sri,,,,\n{HEADER}{ROW.format(1)}{ROW.format(2)}Total records: 2,,,,\n",
        (2, 2, 0),
    ),
    "a line that names the delimiter": (
        "sep=;\n" + (HEADER + ROW.format(1)).replace(",", ";"),
        (1, 1, 0),
    ),
    "UTF-16, the high byte first": (
        (HEADER + ROW.format("é") + ROW.format(2)).encode("utf-16-be"),
        (2, 2, 0),
    ),
    "UTF-16 with a mark": ((HEADER + ROW.format("é") + ROW.format(2)).encode("utf-16"), (2, 2, 0)),
    "UTF-32": ((HEADER + ROW.format("é")).encode("utf-32"), (1, 1, 0)),
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


def inputs_of(ran: Ran) -> list[dict[str, Any]]:
    assert ran.code in (0, 1), ran.err
    found = ran.report["inputs"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("codec", "word", "name"),
    [
        ("gbk", "已关闭", "gb18030"),
        ("big5", "已關閉", "big5"),
        ("cp1254", "Kapalı", "windows-1254"),
        ("cp1252", "gelöst", "windows-1252"),
    ],
)
def test_the_encoding_of_a_word_is_found_and_said(desk: Path, codec: str, word: str, name: str) -> None:
    sla = SLA + f"sources: [{{files: t.csv, values: {{status: {{{word}: solved}}}}}}]\n"
    text = HEADER + ROW.format(1).replace("closed", word) + ROW.format(2).replace("closed", word)
    ran = audit_of(desk, text.encode(codec), sla=sla)
    assert [(one["encoding"], one["rows"]) for one in inputs_of(ran)] == [(name, 2)]
    assert not [note for note in ran.report["notes"] if note["code"] == "unknown_words"]


def test_an_encoding_that_is_not_certain_ends_with_what_to_write(desk: Path) -> None:
    content = (HEADER + ROW.format(1) + ROW.format("Ağrı")).encode("cp1254")
    ran = audit_of(desk, content)
    assert (ran.code, ran.out) == (3, b"")
    assert "t.csv:3: is not UTF-8 (byte 0xf0)" in ran.err
    entry = re.search(r"sources: \[.*?\]", ran.err)
    assert entry is not None
    ran = audit_of(desk, content, sla=SLA + entry[0].replace("NAME", "windows-1254") + "\n")
    assert [one["encoding"] for one in inputs_of(ran)] == ["windows-1254"]


def test_places_are_those_of_the_file_whatever_stands_above(desk: Path) -> None:
    rows = ROW.format(1) * 300 + "short,row\n" + LATE.format("late")
    report = audit_of(desk, f"Report\n\nby Sri\n{HEADER}{rows}Grand total,,,,\n").report
    (aside,) = report["set_aside"]
    assert [(one["record"], one["line"]) for one in aside["examples"]] == [(304, 305)]
    assert (report["breaches"][0]["record"], report["breaches"][0]["line"]) == (305, 306)


def test_places_in_a_repaired_file(desk: Path) -> None:
    rows = ROW.format('"a" <1>') * 3 + ROW.format('"two\nlines"') + "a,b\n" + LATE.format('"late" <2>')
    sla = SLA + "max_set_aside: 50%\n"
    report = audit_of(desk, HEADER + rows, sla=sla).report
    (aside,) = report["set_aside"]
    assert [(one["record"], one["line"]) for one in aside["examples"]] == [(6, 7)]
    assert {(one["ticket_id"], one["line"]) for one in report["breaches"]} == {('"late" <2>', 8)}


def zipped(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_archives_are_read_as_the_files_in_them(desk: Path) -> None:
    sla = SLA + "sources: [{files: 'chat-*.csv', channel: chat}]\n"
    (desk / "sla.yaml").write_text(sla)
    members = {"a/chat-1.csv": HEADER + ROW.format(1), "b.csv": HEADER + ROW.format(2), "c.pdf": "%PDF"}
    packed = write(desk / "all.zip", zipped(members))
    single = write(desk / "chat-2.csv.gz", gzip.compress((HEADER + ROW.format(3)).encode()))
    ran = run(packed, single, "--config", desk / "sla.yaml", "--format", "json")
    shown = [(Path(one["path"]).name, one["tickets"]) for one in inputs_of(ran)]
    assert shown == [("chat-1.csv", 1), ("b.csv", 1), ("chat-2.csv.gz", 1)]
    channels = {one["group"]["channel"]: one["tickets"] for one in ran.report["totals"]}
    assert channels["chat"] == 2
    assert [Path(note["path"]).name for note in ran.report["notes"] if note["code"] == "passed_over"] == [
        "c.pdf"
    ]


def test_a_bad_archive_leaves_the_good_file_reported(desk: Path) -> None:
    bad = write(desk / "bad.zip", zipped({"a.csv": HEADER + ROW.format(1)})[:-30])
    ran = run(
        bad, write(desk / "t.csv", HEADER + ROW.format(1)), "--config", desk / "sla.yaml", "--format", "json"
    )
    assert ran.code == 3
    assert [Path(one["path"]).name for one in ran.report["inputs"]] == ["t.csv"]
    assert "damaged" in str([note for note in ran.report["notes"] if note["code"] == "file_not_audited"])


def test_standard_input_may_be_packed(desk: Path) -> None:
    packed = gzip.compress((HEADER + ROW.format(1)).encode())
    ran = run("-", "--config", desk / "sla.yaml", "--format", "json", stdin=packed)
    assert [(one["path"], one["rows"]) for one in inputs_of(ran)] == [("stdin", 1)]


def test_a_workbook_is_read_or_refused_with_the_way_out(desk: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in (HEADER + ROW.format(1) + ROW.format(2)).splitlines():
        book.active.append(line.split(","))
    book.save(desk / "t.xlsx")
    ran = run(desk / "t.xlsx", "--config", desk / "sla.yaml", "--format", "json")
    assert [(Path(one["path"]).name, one["rows"]) for one in inputs_of(ran)] == [("t.xlsx", 2)]
    without = write(desk / "openpyxl.py", "raise ImportError\n").parent
    ran = run(desk / "t.xlsx", "--config", desk / "sla.yaml", PYTHONPATH=str(without))
    assert ran.code == 3
    assert "supportctl[excel]" in ran.err


def test_a_call_log_without_a_header_line(desk: Path) -> None:
    row = (
        '"""Budi"" <{0}>","{0}","600","support","SIP/{0}","SIP/7","Queue","600,t",'
        '"2026-01-01 10:00:0{0}","2026-01-01 10:01:00","2026-01-01 10:09:00",540,480,"ANSWERED",'
        '"DOCUMENTATION","","1767261600.{0}",""\n'
    )
    ran = audit_of(desk, "".join(row.format(number) for number in range(5)))
    (file,) = inputs_of(ran)
    assert (file["rows"], file["set_aside"]) == (5, 0)
    assert file["system"] == "asterisk"
