"""Places of rows against a naive reading of the whole text: blank lines, quoted newlines, rejects."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from supportctl.intake.files.content import Content
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.loading.integrity import walk_through
from supportctl.intake.loading.lines import LineFinder, Place, plain_places
from supportctl.intake.loading.rejects import Reject

FILES = {
    "plain": "a,b\n1,2\n3,4\n5,6\n",
    "no newline at the end": "a,b\n1,2\n3,4",
    "blank lines": "\n\na,b\n\n1,2\n\n\n3,4\n\n",
    "quoted newlines": 'a,b\n"1\n1",2\n3,"4\n\n\n4"\n5,6\n',
    "crlf": 'a,b\r\n1,2\r\n\r\n"3\r\n3",4\r\n5,6\r\n',
    "quoted header": '"a\nlong","b\nheader"\n1,2\n\n3,4\n',
    "mark": "\ufeffa,b\n\n1,2\n",
    "rejects": 'a,b\n1,2\nshort\n3,4\n"x\ny"\n\n5,6\n1,2,3\n7,8\n',
    "rejects at both ends": "a,b\nshort\n1,2\nshort\n",
    "only rejects": "a,b\nshort\nshort\n",
    "escaped quotes": 'a,b\n"say ""hi""\n",2\n3,4\n',
}


def naive(text: str) -> tuple[list[Place], dict[int, Place]]:
    """Places of the rows of the header's width, and of the others by number (blank lines count)."""
    good: list[Place] = []
    rejected: dict[int, Place] = {}
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    width, record, line = 0, 0, 1
    for number, cells in enumerate(reader, start=1):
        if cells:
            record += 1
            place = Place(record, line)
            if record == 1:
                width = len(cells)
            elif len(cells) == width:
                good.append(place)
            else:
                rejected[number] = place
        line = reader.line_num + 1
    return good, rejected


def finder_of(content: Content, rejected: Iterable[int], *, plain: bool) -> LineFinder:
    """Places by a walk, or by the numbers alone where every line is one record."""
    if plain:
        return plain_places(content, ",", sorted(rejected))
    rejects = {number: Reject(number, "fewer cells than the header", 1, 0) for number in rejected}
    return walk_through(content, Dialect(",", ("a", "b"), ()), rejects).finder()


def content_of(path: Path, lines_above: int = 0, records_above: int = 0) -> Content:
    return Content(path, "", "utf-8", 0, 0, ",", 0, lines_above, records_above)


@pytest.mark.parametrize("name", FILES)
def test_places(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(FILES[name].encode())
    good, rejected = naive(FILES[name])
    lines = len(FILES[name].splitlines())
    finder = finder_of(content_of(path), rejected, plain=lines == 1 + len(good) + len(rejected))
    assert finder.good_rows(range(len(good))) == dict(enumerate(good))
    assert finder.rejected_rows(rejected) == rejected
    for index, place in enumerate(good):
        assert finder.good_rows([index]) == {index: place}


@pytest.mark.parametrize("name", FILES)
def test_shifts_say_the_same(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(FILES[name].encode())
    good, rejected = naive(FILES[name])
    lines = len(FILES[name].splitlines())
    for plain in {False, lines == 1 + len(good) + len(rejected)}:
        shifts = list(finder_of(content_of(path), rejected, plain=plain).shifts())
        assert shifts == sorted(shifts)
        for index, place in enumerate(good):
            _, record, line = max(one for one in shifts if one[0] <= index)
            assert Place(record + index, line + index) == place


def test_nothing_is_asked_nothing_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FILES["blank lines"])
    finder = finder_of(content_of(path), (), plain=False)
    assert finder.good_rows([]) == {}
    assert finder.rejected_rows([]) == {}


def test_lines_above_the_header_move_every_place(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\nshort\n3,4\n")
    for plain in (False, True):
        cut = finder_of(content_of(path, 5, 2), (3,), plain=plain)
        assert cut.good_rows([0, 1]) == {0: Place(4, 7), 1: Place(6, 9)}
        assert cut.rejected_rows([3]) == {3: Place(5, 8)}
        assert list(cut.shifts())[-1] == (1, 5, 8)


def test_without_a_header_of_its_own_the_first_row_is_line_1(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n3,4\n")
    for plain in (False, True):
        headless = finder_of(content_of(path, -1, -1), (), plain=plain)
        assert headless.good_rows([0, 1]) == {0: Place(1, 1), 1: Place(2, 2)}


def test_rows_below_lines_that_were_left_out_have_the_lines_of_the_original(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\nstand-in\n3,4\n5,6\n")
    content = replace(content_of(path), left_out=((3, 10),))
    for plain in (False, True):
        cut = finder_of(content, (3,), plain=plain)
        assert cut.good_rows([0, 1, 2]) == {0: Place(2, 2), 1: Place(4, 14), 2: Place(5, 15)}
        assert cut.rejected_rows([3]) == {3: Place(3, 3)}
        assert dict(cut.records([2, 3, 15])) == {2: ["1", "2"], 3: ["stand-in"], 15: ["5", "6"]}
    assert [content.line_of_copy(line) for line in (2, 3, 8, 13, 14, 15)] == [2, 3, 3, 3, 4, 5]
