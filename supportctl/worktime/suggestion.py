"""What a person probably meant by a name that nobody knows."""

from collections.abc import Mapping
from difflib import get_close_matches

MOST_SUGGESTIONS = 3
SIMILARITY = 0.75


def did_you_mean(word: str, known: Mapping[str, str]) -> str:
    """`did you mean Asia/Jakarta or Asia/Jayapura?`, or "" when nothing known is like `word`.

    `known` maps each spelling that a person may have had in mind to the name to write; case does not matter.
    """
    spellings = {spelling.casefold(): name for spelling, name in known.items()}
    close = get_close_matches(word.strip().casefold(), spellings, n=MOST_SUGGESTIONS, cutoff=SIMILARITY)
    names = list(dict.fromkeys(spellings[spelling] for spelling in close))
    return f"did you mean {listed(names)}?" if names else ""


def listed(names: list[str]) -> str:
    """`A, B or C`."""
    return " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
