"""File name patterns of `sources[].files`, compared with each other."""

from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Generic, TypeVar

_BEYOND_STARS = "?["

T = TypeVar("T")


def shadows(earlier: str, later: str) -> bool:
    """Whether every name that fits `later` fits `earlier`; only said where certain: patterns of * alone."""
    if earlier == later:
        return True
    if any(character in earlier + later for character in _BEYOND_STARS):
        return earlier == "*"
    # Read as a plain name, the later pattern's * stands for any text: only a * of the earlier one takes it.
    return fnmatchcase(later, earlier)


class EarlierPatterns(Generic[T]):
    """Patterns above another one, each found by the text before its first *, or after its last, or by itself."""

    def __init__(self) -> None:
        self._found_by: defaultdict[tuple[str, str], list[tuple[int, str, T]]] = defaultdict(list)
        self._size = 0

    def add(self, pattern: str, value: T) -> None:
        """Put one more below those that are there."""
        start, star, _ = pattern.partition("*")
        end = pattern.rpartition("*")[2]
        if not star or any(character in pattern for character in _BEYOND_STARS):
            key = ("whole", pattern)
        else:
            key = ("end", end) if len(end) > len(start) else ("start", start)
        self._found_by[key].append((self._size, pattern, value))
        self._size += 1

    def shadowing(self, pattern: str) -> tuple[str, T] | None:
        """The first of them that takes every file of `pattern`."""
        found = min((one for one in self._candidates(pattern) if shadows(one[1], pattern)), default=None)
        return None if found is None else found[1:]

    def _candidates(self, pattern: str) -> Iterator[tuple[int, str, T]]:
        for key in {("whole", pattern), *_ends(pattern)}:
            yield from self._found_by.get(key, ())


def _ends(pattern: str) -> Iterator[tuple[str, str]]:
    for place in range(len(pattern) + 1):
        yield "start", pattern[:place]
        yield "end", pattern[place:]
