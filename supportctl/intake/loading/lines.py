"""Record number and physical line of a row, for the few rows that are printed.

One walk over the file tells the places of all its rows, and none where every line is one record.
"""

import csv
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import chain, pairwise

from supportctl.intake.files.content import Content
from supportctl.intake.layout.reader import cells_reader


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: `record` counts CSV records (the header is 1), `line` physical lines, both from 1."""

    record: int
    line: int


@dataclass(frozen=True, slots=True)
class Shifts:
    """What is to be added to an index: each entry holds from its index on until the next one.

    Few where it changes seldom, and 16 bytes each.
    """

    starts: "array[int]" = field(default_factory=lambda: array("q"))
    shifts: "array[int]" = field(default_factory=lambda: array("q"))

    def add(self, index: int, shift: int) -> None:
        """From this index on it is `shift`; indexes ascend."""
        if self.shifts and self.shifts[-1] == shift:
            return
        self.starts.append(index)
        self.shifts.append(shift)

    def moved(self, index: int) -> int:
        """The index and its shift."""
        return index + self.shifts[bisect_right(self.starts, index) - 1] if self.starts else index


@dataclass(frozen=True, slots=True)
class LineFinder:
    """Places of the rows of one file: of the good ones by their index among them, of the others by the engine's number.

    `content` says what of the original is not in the file that was read.
    """

    content: Content
    delimiter: str
    good_records: Shifts
    good_lines: Shifts
    rejected: Mapping[int, Place]

    def good_rows(self, indexes: Iterable[int]) -> dict[int, Place]:
        """Places of good rows by their index among the good rows, from 0."""
        return {
            index: Place(self.good_records.moved(index), self.good_lines.moved(index)) for index in indexes
        }

    def rejected_rows(self, numbers: Iterable[int]) -> dict[int, Place]:
        """Places of rejected records by the engine's record number."""
        return {number: self.rejected[number] for number in numbers if number in self.rejected}

    def records(self, lines: Iterable[int]) -> Iterator[tuple[int, Sequence[str]]]:
        """(line, cells) of the records that begin on these lines, ascending; no cells where none can be told."""
        wanted = ((self.content.line_of_copy(line), line) for line in lines)
        number, shown = next(wanted, (0, 0))
        with self.content.path.open(encoding="utf-8-sig", newline="") as stream:
            at = 0
            for text in stream:
                at += 1
                if at != number:
                    continue
                reader = cells_reader(chain([text], stream), self.delimiter)
                yield shown, _cells(reader)
                at += reader.line_num - 1
                number, shown = next(wanted, (0, 0))
                if not number:
                    return

    def shifts(self) -> Iterator[tuple[int, int, int]]:
        """Places of all good rows, as (index, record, line), ascending, and few where the file is plain.

        From `index` on, until the next one, a row stands at record `record` + its index and line `line` + its index.
        """
        starts = chain(merge(self.good_records.starts, self.good_lines.starts), [-1])
        for index, following in pairwise(starts):
            if index != following:
                yield index, self.good_records.moved(index) - index, self.good_lines.moved(index) - index


def plain_places(content: Content, delimiter: str, rejected: Sequence[int]) -> LineFinder:
    """Places in a file of which every line is one record; `rejected` holds the numbers of the others, ascending."""
    records, lines = Shifts(), Shifts()
    skipped_from = {number - 1 - skipped: skipped for skipped, number in enumerate((1, *rejected))}
    for index, skipped in skipped_from.items():
        place = place_in(content, index + skipped + 2, index + skipped + 2)
        records.add(index, place.record - index)
        lines.add(index, place.line - index)
    places = {number: place_in(content, number, number) for number in rejected}
    return LineFinder(content, delimiter, records, lines, places)


def place_in(content: Content, record: int, line: int) -> Place:
    """A place in the file that was read as one in the original."""
    return Place(record + content.records_above, content.line_of_original(line))


def _cells(reader: Iterator[list[str]]) -> Sequence[str]:
    try:
        return next(reader, ())
    except csv.Error:
        return ()
