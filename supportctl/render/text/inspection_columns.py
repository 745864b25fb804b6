"""The columns of a file: what each is, the header it comes from, how often it is filled, how it is read."""

from collections.abc import Iterator

from rich.text import Text

from supportctl.render.text.fitting import padded, shortened, width_of
from supportctl.render.text.ink import FAINT, INDENT, PLAIN, hanging, paragraph, title
from supportctl.render.words.wording import count_words, counted, percent_words, shown, tied
from supportctl.report.inspection import CellSeen, InspectedColumn, InspectedFile

MOST_HEADER = 30
LEAST_HEADER = 12
LEAST_WORDS = 36
LEAST_TABLE = 60
GAP = "  "
FULL = 1.0


def columns_section(file: InspectedFile, width: int) -> Iterator[Text]:
    """One entry a column: beside each other where there is room, else below."""
    if not file.columns:
        return
    yield from title("COLUMNS, THEIR HEADERS, HOW OFTEN THEY ARE FILLED", width)
    if width < LEAST_TABLE:
        for column in file.columns:
            yield from _narrow(column, width, with_zone=shared_zone(file) is None)
        return
    names = max(width_of(shown(column.column)) for column in file.columns)
    filled = max(width_of(_filled(column)) for column in file.columns)
    room = width - len(INDENT) - names - filled - 2 * len(GAP)
    header = max(width_of(_header(column)) for column in file.columns)
    header = max(LEAST_HEADER, min(header, MOST_HEADER if width >= 110 else room))
    beside = room - header - len(GAP) >= LEAST_WORDS
    for column in file.columns:
        cells = (
            padded(shown(column.column), names),
            padded(shortened(_header(column), header), header),
            padded(_filled(column), filled, right=True),
        )
        words = _words(column, with_zone=shared_zone(file) is None)
        yield from _entry(INDENT + GAP.join(cells), words, width, beside=beside)


def shared_zone(file: InspectedFile) -> str | None:
    """How the zone of all times is known, where it is the same for all of them."""
    zones = {words for column in file.columns if column.filled and (words := _zone(column))}
    return next(iter(zones)) if len(zones) == 1 else None


def _entry(line: str, words: str, width: int, *, beside: bool) -> Iterator[Text]:
    if beside and words:
        yield from hanging(line + GAP, words, width)
        return
    yield Text(line)
    if words:
        yield from paragraph(words, width, FAINT, indent=2 * len(INDENT))


def _narrow(column: InspectedColumn, width: int, *, with_zone: bool) -> Iterator[Text]:
    told = ", ".join(filter(None, (_header(column), _filled(column))))
    yield from paragraph(f"{shown(column.column)}: {told}", width, PLAIN)
    yield from paragraph(_words(column, with_zone=with_zone), width, FAINT, indent=2 * len(INDENT))


def _header(column: InspectedColumn) -> str:
    return " + ".join(map(shown, dict.fromkeys(column.headers)))


def _filled(column: InspectedColumn) -> str:
    """`98.5 %`; a full column needs no decimals."""
    if column.share is None:
        return ""
    if column.share in (0.0, FULL):
        return tied(f"{column.share:.0%}".replace("%", " %"))
    return percent_words(column.share, 1.0, 0.0)


def _words(column: InspectedColumn, *, with_zone: bool) -> str:
    if column.filled == 0:
        return "never filled"
    parts = [
        shown(column.words) if column.words else "",
        _days(column),
        _samples(column),
        _zone(column) if with_zone else "",
        f"{counted(column.unread, 'cell')} cannot be read" if column.unread else "",
        shown(column.remark) if column.remark else "",
    ]
    return "; ".join(filter(None, parts))


def _days(column: InspectedColumn) -> str:
    if not column.days:
        return ""
    if column.days == (column.filled or 0) - column.unread:
        return "days without a time of day"
    return f"{counted(column.days, 'cell')} without a time of day"


def _samples(column: InspectedColumn) -> str:
    words = any(cell.count is not None for cell in column.samples)
    marks = any("," in cell.text for cell in column.samples)
    told = ", ".join(_cell(cell, marks=marks) for cell in column.samples)
    return told if words or not told else f"as in {told}"


def _cell(cell: CellSeen, *, marks: bool) -> str:
    text = tied(f"“{shown(cell.text)}”" if marks else shown(cell.text))
    return text if cell.count is None else f"{text} {tied(f'({count_words(cell.count)})')}"


def _zone(column: InspectedColumn) -> str:
    if column.timezone_from is None:
        return ""
    if column.timezone is None:
        return f"zone: {shown(column.timezone_from)}"
    return f"zone {shown(column.timezone)} ({shown(column.timezone_from)})"
