"""Header rows below the header: exports that were joined to one file, reports that break into pages."""

from collections.abc import Sequence

from supportctl.engine.session import Session
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.loading.lines import LineFinder, Place
from supportctl.intake.loading.load import Loaded
from supportctl.intake.loading.steps import step
from supportctl.problem import NotAuditableError, Problem

SAME_SHARE = 0.5
"""A row that has so many of the header's words in other places is a header too, of columns in another order."""


def set_aside_header_rows(
    session: Session, shown: str, dialect: Dialect, loaded: Loaded, lines: LineFinder
) -> None:
    """Give header rows their fate. Raises NotAuditableError for one whose columns stand in another order."""
    header = _bare(dialect.header)
    words = sorted({*header, loaded.plan.columns["created_at"].cell_text(header)})
    span = {"first": loaded.first_row, "stop": loaded.stop_row}
    rows = session.rows(step("header_row_candidate"), {**span, "created": words})
    if not rows:
        return
    places = lines.good_rows(row_id - loaded.first_row for (row_id,) in rows)
    cells = dict(lines.records(sorted(place.line for place in places.values())))
    found = []
    for (row_id,) in rows:
        place = places[row_id - loaded.first_row]
        row = _bare(cells.get(place.line, ()))[: len(header)]
        if row == header:
            found.append(row_id)
        elif _shuffled(row, header):
            raise NotAuditableError(_other_order(shown, place))
    session.run(step("header_row"), {"rows": found})


def _bare(cells: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in cells]


def _shuffled(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether the header's words stand there in another order; a few of them may have another name."""
    shared = {*filter(None, row)} & {*filter(None, header)}
    return len(shared) >= max(2, SAME_SHARE * len(header))


def _other_order(shown: str, place: Place) -> Problem:
    return Problem(
        shown,
        "a second header stands here, with its columns in another order: the rows below it are not cut alike",
        line=place.line,
        hint="split the file above this line and name both parts, each with its own header",
    )
