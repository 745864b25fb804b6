"""What the words of a header mean, whatever their order, spelling or language: data in `header_words.yaml`.

A header is a column when all its words are understood and none of them means something else.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from supportctl.frozen import frozen
from supportctl.intake.formats.header_name import LONGEST, header_form, words_apart
from supportctl.intake.formats.prepared import prepared

WORDS = Path(__file__).with_name("header_words.yaml")

Meanings = frozenset[str]
"""What a word may mean; none when nobody knows it."""

UNKNOWN: Meanings = frozenset()
LINKS = ("", "s", "es", "n")
"""What German and Dutch put between the words of a compound."""
SHORTEST_PART = 3
SHORT_ENDINGS = frozenset(["at", "on", "in", "id", "by", "no", "to", "am"])
MOST_TOGETHER = 4
"""So many words make the longest phrase."""

_OFFSET = re.compile(r"\b(?:utc|gmt)\s*[+-]\s*\d{1,2}(?::?\d{2})?", re.IGNORECASE)
_FAR_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
_OTHER_SCRIPT = re.compile(
    "(?<=[a-z0-9])(?=[\u3040-\u30ff\u3400-\u9fff])|(?<=[\u3040-\u30ff\u3400-\u9fff])(?=[a-z0-9])"
)
"""Where Chinese or Japanese meets Latin letters, as in `SLA状态`."""


@frozen
class ColumnWords:
    """The meanings that make a column: all of one `needed`, the best first, and beside them only `allowed` ones."""

    needed: tuple[Meanings, ...]
    allowed: Meanings


@frozen
class Fit:
    """How a header suits a column: which alternative it meets, and by how many words more. Less is better.

    `near`: it would suit, were it not for words that nobody knows.
    """

    alternative: int
    more: int
    near: bool

    @property
    def rank(self) -> tuple[int, int]:
        """The order of several headers that suit one column."""
        return (self.alternative, self.more)


@frozen
class Lexicon:
    """The words by their form, phrases by their words, and the columns."""

    words: Mapping[str, Meanings]
    phrases: Mapping[tuple[str, ...], str]
    columns: Mapping[str, ColumnWords]

    def meanings(self, text: str) -> tuple[Meanings, ...]:
        """What each word or phrase of a text means, in its order."""
        return tuple(self._read(_tokens(text)))

    def _read(self, tokens: Sequence[str]) -> Iterator[Meanings]:
        place = 0
        while place < len(tokens):
            size = next(
                (n for n in range(MOST_TOGETHER, 1, -1) if tuple(tokens[place : place + n]) in self.phrases),
                1,
            )
            if size > 1:
                yield frozenset([self.phrases[tuple(tokens[place : place + size])]])
            else:
                yield from self._word(tokens[place])
            place += size

    def _word(self, token: str) -> Sequence[Meanings]:
        known = self.words.get(token)
        if known is not None:
            return [known]
        parts = self._parts(token)
        return [self.words[part] for part in parts] if parts else [UNKNOWN]

    def _parts(self, token: str) -> Sequence[str]:
        """The known words that make up a compound, the fewest; () when they do not."""
        far_east = _FAR_EAST.fullmatch(token) is not None
        best: list[Sequence[str] | None] = [[]] + [None] * len(token)
        for end in range(1, len(token) + 1):
            for start in range(end):
                before, part = best[start], token[start:end]
                if before is None or not self._may_be_part(part, far_east=far_east, at_end=end == len(token)):
                    continue
                if best[end] is None or len(before) + 1 < len(best[end] or ()):
                    best[end] = [*before, self._known(part, far_east=far_east)]
        return best[-1] or ()

    def _may_be_part(self, part: str, *, far_east: bool, at_end: bool) -> bool:
        if far_east:
            return part in self.words
        if len(part) < SHORTEST_PART:
            return at_end and part in SHORT_ENDINGS
        return bool(self._known(part, far_east=False, linked=not at_end))

    def _known(self, part: str, *, far_east: bool, linked: bool = True) -> str:
        """The word of a part, without what links it to the next one; "" for none."""
        if part in self.words:
            return part
        links = () if far_east or not linked else LINKS[1:]
        bare = (part.removesuffix(link) for link in links if part.endswith(link))
        return next((one for one in bare if len(one) > SHORTEST_PART and one in self.words), "")


def fit(meanings: Sequence[Meanings], canonical: str) -> Fit | None:
    """How a header with these meanings suits a column; None when it does not."""
    words = lexicon().columns.get(canonical)
    if words is None or not meanings:
        return None
    for alternative, needed in enumerate(words.needed):
        allowed = needed | words.allowed
        if needed <= frozenset().union(*meanings) and all(not one or one & allowed for one in meanings):
            return Fit(alternative, len(meanings) - len(needed), near=UNKNOWN in meanings)
    return None


@cache
def meanings_of(header: str) -> tuple[Meanings, ...]:
    """What the words of a header mean; () for one too long to be a name."""
    return lexicon().meanings(header) if len(header) <= LONGEST else ()


@cache
def lexicon() -> Lexicon:
    """The data file, read once."""
    text = WORDS.read_bytes()
    ready = prepared(WORDS, text) or forms_of_words(text)
    return Lexicon(
        words={word: frozenset(some) for word, some in ready["words"].items()},
        phrases={tuple(words.split(" ")): meaning for words, meaning in ready["phrases"].items()},
        columns={
            canonical: ColumnWords(tuple(map(frozenset, one["any"])), frozenset(one["may"]))
            for canonical, one in ready["columns"].items()
        },
    )


def forms_of_words(text: bytes) -> dict[str, Any]:
    """What the data file says, its words and phrases in the form that is compared."""
    import yaml  # noqa: PLC0415 - only after a change

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    words: dict[str, list[str]] = {}
    for meaning, spellings in document["words"].items():
        for form in dict.fromkeys(map(header_form, spellings.split())):
            words.setdefault(form, []).append(meaning)
    phrases = {
        " ".join(header_form(spelling).split()): meaning
        for meaning, spellings in document["phrases"].items()
        for spelling in spellings
    }
    return {"words": words, "phrases": phrases, "columns": document["columns"]}


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).strip().lstrip("\ufeff")
    return _OTHER_SCRIPT.sub(" ", header_form(words_apart(_OFFSET.sub(" utc ", plain)))).split()
