"""Which of the first records is the header: what people write above a table, and files that have none."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from supportctl.intake.formats.header_name import header_form, header_names
from supportctl.intake.formats.preset_file import all_systems
from supportctl.intake.formats.system import Layout
from supportctl.intake.values.instant_format import looks_like_instant

Row = Sequence[str]

MOST_ABOVE = 40
"""A header stands among so many first records."""
ROWS_BELOW = 50
LEAST_WIDTH = 2
FILLED_SHARE = 0.5
VALUE_SHARE = 0.25
"""A header may have so many names that look like a value: years, numbers."""
SAME_WIDTH_SHARE = 0.5
FITTING_SHARE = 0.9


def header_place(rows: Sequence[Row]) -> int:
    """The index of the header among the first records, 0 unless something thin stands above a better one."""
    if max(map(len, rows), default=0) < LEAST_WIDTH or _may_be_header(rows, 0):
        return 0
    fitting = [place for place in range(1, min(MOST_ABOVE, len(rows))) if _is_below_preamble(rows, place)]
    return max(fitting, key=lambda place: (_known(rows[place]), -place), default=0)


def _is_below_preamble(rows: Sequence[Row], place: int) -> bool:
    """Whether the record may be a header, and no record above it a row of its table."""
    row = rows[place]
    thin = max(1, len(row) // 3)
    if any(len(above) == len(row) and _filled(above) > thin for above in rows[:place]):
        return False
    return _may_be_header(rows, place) and (_known(row) >= 2 or _rows_differ(rows, place))


def _may_be_header(rows: Sequence[Row], place: int) -> bool:
    row = rows[place]
    if len(row) < LEAST_WIDTH or _filled(row) < FILLED_SHARE * len(row):
        return False
    if _values(row) > VALUE_SHARE * _filled(row):
        return False
    below = rows[place + 1 : place + 1 + ROWS_BELOW]
    return sum(len(one) == len(row) for one in below) >= SAME_WIDTH_SHARE * len(below)


def _rows_differ(rows: Sequence[Row], place: int) -> bool:
    """Whether the rows below hold numbers or times where the record has none."""
    below = rows[place + 1 : place + 1 + ROWS_BELOW]
    return (
        bool(below) and not _values(rows[place]) and sum(_values(row) > 0 for row in below) * 2 >= len(below)
    )


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell.strip())


def _values(row: Row) -> int:
    return sum(1 for cell in row if is_value(cell))


def is_value(cell: str) -> bool:
    """Whether a cell is a number, a clock or a time, which no header is."""
    text = cell.strip()
    return any(map(str.isdigit, text)) and bool(_NUMBER.fullmatch(text) or looks_like_instant(text))


_NUMBER = re.compile(r"[-+]?[\d.,:]+(?:E[+-]?\d+)?%?", re.IGNORECASE)


def _known(row: Row) -> int:
    known = _all_known()
    return sum(any(name.form in known for name in header_names(cell)) for cell in row if len(cell) < 100)


@cache
def _all_known() -> frozenset[str]:
    return frozenset().union(*(system.known for system in all_systems()))


def matching_layout(rows: Sequence[Row], layouts: Iterable[Layout]) -> Layout | None:
    """The layout that records without a header have; `rows` are cut by its delimiter."""
    return next((layout for layout in layouts if _matches(rows, layout)), None)


def shortest_row(layout: Layout) -> int:
    """How many cells a row of the layout has at least: up to the last that has a pattern."""
    return max(_patterns(layout), default=len(layout.columns) - 1) + 1


def _patterns(layout: Layout) -> dict[int, re.Pattern[str]]:
    """Patterns by position."""
    forms = [header_form(column) for column in layout.columns]
    return {forms.index(header_form(name)): re.compile(pattern) for name, pattern in layout.cells.items()}


def _matches(rows: Sequence[Row], layout: Layout) -> bool:
    least, most = shortest_row(layout), len(layout.columns)
    fitting = [row for row in rows if least <= len(row) <= most]
    if not rows or rows[0] not in fitting[:1] or len(fitting) < FITTING_SHARE * len(rows):
        return False
    return all(_column_matches(fitting, place, one) for place, one in _patterns(layout).items())


def _column_matches(rows: Sequence[Row], place: int, pattern: re.Pattern[str]) -> bool:
    texts = [text for row in rows if (text := row[place].strip())]
    first = rows[0][place].strip()
    matching = sum(1 for text in texts if pattern.fullmatch(text))
    return (
        bool(texts)
        and matching >= FITTING_SHARE * len(texts)
        and (not first or bool(pattern.fullmatch(first)))
    )
