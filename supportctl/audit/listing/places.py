"""Where rows stand in their files."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from supportctl.intake.door import Place, ReadFile


def find_places(
    files: Sequence[ReadFile], rows: Sequence[tuple[int, int]]
) -> Mapping[tuple[int, int], Place]:
    """Record and line of (file_no, row_id) pairs."""
    places: dict[tuple[int, int], Place] = {}
    for file_no in sorted({file_no for file_no, _ in rows}):
        file = files[file_no]
        indexes = [row_id - file.loaded.first_row for number, row_id in rows if number == file_no]
        for index, place in file.lines.good_rows(indexes).items():
            places[file_no, index + file.loaded.first_row] = place
    return places


def file_of(files: Sequence[ReadFile], row_id: int) -> int:
    """The number of the file that a row was read from."""
    return bisect_right([file.loaded.first_row for file in files], row_id) - 1
