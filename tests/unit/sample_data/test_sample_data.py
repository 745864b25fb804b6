"""The sample files are what their generator writes, and hold the defects that their README lists."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[3] / "sample_data"
DIALECTS = {
    "tickets.csv": (",", "utf-8"),
    "whatsapp-chat.csv": (";", "utf-8-sig"),
    "calls.csv": ("\t", "utf-8"),
}
ROWS = {"tickets.csv": 1400, "whatsapp-chat.csv": 900, "calls.csv": 700}


def read(name: str) -> list[list[str]]:
    """Every record of a sample file, heading first; each stands on one line, so record n is line n + 1."""
    delimiter, encoding = DIALECTS[name]
    with (SAMPLE / name).open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def cell(name: str, line: int, heading: str) -> str:
    """One cell, by its line in the file and its heading."""
    records = read(name)
    return records[line - 1][records[0].index(heading)]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the generator has just written."""
    folder = tmp_path_factory.mktemp("sample") / "out"
    subprocess.run([sys.executable, str(SAMPLE / "generate.py"), str(folder)], check=True)
    return folder


def test_the_generator_writes_these_files_and_no_other(generated: Path) -> None:
    assert sorted(path.name for path in generated.iterdir()) == sorted(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_the_committed_file_is_what_the_generator_writes(generated: Path, name: str) -> None:
    assert (generated / name).read_bytes() == (SAMPLE / name).read_bytes()


@pytest.mark.parametrize(("name", "rows"), ROWS.items())
def test_number_of_rows(name: str, rows: int) -> None:
    assert len(read(name)) == rows + 1


@pytest.mark.parametrize("name", ROWS)
def test_ids_are_unique(name: str) -> None:
    ids = [record[0] for record in read(name)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("name", "line", "cells"),
    [("tickets.csv", 989, 12), ("whatsapp-chat.csv", 235, 14), ("calls.csv", 160, 5)],
)
def test_one_row_of_each_file_has_the_wrong_number_of_cells(name: str, line: int, cells: int) -> None:
    records = read(name)
    ragged = {
        number: len(record) for number, record in enumerate(records, 1) if len(record) != len(records[0])
    }
    assert ragged == {line: cells}


@pytest.mark.parametrize(
    ("name", "line", "heading", "content"),
    [
        ("tickets.csv", 413, "Created at", "#REF!"),
        ("whatsapp-chat.csv", 642, "Dibuat", ""),
        ("calls.csv", 504, "Date", "#REF!"),
    ],
)
def test_one_row_of_each_file_has_no_creation_time(name: str, line: int, heading: str, content: str) -> None:
    assert cell(name, line, heading) == content


@pytest.mark.parametrize(
    ("name", "heading", "pattern"),
    [
        ("tickets.csv", "Created at", r"2026-10-\d\d \d\d:\d\d:\d\d"),
        ("whatsapp-chat.csv", "Dibuat", r"\d\d/10/2026 \d\d:\d\d:\d\d"),
        ("calls.csv", "Date", r"2026-10-\d\d"),
    ],
)
def test_every_other_row_has_one(name: str, heading: str, pattern: str) -> None:
    records = read(name)
    column = records[0].index(heading)
    whole = [record[column] for record in records[1:] if len(record) == len(records[0])]
    assert sum(re.fullmatch(pattern, text) is None for text in whole) == 1


def test_every_defect_is_listed_in_the_readme() -> None:
    listed = re.findall(
        r"^\| `(\S+)` \| (\d+) \| (\S+) \|", (SAMPLE / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(listed) == 6
    assert all(cell(name, int(line), read(name)[0][0]) == identifier for name, line, identifier in listed)
