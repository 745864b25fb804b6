"""Rows in columns that always fit: gaps shrink, then the first column, then the least needed column goes."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from supportctl.frozen import frozen
from supportctl.render.text.fitting import padded, shortened, width_of, wrapped
from supportctl.render.text.ink import FAINT, PLAIN, STRONG

LEAST_LABEL = 12
MOST_GAP = 2


@frozen
class Column:
    """A heading of one or two lines; `spare` ranks what may go when space is short (0: never).

    Columns whose words could run together with those before them stand `apart`: they get free space first.
    """

    heading: str
    right: bool = True
    spare: int = 0
    apart: bool = False


@frozen
class Cell:
    """A text without control characters, and its colour."""

    text: str
    style: str = PLAIN


@frozen
class Heading:
    """A line over all columns, over the rows that follow."""

    text: str


Row = Sequence[Cell]


@frozen
class Layout:
    """The columns that are shown, with their widths and the gaps before them."""

    columns: Sequence[Column]
    numbers: Sequence[int]
    widths: Sequence[int]
    gaps: Sequence[int]

    @property
    def left_out(self) -> list[str]:
        """Headings of the columns that had no room."""
        return [
            column.heading.replace("\n", " ")
            for number, column in enumerate(self.columns)
            if number not in self.numbers
        ]


def table(
    columns: Sequence[Column], rows: Sequence[Row | Heading], width: int, least_label: int = LEAST_LABEL
) -> tuple[list[Text], Layout]:
    """Lines of at most `width` columns, headings first, and how they were laid out."""
    layout = fit(columns, [row for row in rows if not isinstance(row, Heading)], width, least_label)
    lines = list(_headings(layout))
    for row in rows:
        if isinstance(row, Heading):
            lines += [Text(line, style=STRONG) for line in wrapped(row.text, width, 4)]
        else:
            lines.append(_line(row, layout))
    return lines, layout


def fit(columns: Sequence[Column], rows: Sequence[Row], width: int, least_label: int = LEAST_LABEL) -> Layout:
    """All columns if they fit with narrow gaps and a shortened first one; else without the least needed ones.

    The first column is never shortened below `least_label` while another could go.
    """
    natural = [
        max([*map(width_of, column.heading.split("\n")), *(width_of(row[number].text) for row in rows)])
        for number, column in enumerate(columns)
    ]
    numbers = list(range(len(columns)))
    least = min(natural[0], least_label)
    while (free := width - sum(natural[number] + 1 for number in numbers[1:])) < least:
        spare = [number for number in numbers if columns[number].spare]
        if not spare:
            break
        numbers.remove(max(spare, key=lambda number: columns[number].spare))
    label = max(1, min(natural[0], free))
    widths = [label, *(natural[number] for number in numbers[1:])]
    return Layout(columns, numbers, widths, _gaps([columns[number] for number in numbers], free - label))


def _gaps(columns: Sequence[Column], spare: int) -> list[int]:
    """Gaps of one column each; what is spare widens them, those of columns that stand apart first."""
    gaps = [0] + [1] * (len(columns) - 1)
    places = sorted(range(1, len(columns)), key=lambda place: not columns[place].apart)
    for place in (places * (MOST_GAP - 1))[: max(0, spare)]:
        gaps[place] += 1
    return gaps


def _headings(layout: Layout) -> Iterator[Text]:
    """One or two lines; a short heading stands on the lower one."""
    parts = [layout.columns[number].heading.split("\n") for number in layout.numbers]
    height = max(map(len, parts))
    for level in range(height):
        texts = [part[level - height + len(part)] if level >= height - len(part) else "" for part in parts]
        yield Text(_joined(texts, layout), style=FAINT)


def _line(row: Row, layout: Layout) -> Text:
    line = Text()
    texts = [row[number].text for number in layout.numbers]
    for place, (number, text) in enumerate(zip(layout.numbers, _padded(texts, layout), strict=True)):
        line.append(" " * layout.gaps[place] + text, style=row[number].style)
    return line


def _joined(texts: Sequence[str], layout: Layout) -> str:
    return "".join(" " * gap + text for gap, text in zip(layout.gaps, _padded(texts, layout), strict=True))


def _padded(texts: Sequence[str], layout: Layout) -> list[str]:
    return [
        padded(shortened(text, width), width, right=layout.columns[number].right)
        for number, width, text in zip(layout.numbers, layout.widths, texts, strict=True)
    ]
