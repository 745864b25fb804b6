"""Columns whose headers no list knows as a whole: told by the words of the header, and by what the cells hold."""

from collections.abc import Iterable, Iterator

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.lexicon import Fit, fit, meanings_of
from supportctl.intake.formats.verdict_words import verdict_in
from supportctl.intake.formats.word_form import folded
from supportctl.intake.formats.words import VERDICTS
from supportctl.intake.recognition.file_cells import READABLE_SHARE, FileCells, fits, share_of, speaks

SPOKEN = ("status", "priority", "channel")
"""Columns that are taken only where some cell is a known word: their headers mean many things."""
LONGEST_CELL = 60
"""Cells that are mostly longer are messages."""


def columns_by_words(wanted: Iterable[str], file: FileCells) -> dict[str, Column]:
    """Of every wanted column the header whose words suit it best, the first of equal ones."""
    found: dict[str, Column] = {}
    for canonical in wanted:
        suiting = [(one.rank, column) for one, column in by_words(canonical, file) if not one.near]
        if suiting:
            found[canonical] = min(suiting, key=lambda pair: (pair[0], pair[1].positions))[1]
            file.taken.update(found[canonical].positions)
    return found


def by_words(canonical: str, file: FileCells) -> Iterator[tuple[Fit, Column]]:
    """Every header that is not taken whose words suit the column, or nearly do, and whose cells may be of it."""
    for position, header in enumerate(file.index.header):
        one = None if position in file.taken else fit(meanings_of(header), canonical)
        if one is not None:
            column = Column(canonical, (position,), (header,), zone=file.index.zone(position))
            if fits(column, file) and _may_be(column, file):
                yield one, column


def _may_be(column: Column, file: FileCells) -> bool:
    """Whether the cells are words of the column, where its kind alone says little."""
    texts = file.texts(column)
    if not texts:
        return True
    if column.canonical in SPOKEN:
        return speaks(column, file)
    if column.canonical in VERDICTS:
        return share_of(texts, lambda text: _is_verdict(text, column, file)) >= READABLE_SHARE
    return share_of(texts, lambda text: len(text) <= LONGEST_CELL) >= READABLE_SHARE


def _is_verdict(text: str, column: Column, file: FileCells) -> bool:
    """Whether a cell says that a promise was kept or broken; yes or no says it under any header."""
    return (
        file.says_yes_or_no(text)
        or verdict_in(text) is not None
        or folded(text) in file.words[column.canonical]
    )
