"""Satisfaction answers as scores: who counts as satisfied, and the mean (semantics rule 22)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from supportctl.engine.session import Row
from supportctl.intake.door import ReadFile, normalised

SATISFIED_OF_FIVE = 4
TOP_OF_USUAL_SCALE = 5


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """`satisfied` of `rated` answers; `score_sum` over `scored` numeric ones. `rated` is 0 on an unknown scale."""

    satisfied: int = 0
    rated: int = 0
    score_sum: Fraction = Fraction(0)
    scored: int = 0

    def __add__(self, other: "Satisfaction") -> "Satisfaction":
        return Satisfaction(
            self.satisfied + other.satisfied,
            self.rated + other.rated,
            self.score_sum + other.score_sum,
            self.scored + other.scored,
        )


def satisfaction_by_slice(
    counts: Sequence[Row], file_of_trait: Mapping[int, int], files: Sequence[ReadFile]
) -> dict[tuple[int, int], Satisfaction]:
    """Answers (trait, group, text, count) as sums per trait and group. The scale is judged over the whole file."""
    tops: dict[int, Fraction] = {}
    for trait_no, _, text, _ in counts:
        top, file_no = _top(text), file_of_trait[trait_no]
        if top is not None:
            tops[file_no] = max(top, tops.get(file_no, top))
    found: dict[tuple[int, int], Satisfaction] = {}
    for trait_no, group_no, text, count in counts:
        file_no = file_of_trait[trait_no]
        answer = _answer(text, count, files[file_no], tops.get(file_no))
        found[trait_no, group_no] = found.get((trait_no, group_no), Satisfaction()) + answer
    return found


def _answer(text: str, count: int, file: ReadFile, top: Fraction | None) -> Satisfaction:
    score, word = _score(text), normalised(file.words, "csat", text)
    if score is None:
        return Satisfaction(count * (word == "good"), count) if word in ("good", "bad") else Satisfaction()
    good = file.source.csat_good if file.source and file.source.csat_good is not None else None
    if good is None and top is not None and top <= TOP_OF_USUAL_SCALE:
        good = Fraction(SATISFIED_OF_FIVE)
    if good is None:
        return Satisfaction(score_sum=score * count, scored=count)
    return Satisfaction(count * (score >= good), count, score * count, count)


_SCORE = re.compile(r"(\d{1,4}(?:[.,]\d{1,6})?)(?:\s*/\s*(\d{1,4}))?")


def _score(text: str) -> Fraction | None:
    """The number of a score such as `4`, `4.5`, `4,5` or `4/5`; None for words."""
    found = _SCORE.fullmatch(text.strip())
    return Fraction(found[1].replace(",", ".")) if found else None


def is_score(text: str) -> bool:
    """Whether an answer is a number of some scale."""
    return _score(text) is not None


def _top(text: str) -> Fraction | None:
    """The top of the scale as far as one answer shows it: the 5 of `4/5`, else the score itself."""
    found = _SCORE.fullmatch(text.strip())
    return Fraction(found[2]) if found and found[2] else _score(text)
