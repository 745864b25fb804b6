"""Rows as the file has them, for the few that are explained: their cells, and which row stands on a line."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from supportctl.intake.dialect import Dialect
from supportctl.intake.reading import ReadFile
from supportctl.intake.recognition import Column, recognise

LONGEST_TEXT = 200
"""A longer cell is cut: an explanation quotes, it does not copy."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of one row; () where they cannot be told apart."""

    cells: Sequence[str]
    columns: Mapping[str, Column]

    def text(self, canonical: str) -> str | None:
        """What stands in the column (or columns, joined by a space); None without a column or a word in it."""
        column = self.columns.get(canonical)
        if column is None or any(position >= len(self.cells) for position in column.positions):
            return None
        return cut_text(" ".join(filter(None, (self.cells[one].strip() for one in column.positions)))) or None

    def header(self, canonical: str) -> str | None:
        """The header words of a column."""
        column = self.columns.get(canonical)
        return None if column is None else cut_text(column.header)


def cut_text(text: str) -> str:
    """At most LONGEST_TEXT characters."""
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "..."


def read_raw_rows(file: ReadFile, lines: Iterable[int], sla_path: str) -> dict[int, RawRow]:
    """The rows that begin on these lines of one file, by line, with all columns that the file is known to have."""
    found = dict(_records(file, sorted({*lines})))
    dialect = Dialect(file.lines.delimiter, _header(file), ())
    columns = recognise(dialect, file.system, file.source, sla_path, file.shown)
    return {line: RawRow(cells, columns) for line, cells in found.items()}


def _header(file: ReadFile) -> tuple[str, ...]:
    with file.lines.path.open(encoding="utf-8-sig", newline="") as stream:
        return tuple(next(row for row in csv.reader(stream, delimiter=file.lines.delimiter) if row))


def _records(file: ReadFile, wanted: Sequence[int]) -> Iterator[tuple[int, Sequence[str]]]:
    """(line, cells) of the records that begin on the wanted lines, ascending."""
    left = iter(wanted)
    line = next(left, None)
    with file.lines.path.open(encoding="utf-8-sig", newline="") as stream:
        number = 0
        for text in stream:
            number += 1
            if number != line:
                continue
            reader = csv.reader(chain([text], stream), delimiter=file.lines.delimiter)
            yield line, _cells(reader)
            number += reader.line_num - 1
            line = next(left, None)
            if line is None:
                return


def _cells(reader: Iterator[list[str]]) -> Sequence[str]:
    try:
        return next(reader, ())
    except csv.Error:
        return ()


def row_on_line(file: ReadFile, line: int) -> int | None:
    """The row_id of the whole record that begins on the line, or lies over it; None for the header and rejects."""
    good, row = file.loaded.stop_row - file.loaded.first_row, None
    for index, _, shift in file.lines.shifts():
        if index + shift > line:
            break
        row = index, min(line - shift, good - 1)
    if row is None or row[1] < row[0]:
        return None
    return file.loaded.first_row + row[1]
