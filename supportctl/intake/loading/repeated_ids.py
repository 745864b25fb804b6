"""Ids that stand on rows of other content: which further column would tell these rows apart."""

from collections.abc import Mapping

from supportctl.engine.session import Session
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.loading.fate import CONFLICTING_DUPLICATE
from supportctl.intake.loading.reading import ReadFile
from supportctl.intake.loading.steps import step
from supportctl.intake.loading.whole_file import WHOLE_FILE, parameters
from supportctl.intake.remark import Remark
from supportctl.vocabulary.columns import Kind

MOST_COLUMNS = 60


def repeated_id_notes(session: Session, files: Mapping[int, ReadFile]) -> list[tuple[int, Remark]]:
    """A remark for every one of these files (by file_no) with rows set aside because they contradict each other."""
    rows = session.rows(step("conflicting"), {"fate": CONFLICTING_DUPLICATE})
    return [
        (file_no, _note(session, files[file_no], file_no, count))
        for file_no, count in rows
        if file_no in files
    ]


def _note(session: Session, file: ReadFile, file_no: int, count: int) -> Remark:
    key = file.loaded.plan.columns["ticket_id"]
    other = _telling_apart(session, file, file_no, key)
    if other is None:
        remedy = "no single column tells these rows apart: export one row for each ticket"
    else:
        line = file.survey.entry.column("ticket_id", *key.headers, other)
        remedy = f"“{other}” tells these rows apart: if both make the id, {line}"
    said = f"{file.shown}: {count} rows repeat the id of another row, in “{key.header}”, with other content; {remedy}"
    return Remark("repeated_ids", "warning", said, key.header, count)


def _telling_apart(session: Session, file: ReadFile, file_no: int, key: Column) -> str | None:
    """The header of the column with the fewest words that is filled, and different on all rows of each such id."""
    header = file.survey.dialect.header
    times = {
        place
        for name, column in file.loaded.plan.columns.items()
        if kind_of(name) in (Kind.INSTANT, Kind.DURATION)
        for place in column.positions
    }
    taken = times.union(key.positions)
    places = [
        one for one in range(min(len(header), MOST_COLUMNS)) if one not in taken and header[one].strip()
    ]
    if len(key.positions) > 1 or not places:
        return None
    counts = ", ".join(
        f"count(distinct [k, trim(c{place})]) filter (trim(c{place}) <> ''), count(distinct trim(c{place}))"
        for place in places
    )
    rows, *found = session.row(
        f"select count(*), {counts} from (select *, trim(c{key.positions[0]}) as k from {WHOLE_FILE}) "  # noqa: S608 - numbers
        f"where k in (select ticket_id from record_read where file_no = ? and fate = {CONFLICTING_DUPLICATE})",
        [*parameters(file.content.path, file.survey.dialect), file_no],
    )
    pairs_and_words = zip(places, found[::2], found[1::2], strict=True)
    telling = [(words, place) for place, pairs, words in pairs_and_words if pairs == rows]
    return header[min(telling)[1]] if telling else None
