"""Excel workbooks become CSV: one input a sheet, values as an export would write them."""

import io
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from supportctl.intake.files.paths import Inputs, find_inputs
from supportctl.intake.files.workbooks import cell_text

openpyxl = pytest.importorskip("openpyxl")
CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def opened(path: Path, tmp_path: Path) -> Inputs:
    spool = tmp_path / "spool"
    spool.mkdir(exist_ok=True)
    return find_inputs([str(path)], io.BytesIO(), spool)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (7.0, "7"),
        (1.03006e13, "10300600000000"),
        (2.5, "2.5"),
        (datetime(2026, 1, 2, 3, 4, 5), "2026-01-02 03:04:05"),
        (datetime(2026, 1, 2, 3, 4, 5, 250_000), "2026-01-02 03:04:05.250"),
        (date(2026, 1, 2), "2026-01-02"),
        (time(3, 4), "03:04:00"),
        (timedelta(hours=30, minutes=5, seconds=9), "30:05:09"),
        (-timedelta(minutes=90), "-1:30:00"),
        ("two\nlines", "two lines"),
    ],
)
def test_cells(value: object, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (datetime(2026, 10, 5), "yyyy-mm-dd", "2026-10-05"),
        (datetime(2026, 10, 5), "[$-407]dddd, d. mmmm yyyy;@", "2026-10-05"),
        (datetime(2026, 10, 5), 'd"h"/m/yy', "2026-10-05"),
        (datetime(2026, 10, 5), "yyyy-mm-dd hh:mm", "2026-10-05 00:00:00"),
        (datetime(2026, 10, 5, 9, 30), "dd/mm/yyyy", "2026-10-05 09:30:00"),
        (1.5, "[h]:mm", "36:00:00"),
        (0.0625, "h:mm", "01:30:00"),
        (1.25, "h:mm", "30:00:00"),
        (70.5, "hh:mm:ss", "1692:00:00"),
        (1.5, "[mm]:ss", "36:00:00"),
        (1.5, "0.00", "1.5"),
    ],
)
@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_a_number_format_tells_days_times_and_lengths_apart(
    value: object, number_format: str, text: str, epoch: datetime, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.epoch = epoch
    book.active.append(["value"])
    book.active.append([value])
    book.active["A2"].number_format = number_format
    book.save(tmp_path / "book.xlsx")
    (file,) = opened(tmp_path / "book.xlsx", tmp_path).files
    assert file.path.read_text() == f"value\n{text}\n"


def test_every_sheet_is_an_input_and_a_line_is_a_row_of_the_sheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "book.xlsx",
        May=[["id", "created", None], [1, datetime(2026, 5, 1, 10), "a,b"], [], [2, None, "x\ny"]],
        June=[["id"], [3]],
        Empty=[],
    )
    may, june = opened(path, tmp_path).files
    assert (may.shown, june.shown) == (f"{path}/May", f"{path}/June")
    assert may.path.read_text() == 'id,created,\n1,2026-05-01 10:00:00,"a,b"\n\n2,,x y\n'


def test_the_only_sheet_keeps_the_name_of_the_file_whatever_its_suffix(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", Sheet1=[["id", "x"], [1, 2]])
    renamed = path.rename(tmp_path / "book.csv")
    (file,) = opened(renamed, tmp_path).files
    assert (file.shown, file.path.read_text()) == (str(renamed), "id,x\n1,2\n")


def test_without_openpyxl_the_way_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "book.xlsx", Sheet1=[["id", "x"], [1, 2]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (file,) = opened(path, tmp_path).files
    assert file.problem is not None
    assert "supportctl[excel]" in (file.problem.hint or "")
    assert "CSV UTF-8" in (file.problem.hint or "")


def test_a_damaged_workbook_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", Sheet1=[["id", "x"], [1, 2]])
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    (file,) = opened(path, tmp_path).files
    assert file.problem is not None
    assert "cannot be read" in file.problem.message


def test_whatever_byte_of_a_workbook_is_wrong_it_is_read_or_told(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", Sheet1=[["id", "x"], [1, 2]]).read_bytes()
    for place in range(60, len(whole), 389):
        path = tmp_path / f"{place}.xlsx"
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        for file in opened(path, tmp_path).files:
            assert file.problem is None or file.problem.hint


def test_a_workbook_without_a_cell_is_told(tmp_path: Path) -> None:
    (file,) = opened(workbook(tmp_path / "book.xlsx", Sheet1=[]), tmp_path).files
    assert file.problem is not None
    assert "without any cell" in file.problem.message


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", Tickets=[["id"], [1]], Lists=[["words"], ["open"]])
    book = openpyxl.load_workbook(path)
    book["Lists"].sheet_state = "hidden"
    book.save(path)
    (file,) = opened(path, tmp_path).files
    assert file.path.read_text() == "id\n1\n"
