"""`supportctl audit` as a real process: files with strange contents, every row of them accounted for."""

import re
from pathlib import Path

import pytest
from audit_process import HEADER, LATE, ROW, audit_of, run, write

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
