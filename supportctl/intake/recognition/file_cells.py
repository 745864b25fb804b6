"""The first rows of a file, and whether the cells of a column are what it should hold (semantics rule 15)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.formats.system import System, SystemColumn
from supportctl.intake.formats.word_form import folded
from supportctl.intake.formats.written_formats import formats_of
from supportctl.intake.values.duration_cells import looks_like_duration
from supportctl.intake.values.instant_format import Order, format_of, forms_of_digits, looks_like_instant
from supportctl.policy.model import Source
from supportctl.vocabulary.columns import Kind

LONGEST_ID = 40
READABLE_SHARE = 0.5
"""A column of which fewer sampled cells look like its kind holds something else."""


@dataclass(slots=True)
class FileCells:
    """What choosing looks at: headers, sampled rows, the system, positions spoken for, and what sla.yaml says."""

    index: HeaderIndex
    sample: Sequence[Sequence[str]]
    system: System
    taken: set[int] = field(default_factory=set)
    source: Source | None = None
    said: dict[Column, list[str]] = field(default_factory=dict)

    @property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """The known words of each canonical column, folded."""
        return self.system.words

    def texts(self, column: Column) -> list[str]:
        """The sampled cells that say something."""
        if column not in self.said:
            self.said[column] = column.said(self.sample, self.system.null_tokens)
        return self.said[column]

    def says_yes_or_no(self, text: str) -> bool:
        """Whether a cell is a word for yes or no."""
        return text.lower() in self.system.true_words or text.lower() in self.system.false_words


def fits(column: Column, file: FileCells) -> bool:
    """Whether the sampled cells are what the column should hold; an empty column may hold anything."""
    texts = file.texts(column)
    if not texts or column.formats or formats_of(file.source, column.canonical, column.headers):
        return True
    kind = kind_of(column.canonical)
    if kind is Kind.INSTANT:
        return forms_of_digits(texts) is not None or share_of(texts, looks_like_instant) >= READABLE_SHARE
    if kind is Kind.DURATION:
        return share_of(texts, looks_like_duration) >= READABLE_SHARE
    if kind is Kind.TEXT or column.when or column.true_when:
        return True
    return share_of(texts, lambda text: _is_measure(text, kind, file)) < READABLE_SHARE


def _is_measure(text: str, kind: Kind, file: FileCells) -> bool:
    """Whether a cell of a column of words, or of a count or an answer yes or no, is a time or a duration instead."""
    form = format_of(text)
    if form is not None:
        return form.order is not Order.EPOCH
    if kind is not Kind.BOOLEAN or file.says_yes_or_no(text):
        return False
    return looks_like_duration(text)


def speaks(column: Column, file: FileCells) -> bool:
    """Whether a sampled cell is a known word of the column; nothing is said against one without a cell."""
    words = file.words.get(column.canonical, {})
    texts = set(file.texts(column))
    return not texts or any(folded(text) in words for text in texts)


def cells_agree(way: SystemColumn, column: Column, file: FileCells) -> bool:
    """Whether the cells are what a way asks for whose header alone says nothing."""
    if way.known_words:
        return speaks(column, file)
    if not way.only_words and not way.ids:
        return True
    texts = file.texts(column)
    if way.only_words:
        words = file.words.get(column.canonical, {})
        return bool(texts) and all(folded(text) in words for text in {*texts})
    return len({*texts}) == len(texts) > 1 and all(map(_may_be_id, texts))


def _may_be_id(text: str) -> bool:
    return is_one_word(text) and any(map(str.isdigit, text))


def is_one_word(text: str) -> bool:
    """Whether a cell is as short as an id and without a space, as ids are."""
    return 0 < len(text) <= LONGEST_ID and " " not in text


def share_of(texts: Sequence[str], looks: Callable[[str], bool]) -> float:
    """How many of the texts, of which there is one, look so; each different one is looked at once."""
    return sum(count for text, count in Counter(texts).items() if looks(text)) / len(texts)
