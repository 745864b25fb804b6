"""Records that a quoted cell makes longer than any may be are found, whatever stands before and below them."""

import csv
import io
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.intake.files import record_lengths
from supportctl.intake.files.long_lines import STAND_IN
from supportctl.intake.files.record_lengths import RecordLengths
from supportctl.intake.layout import long_records
from supportctl.intake.layout.long_records import find_long_records, without

LIMIT = 20
CELLS = st.text('ab"\n,', max_size=16)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=8)


@pytest.fixture(autouse=True)
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_records, "MOST_BYTES", LIMIT)
    monkeypatch.setattr(record_lengths, "MOST_BYTES", LIMIT)


def written(rows: list[list[str]]) -> list[str]:
    texts = []
    for row in rows:
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerow(row)
        texts.append(out.getvalue())
    return texts


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("long") / "a.csv"


@given(TABLES)
def test_long_records_give_way_to_stand_ins(path: Path, rows: list[list[str]]) -> None:
    texts = written(rows)
    path.write_text("".join(texts), newline="")
    seen = find_long_records(path, ",")
    starts = [1 + "".join(texts[:place]).count("\n") for place in range(len(texts))]
    extents = [
        (start, text.count("\n")) for start, text in zip(starts, texts, strict=True) if len(text) > LIMIT
    ]
    assert [(one.line, one.lines) for one in seen.found] == extents
    copy = b"".join(without(path, seen.found)).decode()
    assert copy == "".join(STAND_IN + "\n" if len(text) > LIMIT else text for text in texts)
    assert not seen.broken


@given(TABLES, st.integers(1, 7))
def test_a_record_that_is_long_is_suspected(rows: list[list[str]], size: int) -> None:
    texts = written(rows)
    data, lengths = "".join(texts).encode(), RecordLengths()
    for start in range(0, len(data), size):
        chunk = data[start : start + size]
        lengths.see(chunk, chunk.count(b'"'))
    assert lengths.suspicious or max(map(len, texts)) <= LIMIT


def test_the_stand_in_ends_as_the_other_lines_do(path: Path) -> None:
    path.write_bytes(b'a,b\r\n1,"' + b"text\r\n" * 9 + b'"\r\n2,3\r\n')
    copy = b"".join(without(path, find_long_records(path, ",").found))
    assert copy.split(b"\r\n") == [b"a,b", STAND_IN.encode(), b"2,3", b""]


def test_short_records_in_long_files_are_not_suspected() -> None:
    lengths = RecordLengths()
    for _ in range(100):
        lengths.see(b'1,"a\nb"\n', 2)
    assert not lengths.suspicious


def test_lines_below_a_long_record_keep_their_numbers(path: Path) -> None:
    long = '"' + "text\n" * 9 + '"'
    lines = ["a,b\n", '"0","0"\n', f"1,{long}\n", '"2\n\n","x"\n', f'{long},"3\n"\n', "4,y\n"]
    path.write_text("".join(lines))
    seen = find_long_records(path, ",")
    assert [(one.line, one.lines) for one in seen.found] == [(3, 10), (16, 11)]
    assert seen.left_out() == ((3, 9), (7, 10))


@pytest.mark.parametrize("rest", ["3,4\n" * 50, '"3","4"\n' * 50, '3,"4\n4"\n' * 50])
def test_a_quote_that_nothing_closes_is_no_long_record(path: Path, rest: str) -> None:
    path.write_text(f'a,b\n1,"never closed\n{rest}')
    seen = find_long_records(path, ",")
    assert (seen.found, seen.broken) == ([], True)


def test_a_long_record_below_a_broken_one_is_found(path: Path) -> None:
    long = '"' + "text\n" * 9 + '"'
    path.write_text(f'a,b\n1,"broken" quotes\n2,{long}\n')
    seen = find_long_records(path, ",")
    assert seen.broken
    assert [(one.line, one.lines) for one in seen.found] == [(3, 10)]


def test_the_records_lie_one_behind_the_other(path: Path) -> None:
    long = '"' + "text\n" * 9 + '"'
    path.write_text(f"\ufeff{long},b\n" * 3, encoding="utf-8")
    found = find_long_records(path, ",").found
    assert all(before.stop == after.start for before, after in pairwise(found))
