"""An independent look at the records: none lost, none with cells beyond the header that happen to be empty.

The engine drops surplus cells without a word when they are empty; a shifted row would then pass for a good one. The
same walk tells where every record stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from supportctl.engine.session import Session
from supportctl.intake.files.content import Content
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.loading.fate import SURPLUS_CELLS
from supportctl.intake.loading.lines import LineFinder, Place, Shifts, place_in, plain_places
from supportctl.intake.loading.load import Loaded
from supportctl.intake.loading.rejects import TOO_LONG, Reject, quotes_broke
from supportctl.intake.loading.walk import Walked, cells_of, walk_records
from supportctl.problem import NotAuditableError, Problem


def walk_where_needed(
    content: Content, dialect: Dialect, good: int, rejects: Sequence[Reject]
) -> "Walk | None":
    """A walk through the file; none where the bytes alone prove that all its records were read or rejected."""
    if _counts_agree(content, dialect, good, rejects):
        return None
    return walk_through(content, dialect, {reject.number: reject for reject in rejects})


def records_are_missing(walk: "Walk | None", good: int, rejects: Sequence[Reject]) -> bool:
    """Whether a record stands in the file that the engine neither read nor rejected.

    Of a file whose quotes are broken nobody can tell: there the engine's records are not those of the walk.
    """
    if walk is None or quotes_broke(rejects):
        return False
    return walk.whole != good or walk.unread > 0


def look_through(  # noqa: PLR0913 - a file and all that was read of it
    session: Session,
    shown: str,
    content: Content,
    dialect: Dialect,
    loaded: Loaded,
    rejects: Sequence[Reject],
    walk: "Walk | None",
) -> LineFinder:
    """Give rows with surplus cells their fate, and tell where all records stand.

    A file whose rows all end in a delimiter has no surplus. Raises NotAuditableError when the engine read another
    number of records than stands in the file.
    """
    if walk is None:
        return plain_places(content, dialect.delimiter, [reject.number for reject in rejects])
    good = loaded.stop_row - loaded.first_row
    if records_are_missing(walk, good, rejects):
        message = f"{walk.whole + walk.unread} records stand in the file, but {good} were read"
        raise NotAuditableError(Problem(shown, message, hint="please report the file's shape as a defect"))
    if walk.surplus and len(walk.surplus) < good and not quotes_broke(rejects):
        session.run(
            f"update record_read set fate = {SURPLUS_CELLS} where rowid in (select unnest(?::bigint[]))",  # noqa: S608 - a number
            [[loaded.first_row + index for index in walk.surplus]],
        )
    return walk.finder()


def _counts_agree(content: Content, dialect: Dialect, good: int, rejects: Sequence[Reject]) -> bool:
    """Whether the bytes alone prove that every line is one record of the header's width: no walk is needed."""
    delimiters = (len(dialect.header) - 1) * (good + 1) + sum(reject.delimiters for reject in rejects)
    return (
        content.quotes == 0
        and content.lines == good + 1 + len(rejects)
        and (content.delimiter, content.delimiters) == (dialect.delimiter, delimiters)
    )


def walk_through(content: Content, dialect: Dialect, rejects: Mapping[int, Reject]) -> "Walk":
    """Every record of a file, held against the engine's rejects by their number."""
    walk = Walk(content, dialect)
    walk.through(rejects)
    return walk


@dataclass(slots=True)
class Walk:
    """What is seen on one way through a file.

    `whole` counts records that the engine should have read, `surplus` holds their indexes (from 0) where empty cells
    stand beyond the header, `unread` counts records that it should have rejected and did not.
    """

    content: Content
    dialect: Dialect
    whole: int = 0
    unread: int = 0
    surplus: list[int] = field(default_factory=list)
    records: Shifts = field(default_factory=Shifts)
    lines: Shifts = field(default_factory=Shifts)
    rejected: dict[int, Place] = field(default_factory=dict)

    def finder(self) -> LineFinder:
        """Where the records stand."""
        return LineFinder(self.content, self.dialect.delimiter, self.records, self.lines, self.rejected)

    def through(self, rejects: Mapping[int, Reject]) -> None:
        """Walk from the header to the end."""
        delimiter, width = self.dialect.delimiter, len(self.dialect.header)
        good, record_shift, line_shift = 0, 0, 0
        above, down = self.content.records_above, self.content.lines_above
        for record, walked in enumerate(walk_records(self.content.path, delimiter), 2):
            number, line, text, cells = walked
            found = text.count(delimiter) + 1 if cells is None else len(cells)
            if number in rejects:
                self._reject(rejects[number], record, walked)
                down = self.content.line_of_original(line + 1) - line - 1
                continue
            if record - good != record_shift:
                record_shift = record - good
                self.records.add(good, record_shift + above)
            if line + down - good != line_shift or not good:
                line_shift = line + down - good
                self.lines.add(good, line_shift)
            if found == width:
                self.whole += 1
            elif found > width and self._fits(walked):
                self.whole += 1
                self.surplus.append(good)
            else:
                self.unread += 1
            good += 1

    def _reject(self, reject: Reject, record: int, walked: Walked) -> None:
        self.rejected[reject.number] = place_in(self.content, record, walked[1])
        self.whole += reject.reason != TOO_LONG and self._fits(walked)

    def _fits(self, walked: Walked) -> bool:
        """Whether the record has the header's cells, and at most empty ones beyond."""
        cells, width = cells_of(walked, self.dialect.delimiter), len(self.dialect.header)
        return len(cells) >= width and not any(cells[width:])
