"""A thing that is wrong, told to a person: where it is, what it is, what was probably meant, what to write instead.

Also the errors that carry such problems, and any text made safe to show.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from supportctl.frozen import frozen

MARGIN = "    "
EXCERPT_WIDTH = 76
"""Columns of an excerpt: a problem fits a terminal of 80."""

TAB = "    "
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_CUT = "..."
_JOINERS = "\u200c\u200d"
UNSEEN_CLASS = (
    r"\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001343f"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
"""Characters without a glyph, which steer a terminal, reorder text or break lines; not those that join letters."""

UNSEEN = re.compile(f"[{UNSEEN_CLASS}]+")

LONGEST_GUESSED = 60
"""Longer words are not guessed at."""

SIMILARITY, SIMILARITY_OF_SEVERAL = 0.7, 0.75
"""How alike a known word must be to be meant, where one is named and where several may be."""

MOST_MEANT = 3


@frozen
class Problem:
    """One mistake in a file a person wrote or exported.

    `line` and `column` count from 1 and are None where the whole file is meant; `excerpt` is the source
    line itself, shown with a caret under `column`; `hint` says what to write or do next.
    """

    path: str
    message: str
    line: int | None = None
    column: int | None = None
    hint: str | None = None
    excerpt: str | None = None

    @property
    def place(self) -> str:
        """`sla.yaml:14:5`, as editors and terminals understand it."""
        parts = [self.path, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


class SupportctlError(Exception):
    """Bad input told as an outcome: carries every problem found, never only the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.place}: {problem.message}" for problem in problems))
        self.problems = problems


class UsageError(SupportctlError):
    """The command line or sla.yaml is wrong (exit code 2)."""


class NotAuditableError(SupportctlError):
    """The input holds nothing that can be judged (exit code 3)."""


def problem_text(problem: Problem, excerpt_width: int = EXCERPT_WIDTH) -> str:
    """Several lines without a final line end, for a terminal or a log: nothing in it controls a terminal."""
    lines = [f"{safe_text(problem.place)}: {safe_text(problem.message)}"]
    if problem.excerpt is not None and problem.excerpt.strip():
        lines += _excerpt(problem.excerpt, problem.column, min(excerpt_width, EXCERPT_WIDTH))
    if problem.hint:
        lines.append(f"help: {safe_text(problem.hint)}")
    return "\n".join(lines)


def safe_text(text: str) -> str:
    """The text on one line, with tabs as spaces and every character without a glyph replaced."""
    return UNSEEN.sub(lambda found: "".join(map(_seen, found[0])), text)


def text_width(text: str) -> int:
    """Terminal columns of a safe text: two for East Asian wide characters, none for combining ones."""
    return sum(_width(character) for character in text)


def _excerpt(line: str, column: int | None, width: int) -> list[str]:
    """The line, trimmed around the column if it is long, and the caret below that column."""
    caret = len(safe_text(line[: (column or 1) - 1]))
    shown, caret = _trimmed(re.sub(r"\s+$", "", safe_text(line)), caret, width)
    lines = [MARGIN + shown]
    if column is not None:
        lines.append(f"{MARGIN}{' ' * text_width(shown[:caret])}^")
    return lines


def _trimmed(text: str, caret: int, width: int) -> tuple[str, int]:
    """At most `width` columns of the text around the character `caret`, and where that stands now."""
    if text_width(text) <= width:
        return text, caret
    start = _back(text, min(caret, len(text)), width // 2)
    end = _forth(text, start, width - 2 * len(_CUT))
    before = _CUT if start else ""
    after = _CUT if end < len(text) else ""
    return before + text[start:end] + after, caret - start + len(before)


def _back(text: str, caret: int, columns: int) -> int:
    """The position up to `columns` columns before the caret."""
    while caret > 0 and columns >= _width(text[caret - 1]):
        caret -= 1
        columns -= _width(text[caret])
    return caret


def _forth(text: str, start: int, columns: int) -> int:
    """The position up to `columns` columns after the start."""
    while start < len(text) and columns >= _width(text[start]):
        columns -= _width(text[start])
        start += 1
    return start


def _seen(character: str) -> str:
    return TAB if character == "\t" else REPLACEMENT


def _width(character: str) -> int:
    if (
        character in _JOINERS
        or unicodedata.combining(character)
        or unicodedata.category(character) in ("Mn", "Me")
    ):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, whatever its case."""
    names = likely(word, {name: name for name in known}, most=1)
    return names[0] if names else None


def likely(word: str, known: Mapping[str, str], most: int = MOST_MEANT) -> list[str]:
    """The names that `word` may stand for, likeliest first; `known` maps each spelling of one to the name to write."""
    if len(word) > LONGEST_GUESSED:
        return []
    spellings = {spelling.casefold(): name for spelling, name in known.items()}
    cutoff = SIMILARITY if most == 1 else SIMILARITY_OF_SEVERAL
    close = get_close_matches(word.strip().casefold(), spellings, n=most, cutoff=cutoff)
    return list(dict.fromkeys(spellings[spelling] for spelling in close))


def did_you_mean(word: str, known: Mapping[str, str]) -> str:
    """`did you mean Asia/Jakarta or Asia/Jayapura?`, or "" when nothing is like `word`; `known` as in `likely`."""
    names = likely(word, known)
    return f"did you mean {alternatives(names)}?" if names else ""


def alternatives(names: list[str]) -> str:
    """`A, B or C`."""
    return " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
