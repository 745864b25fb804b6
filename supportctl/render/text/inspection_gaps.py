"""What a file does not tell: metrics, columns, words, rows that are set aside, headers that nothing comes from."""

from collections.abc import Iterator

from rich.text import Text

from supportctl.render.text.fitting import padded, width_of
from supportctl.render.text.ink import DOUBT, FAINT, GOOD, INDENT, PLAIN, hanging, paragraph, title
from supportctl.render.words.wording import (
    count_words,
    counted,
    listed,
    metric_words,
    percent_words,
    shown,
    tied,
)
from supportctl.report.inspection import CellSeen, GuessSeen, InspectedFile

MOST_HEADERS = 10
LEAST_WORDS = 20
HOLDS = {
    "times": "times",
    "durations": "durations",
    "ids": "ids, each of them once",
    "words": "a few words that repeat",
}


def metrics_section(file: InspectedFile, width: int) -> Iterator[Text]:
    """Each metric: from what, or what it would take; then columns whose lack costs something else."""
    if not file.metrics:
        return
    yield from title("WHAT IT CAN TELL", width)
    rows = [
        (metric_words(one.metric), "yes" if one.measurable else "no", shown(one.words), one.measurable)
        for one in file.metrics
    ]
    names = max(width_of(row[0]) for row in rows)
    for name, answer, words, measurable in rows:
        before = f"{INDENT}{padded(name, names)}  {padded(answer, 3)}  "
        yield from _beside(before, words, width, GOOD if measurable else FAINT)
    if file.missing:
        yield from title("COLUMNS THAT IT LACKS", width)
    for missing in file.missing:
        yield from paragraph(f"{shown(missing.column)}: {shown(missing.words)}", width)


def words_section(file: InspectedFile, width: int) -> Iterator[Text]:
    """Words that no vocabulary knows, with how often they stand in the file."""
    if not file.unknown_words:
        return
    yield from title("WORDS THAT ARE NOT KNOWN", width)
    for one in file.unknown_words:
        more = one.distinct - len(one.examples)
        rest = f" and {count_words(more)} more" if more > 0 else ""
        told = f"{', '.join(map(_word, one.examples))}{rest}: {shown(one.words)}"
        yield from paragraph(f"{shown(one.column)}: {told}", width, DOUBT)


def set_aside_section(file: InspectedFile, width: int) -> Iterator[Text]:
    """Rows that are in no figure, by reason."""
    if not file.set_aside:
        return
    yield from title("SET ASIDE", width)
    for one in file.set_aside:
        first = f"first on line {count_words(one.line)}" if one.count > 1 else f"line {count_words(one.line)}"
        yield from paragraph(f"{counted(one.count, 'row')}: {shown(one.reason)}; {first}", width, DOUBT)
    yield from paragraph("--set-aside FILE.csv writes these rows to a file.", width, FAINT)


def unused_section(file: InspectedFile, width: int) -> Iterator[Text]:
    """Headers that no column comes from, the first of them by name."""
    if not file.unused:
        return
    yield from title(f"{counted(len(file.unused), 'HEADER', 'HEADERS')} NOT USED", width)
    yield from paragraph(listed(map(shown, file.unused), MOST_HEADERS), width, FAINT)


def guesses_section(file: InspectedFile, width: int) -> Iterator[Text]:
    """What the unknown columns look like, for a person to name them."""
    if not file.guesses:
        return
    yield from title("WHAT ITS OTHER COLUMNS SEEM TO HOLD", width)
    for kind, words in HOLDS.items():
        some = [one for one in file.guesses if one.holds == kind]
        if some:
            told = listed(map(_guess, some), MOST_HEADERS)
            yield from paragraph(f"{words}: {told}", width, PLAIN)


def _word(cell: CellSeen) -> str:
    return tied(f"“{shown(cell.text)}” ({count_words(cell.count or 0)})")


def _guess(one: GuessSeen) -> str:
    told = [one.unit] if one.unit else []
    if one.share < 1:
        told.append(f"{percent_words(one.share)} filled")
    return f"“{shown(one.header)}”" + (f" ({', '.join(told)})" if told else "")


def _beside(before: str, words: str, width: int, style: str) -> list[Text]:
    if width_of(before) + LEAST_WORDS > width:
        return paragraph(f"{' '.join(before.split())}: {words}", width, style)
    return hanging(before, words, width, style)
