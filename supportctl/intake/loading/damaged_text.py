"""U+FFFD in the cells of a file: letters that were lost before it was written, and where."""

from supportctl.engine.session import Session
from supportctl.intake.files.content import Content
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.loading.whole_file import WHOLE_FILE, parameters
from supportctl.intake.remark import Remark

MOST_COLUMNS = 200
LISTED = 5


def damage_notes(session: Session, content: Content, dialect: Dialect) -> list[Remark]:
    """A note that counts the damaged cells by column; the file is read once more only where there are some."""
    if not content.replaced:
        return []
    places = range(min(len(dialect.header), MOST_COLUMNS))
    counts = ", ".join(f"sum(contains(c{place}, '\ufffd')::int)" for place in places)
    found = session.row(f"select {counts} from {WHOLE_FILE}", parameters(content.path, dialect))  # noqa: S608 - numbers
    damaged = sorted(
        ((count, dialect.header[place]) for place, count in zip(places, found, strict=True) if count),
        key=lambda one: (-one[0], one[1]),
    )
    if not damaged:
        return []
    total = sum(count for count, _ in damaged)
    listed = ", ".join(f"“{header}” ({count})" for count, header in damaged[:LISTED])
    more = f" and {len(damaged) - LISTED} more columns" if len(damaged) > LISTED else ""
    said = (
        f"{total} cell{'' if total == 1 else 's'} with “\ufffd”, in {listed}{more}: letters were lost there before "
        "this file was written; export it again, as UTF-8"
    )
    return [Remark("damaged_text", "warning", said, count=total)]
