"""The export's words for channel, status, priority, direction: raw text to the normalised word."""

from collections.abc import Mapping

from supportctl.intake.formats.system import System
from supportctl.intake.formats.word_form import folded
from supportctl.policy.model import Source

Words = Mapping[str, Mapping[str, str]]
"""Canonical column -> folded raw word -> normalised word."""


def words_of(system: System, source: Source | None) -> Words:
    """The system's vocabulary, overridden by what `sources[].values` says."""
    own = source.values if source else {}
    columns = {*system.words, *own}
    return {
        column: {
            **system.words.get(column, {}),
            **{folded(word): normalised for word, normalised in own.get(column, {}).items()},
        }
        for column in columns
    }


def normalised(words: Words, column: str, raw: str | None) -> str | None:
    """The normalised word, or None when the vocabulary does not know it (or the cell is empty)."""
    return words.get(column, {}).get(folded(raw)) if raw is not None else None
