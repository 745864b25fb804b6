"""Record number and physical line of a row, for the few rows that are printed."""

import csv
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from supportctl.intake.layout.reader import cells_reader


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: `record` counts CSV records (the header is 1), `line` physical lines, both from 1."""

    record: int
    line: int


@dataclass(frozen=True, slots=True)
class LineFinder:
    """Finds places in one file. `plain`: every line of the file is one record, so that no walk is needed.

    `rejected` holds the engine's numbers of rejected records, ascending. `lines_above` and `records_above` stood before
    the header and are not in the file at `path`; -1 where its header is not of the original.
    """

    path: Path
    delimiter: str
    rejected: tuple[int, ...]
    plain: bool
    lines_above: int = 0
    records_above: int = 0

    def good_rows(self, indexes: Iterable[int]) -> dict[int, Place]:
        """Places of good rows by their index among the good rows, from 0."""
        wanted = set(indexes)
        if self.plain:
            return {index: self._plain_place(index) for index in wanted}
        rejected, found, good = set(self.rejected), {}, 0
        for number, place in self._walk():
            if number in rejected:
                continue
            if good in wanted:
                found[good] = place
                if len(found) == len(wanted):
                    break
            good += 1
        return found

    def rejected_rows(self, numbers: Iterable[int]) -> dict[int, Place]:
        """Places of rejected records by the engine's record number."""
        wanted = set(numbers)
        if self.plain:
            return {number: self.moved(number, number) for number in wanted}
        return {number: place for number, place in self._walk() if number in wanted}

    def records(self, lines: Iterable[int]) -> Iterator[tuple[int, Sequence[str]]]:
        """(line, cells) of the records that begin on these lines, ascending; no cells where none can be told."""
        left = iter(lines)
        line = next(left, None)
        with self.path.open(encoding="utf-8-sig", newline="") as stream:
            number = self.lines_above
            for text in stream:
                number += 1
                if number != line:
                    continue
                reader = cells_reader(chain([text], stream), self.delimiter)
                yield line, _cells(reader)
                number += reader.line_num - 1
                line = next(left, None)
                if line is None:
                    return

    def shifts(self) -> Iterator[tuple[int, int, int]]:
        """Places of all good rows, as (index, record, line): from `index` on, until the next one, a row stands at

        record `record` + its index and line `line` + its index. Ascending, and few where the file is plain.
        """
        if self.plain:
            numbered = enumerate((1, *self.rejected))
            skipped_from = {number - 1 - skipped: skipped for skipped, number in numbered}
            yield from (
                (index, skipped + 2 + self.records_above, skipped + 2 + self.lines_above)
                for index, skipped in skipped_from.items()
            )
            return
        rejected = set(self.rejected)
        good = (place for number, place in self._walk() if number not in rejected)
        before = None
        for index, place in enumerate(good):
            shift = (place.record - index, place.line - index)
            if shift != before:
                yield index, *shift
            before = shift

    def _plain_place(self, index: int) -> Place:
        """The index-th number from 2 that is not rejected."""
        number, skipped = index + 2, -1
        while (now := bisect_right(self.rejected, number)) != skipped:
            skipped, number = now, index + 2 + now
        return self.moved(number, number)

    def moved(self, record: int, line: int) -> Place:
        """A place in the file at `path` as one in the original."""
        return Place(record + self.records_above, line + self.lines_above)

    def _walk(self) -> Iterator[tuple[int, Place]]:
        """(engine's number, place) of every record below the header; blank lines have a number and no record."""
        with self.path.open(encoding="utf-8-sig", newline="") as stream:
            reader = cells_reader(stream, self.delimiter)
            record = line = 0
            for number, cells in enumerate(reader, start=1):
                record += bool(cells)
                if cells and record > 1:
                    yield number, self.moved(record, line + 1)
                line = reader.line_num


def _cells(reader: Iterator[list[str]]) -> Sequence[str]:
    try:
        return next(reader, ())
    except csv.Error:
        return ()
