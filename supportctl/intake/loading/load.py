"""Files into the `record` table: those of one layout by one statement, which reads each of them once."""

from collections.abc import Sequence
from dataclasses import dataclass

from supportctl.engine.session import Session, quoted
from supportctl.intake.loading.planning import Planned
from supportctl.intake.loading.projection import FilePlan, projection
from supportctl.intake.loading.projection_instants import LocalSpan
from supportctl.intake.loading.record import add_columns, holds_instants
from supportctl.intake.loading.steps import step
from supportctl.intake.remark import Remark
from supportctl.intake.values.likely_span import likely_span
from supportctl.intake.values.zone_steps import BEYOND, EARLIEST_US


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file in the table: its plan, the rowids [first, stop) of its records, and how many of these are odd.

    A row is odd that has a cell which no format reads.
    """

    plan: FilePlan
    first_row: int
    stop_row: int
    odd_rows: int
    notes: tuple[Remark, ...]


def load_files(session: Session, files: Sequence[Planned], first_no: int) -> list[Loaded]:
    """Append the whole records of files of one layout to `record_read`, numbered from `first_no` on.

    Records of another width stay in the engine's reject tables.
    """
    plan = files[0].plan
    span = likely_span({year for file in files for year in file.years})
    found = _insert(session, files, first_no, span)
    if found is None:
        session.run("delete from record_read where file_no >= ?", [first_no])
        found = _insert(session, files, first_no, None) or {}
    if "ticket_id" in plan.columns and found:
        first, stop = min(one[0] for one in found.values()), max(one[1] for one in found.values())
        tokens = sorted(plan.system.null_tokens)
        session.run(step("tidied_id"), {"first": first, "stop": stop, "tokens": tokens})
    return [
        Loaded(file.plan, *found.get(first_no + place, (0, 0, 0)), file.notes)
        for place, file in enumerate(files)
    ]


def _insert(
    session: Session, files: Sequence[Planned], first_no: int, span: LocalSpan
) -> dict[int, tuple[int, int, int]] | None:
    """The first rowid, the one after the last and the rows with unread cells of each file, by its number.

    None where a time lies outside the span, so that it is not known what it means.
    """
    plan, dialect = files[0].plan, files[0].survey.dialect
    names, select = projection(plan, span)
    add_columns(session, names)
    columns = {f"c{position}": "VARCHAR" for position in range(len(dialect.header))}
    paths = [str(file.survey.content.path) for file in files]
    target = ", ".join(map(quoted, names))
    session.run(
        f"insert into record_read ({target}) {select}",
        [paths, columns, dialect.delimiter, first_no],
    )
    instants = [quoted(name) for name in names if holds_instants(name)] if str(BEYOND) in select else []
    counted = ["min(rowid)", "max(rowid) + 1", "count(unread_cells)", *(f"min({name})" for name in instants)]
    rows = session.rows(
        f"select file_no, {', '.join(counted)} from record_read where file_no >= ? group by file_no",  # noqa: S608 - quoted names
        [first_no],
    )
    if any(earliest is not None and earliest < EARLIEST_US for row in rows for earliest in row[4:]):
        return None
    return {file_no: (first, stop, unread) for file_no, first, stop, unread, *_ in rows}
