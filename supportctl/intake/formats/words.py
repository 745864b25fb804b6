"""The words of an export's columns: raw text to the normalised word, by presets, sla.yaml and what verdicts say."""

from collections.abc import Mapping

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.kind import field_column
from supportctl.intake.formats.system import System
from supportctl.intake.formats.verdict_words import verdict_in, yes_no_words
from supportctl.intake.formats.word_form import folded
from supportctl.policy.model import Source
from supportctl.vocabulary.columns import CANONICAL_COLUMNS

Words = Mapping[str, Mapping[str, str]]
"""Column of `record` -> folded raw word -> normalised word."""

VERDICTS = ("vendor_first_response_verdict", "vendor_resolution_verdict")


def words_of(system: System, source: Source | None, columns: Mapping[str, Column]) -> Words:
    """The system's vocabulary for a file with these columns, overridden by what `sources[].values` says."""
    own = _own(source) if source else {}
    said = {name: _yes_and_no(columns[name], system) for name in VERDICTS if name in columns}
    return {
        name: {
            **said.get(name, {}),
            **system.words.get(name, {}),
            **{folded(word): normalised for word, normalised in own.get(name, {}).items()},
        }
        for name in {*system.words, *own}
    }


def _own(source: Source) -> Mapping[str, Mapping[str, str]]:
    return {
        field_column(name) if name not in CANONICAL_COLUMNS else name: words
        for name, words in source.values.items()
    }


def normalised(words: Words, column: str, raw: str | None) -> str | None:
    """The normalised word, or None when the vocabulary does not know it (or the cell is empty)."""
    if raw is None:
        return None
    known = words.get(column, {}).get(folded(raw))
    return verdict_in(raw) if known is None and column in VERDICTS else known


def _yes_and_no(column: Column, system: System) -> Mapping[str, str]:
    return yes_no_words(column.header, system.true_words, system.false_words)
