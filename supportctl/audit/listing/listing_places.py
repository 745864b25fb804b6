"""Where the rows of the listing stand: record number and line of every row, as shifts that hold over stretches."""

from collections.abc import Iterator, Sequence
from itertools import islice

from supportctl.engine.session import Session
from supportctl.intake.door import ReadFile

PLACES_AT_ONCE = 50_000
PLACE_COLUMNS = {"row_from": "bigint", "record_shift": "bigint", "line_shift": "bigint"}


def load_places(session: Session, files: Sequence[ReadFile]) -> None:
    """Fill `listing_place`: from `row_from` on, record and line are row_id plus a shift, until the next entry."""
    session.load("listing_place", PLACE_COLUMNS, [])
    places = _places(files)
    while some := list(islice(places, PLACES_AT_ONCE)):
        session.run(
            "insert into listing_place select unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[])",
            [list(column) for column in zip(*some, strict=True)],
        )


def _places(files: Sequence[ReadFile]) -> Iterator[tuple[int, int, int]]:
    for file in files:
        first = file.loaded.first_row
        for index, record, line in file.lines.shifts():
            yield first + index, record - first, line - first
