"""How many rows of a file say something in each of its columns, for a file whose rows are not read into a table."""

from supportctl.engine.session import Session
from supportctl.intake.loading.projection import READ_CSV
from supportctl.intake.loading.projection_cells import cell_sql, without_blanks
from supportctl.intake.recognition.survey import Survey


def count_filled(session: Session, survey: Survey) -> tuple[int, dict[str, int]]:
    """The whole records of the file, and the filled cells of each column that it was found to have: one scan."""
    columns, system = survey.recognised.columns, survey.recognised.system
    reader = READ_CSV.replace("store_rejects=true", "ignore_errors=true")
    counts = [f"count({without_blanks(cell_sql(column, system), system)})" for column in columns.values()]
    positions = {f"c{position}": "VARCHAR" for position in range(len(survey.dialect.header))}
    rows, *filled = session.row(
        f"select {', '.join(['count(*)', *counts])} from {reader}",  # noqa: S608 - texts are quoted
        [str(survey.content.path), positions, survey.dialect.delimiter],
    )
    return rows, dict(zip(columns, filled, strict=True))
