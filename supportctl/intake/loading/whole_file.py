"""Questions about a column that the sample leaves open, asked of every row of the file before it is loaded."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from supportctl.engine.session import Session, literal
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.system import System
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.loading.projection import READ_CSV
from supportctl.intake.loading.projection_cells import cell_sql, without_blanks, zone_cell_sql
from supportctl.intake.values.day_precision import DAY_ALONE, MIDNIGHT, TIMED, MidnightsSeen
from supportctl.intake.values.instants import PartsSeen

WHOLE_FILE = READ_CSV.replace("store_rejects=true", "ignore_errors=true")
"""A scan of the whole records of a file that leaves nothing in the engine's reject tables."""
_TIME_BEFORE = r"(?:\D*\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?[^\d]* )?"
_NUMERIC = rf"^{_TIME_BEFORE}\D*(\d{{1,2}})[-/.](\d{{1,2}})[-/.](?:\d{{4}}|\d{{2}})(?:\D|$)"


def day_and_month_parts(
    session: Session, path: Path, dialect: Dialect, column: Column, system: System
) -> PartsSeen:
    """The largest first and second part of the column's day-or-month-first dates."""
    cell = cell_sql(column, system)
    parts = f"regexp_extract({cell}, '{_NUMERIC}', ['a', 'b'])"
    first, second, example = session.row(
        "select coalesce(max(a), 0), coalesce(max(b), 0), min(text) filter (a <> b) "  # noqa: S608 - no outside text
        "from (select try_cast(part.a as integer) as a, try_cast(part.b as integer) as b, text "
        f"from (select {parts} as part, {cell} as text from {WHOLE_FILE})) where a <= 31 and b <= 31",
        parameters(path, dialect),
    )
    return PartsSeen(first, second, example)


def midnights(
    session: Session, path: Path, dialect: Dialect, column: Column, system: System
) -> MidnightsSeen:
    """How many cells of the column are at another time of day than midnight, how many are not, and differ."""
    cell = without_blanks(cell_sql(column, system), system)
    days = " or ".join(f"regexp_matches(text, {literal(one)})" for one in (MIDNIGHT, DAY_ALONE))
    others, found, different = session.row(
        f"select coalesce(sum((not ({days}) and regexp_matches(text, {literal(TIMED)}))::int), 0)::bigint, "  # noqa: S608 - no outside text
        f"coalesce(sum(({days})::int), 0)::bigint, count(distinct case when {days} then text end) "
        f"from (select {cell} as text from {WHOLE_FILE}) where text is not null and text <> ''",
        parameters(path, dialect),
    )
    return MidnightsSeen(others, found, different)


def zone_words(session: Session, path: Path, dialect: Dialect, system: System, position: int) -> list[str]:
    """The words in a column of zones, in lower case; "" where a row leaves it empty."""
    rows = session.rows(
        f"select distinct {zone_cell_sql(position, system)} as word from {WHOLE_FILE} order by word",  # noqa: S608 - no outside text
        parameters(path, dialect),
    )
    return [word for (word,) in rows]


def parameters(path: Path, dialect: Dialect) -> Sequence[Any]:
    """What WHOLE_FILE takes: all cells, as c0, c1 ..."""
    columns = {f"c{position}": "VARCHAR" for position in range(len(dialect.header))}
    return [str(path), columns, dialect.delimiter]
