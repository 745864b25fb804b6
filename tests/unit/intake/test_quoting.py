"""Broken quoting: no row and no cell is lost, and a record by the rules stays as it is."""

import csv
from itertools import product

import pytest

from supportctl.intake.layout.quoting import Mending, mended


def read(text: str, width: int, delimiter: str = ",") -> tuple[list[list[str]], int]:
    mending = Mending(delimiter, width)
    clean = "".join(mended(text.splitlines(keepends=True), mending))
    return list(csv.reader(clean.splitlines(keepends=True), delimiter=delimiter, strict=True)), mending.mended


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"User 10" <114>,114,"SIP/113,60,rI"', ['"User 10" <114>', "114", "SIP/113,60,rI"]),
        ('""Name" <1115>",1,2', ['""Name" <1115>"', "1", "2"]),
        ('1,"He said "hello, you" loudly",3', ["1", 'He said "hello, you" loudly', "3"]),
        ('1,"never closed,3', ["1", '"never closed', "3"]),
        ('"a" ,b,c', ['"a" ', "b", "c"]),
    ],
)
def test_a_broken_record_is_read_to_the_width_of_the_header(line: str, cells: list[str]) -> None:
    assert read(f"{line}\n4,5,6\n", 3) == ([cells, ["4", "5", "6"]], 1)


@pytest.mark.parametrize(
    "line", ['""""" <client1>",b', '"say ""hi""",b', ' "a,b",c', 'a"b,c"', '"",""', '"two\nlines","x\n\ny"']
)
def test_a_record_by_the_rules_is_left_alone(line: str) -> None:
    mending = Mending(",", 2)
    assert "".join(mended(f"{line}\r\n1,2".splitlines(keepends=True), mending)) == f"{line}\r\n1,2"
    assert (mending.records, mending.mended) == (2, 0)


def test_an_open_quote_swallows_no_rows() -> None:
    rows, broken = read('1,"open\n2,b\n3,c\n', 2)
    assert (rows, broken) == ([["1", '"open'], ["2", "b"], ["3", "c"]], 1)


def test_a_record_that_no_reading_fits_keeps_its_line() -> None:
    rows, broken = read('"x"y,2,3,4\n5,6\n', 2)
    assert ([len(row) for row in rows], broken) == ([4, 2], 1)


def test_short_records_of_a_known_layout_are_filled_up() -> None:
    mending = Mending("|", 4, shortest=2)
    lines = ["1|2\n", '1|"a|b"\n', "1|2|3|4|5\n", "1\n", "\n", '1|"x"y\n']
    assert list(mended(lines, mending)) == [
        "1|2||\n", '1|"a|b"||\n', "1|2|3|4|5\n", "1\n", "\n", '1|"""x""y"||\n',
    ]  # fmt: skip


def test_every_line_of_any_text_stays_a_line() -> None:
    for signs in product('a",\n', repeat=6):
        lines = f"{''.join(signs)}\n".splitlines(keepends=True)
        found = "".join(mended(lines, Mending(",", 2)))
        assert found.count("\n") == len(lines)
        list(csv.reader(found.splitlines(keepends=True), strict=True))
