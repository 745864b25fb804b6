"""File name patterns of `sources[].files`, compared with each other."""

from fnmatch import fnmatchcase

_BEYOND_STARS = "?["


def shadows(earlier: str, later: str) -> bool:
    """Whether every name that fits `later` fits `earlier`; only said where certain: patterns of * alone."""
    if earlier == later:
        return True
    if any(character in earlier + later for character in _BEYOND_STARS):
        return earlier == "*"
    # Read as a plain name, the later pattern's * stands for any text: only a * of the earlier one takes it.
    return fnmatchcase(later, earlier)
