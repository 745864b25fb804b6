"""Whether a header or a cell speaks of a promise kept or broken, in the languages of `header_words.yaml`.

`SLA breached` and `Within SLA` both hold yes and no: what yes means is the header's, never the column's name.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from supportctl.intake.formats.lexicon import UNKNOWN, meanings_of
from supportctl.intake.formats.word_form import folded

Verdict = Literal["met", "breached"]

OTHER: Mapping[Verdict, Verdict] = {"met": "breached", "breached": "met"}
SPOKEN: Mapping[str, Verdict] = {"kept": "met", "breach": "breached"}


_NUMBER = re.compile(r"\S*\d\S*")


def verdict_in(text: str) -> Verdict | None:
    """What a text says by itself: `Not violated` is met; None for one that says neither, or both.

    A word that nobody knows may turn the others round, so that a text with one says nothing; a number does not.
    """
    meanings = meanings_of(_NUMBER.sub(" ", text))
    if UNKNOWN in meanings:
        return None
    said = {verdict for meaning, verdict in SPOKEN.items() if any(meaning in some for some in meanings)}
    if len(said) != 1:
        return None
    verdict = said.pop()
    return OTHER[verdict] if any("negated" in some for some in meanings) else verdict


def yes_no_words(header: str, true_words: Iterable[str], false_words: Iterable[str]) -> Mapping[str, Verdict]:
    """What yes and no mean under a header, by folded word; nothing where the header does not say."""
    if (yes := verdict_in(header)) is None:
        return {}
    return {
        **{folded(word): yes for word in true_words},
        **{folded(word): OTHER[yes] for word in false_words},
    }
