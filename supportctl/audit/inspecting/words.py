"""Words of a file that no vocabulary knows: how many rows have them, and what the audit makes of them."""

from collections.abc import Iterator

from supportctl.audit.inspecting.cells import CellCounts, Words
from supportctl.audit.inspecting.columns import PRIVATE, cut
from supportctl.audit.measuring.satisfaction import is_score
from supportctl.intake.door import ReadFile, normalised
from supportctl.report.inspection import CellSeen, UnknownWords
from supportctl.vocabulary.columns import CANONICAL_COLUMNS, CHANNELS

EXAMPLES = 10
TREATED = {
    "status": "count as open",
    "channel": "stay as they are, for policies to match",
    "priority": "stay as they are, for policies to match",
    "direction": "count as contacts that customers began",
    "handled_by": "count as neither human nor bot",
    "csat": "are no answer to the question",
}
VERDICT = "are not compared with our own verdict"
YES_NO = "count as unknown, neither yes nor no"


def unknown_words(file: ReadFile, counts: CellCounts) -> list[UnknownWords]:
    """By column, in the order of the vocabulary."""
    return [one for name in CANONICAL_COLUMNS for one in _of_column(name, file, counts)]


def unknown_texts(name: str, file: ReadFile, counts: CellCounts) -> list[tuple[str, int]]:
    """The words of a column of words that its vocabulary does not know, most frequent first."""
    return [(word, n) for word, n in counts.words.get(name, ()) if not _known(name, word, file)]


def _of_column(name: str, file: ReadFile, counts: CellCounts) -> Iterator[UnknownWords]:
    if name in counts.unread_words:
        words = counts.unread_words[name]
        yield _described(name, YES_NO, words, len(words))
    treated = VERDICT if name.startswith("vendor_") and name in file.words else TREATED.get(name)
    if treated is None or name in PRIVATE:
        return
    unknown = unknown_texts(name, file, counts)
    if unknown:
        beyond = counts.distinct.get(name, 0) - len(counts.words.get(name, ()))
        yield _described(name, treated, unknown, len(unknown) + beyond)


def _described(name: str, treated: str, words: Words, distinct: int) -> UnknownWords:
    examples = [CellSeen(cut(word), n) for word, n in words[:EXAMPLES]]
    return UnknownWords(name, treated, sum(n for _, n in words), distinct, examples)


def _known(name: str, word: str, file: ReadFile) -> bool:
    if normalised(file.words, name, word) is not None:
        return True
    if name == "csat":
        return is_score(word)
    return name == "channel" and word in CHANNELS
