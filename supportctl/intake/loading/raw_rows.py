"""Rows as the file has them, for the few that are explained: their cells, and which row stands on a line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from supportctl.intake.formats.column import Column
from supportctl.intake.loading.reading import ReadFile
from supportctl.intake.loading.rejects import Reject

LONGEST_TEXT = 100
"""A longer cell is cut: an explanation quotes, it does not copy."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of one row; () where they cannot be told apart."""

    cells: Sequence[str]
    columns: Mapping[str, Column]

    def text(self, canonical: str) -> str | None:
        """What stands in the column (or columns, joined by a space); None without a column or a word in it."""
        text = self.whole_text(canonical)
        return None if text is None else cut_text(text)

    def whole_text(self, canonical: str) -> str | None:
        """The same, however long it is."""
        column = self.columns.get(canonical)
        if column is None or any(position >= len(self.cells) for position in column.used_positions()):
            return None
        return column.cell_text(self.cells) or None

    def header(self, canonical: str) -> str | None:
        """The header words of a column."""
        column = self.columns.get(canonical)
        return None if column is None else cut_text(column.header)


def cut_text(text: str) -> str:
    """At most LONGEST_TEXT characters."""
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "..."


def read_raw_rows(file: ReadFile, lines: Iterable[int]) -> dict[int, RawRow]:
    """The rows that begin on these lines of one file, by line, with all columns that the file is known to have."""
    found = dict(file.lines.records(sorted({*lines})))
    return {line: RawRow(cells, file.survey.recognised.columns) for line, cells in found.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """The record that begins on a line, or lies over it: a row that was read, or a reject."""

    line: int
    row_id: int | None
    reject: Reject | None


def record_on_line(file: ReadFile, line: int) -> Found | None:
    """What stands on a line of the file; None for its header and beyond its end."""
    read, rejected = _row_on_line(file, line), _reject_on_line(file, line)
    if line > file.content.line_of_original(file.content.lines + 1) - 1:
        return None
    return max(filter(None, (read, rejected)), key=lambda one: one.line, default=None)


def _row_on_line(file: ReadFile, line: int) -> Found | None:
    last, row, shift = file.loaded.stop_row - file.loaded.first_row - 1, -1, 0
    for index, _, lines in file.lines.shifts():
        if index + lines > line:
            last = index - 1
            break
        row, shift = index, lines
    if row < 0 or last < row:
        return None
    index = min(line - shift, last)
    return Found(index + shift, file.loaded.first_row + index, None)


def _reject_on_line(file: ReadFile, line: int) -> Found | None:
    places = file.lines.rejected_rows(reject.number for reject in file.rejects)
    before = [
        Found(places[reject.number].line, None, reject)
        for reject in file.rejects
        if reject.number in places and places[reject.number].line <= line
    ]
    return max(before, key=lambda one: one.line, default=None)
