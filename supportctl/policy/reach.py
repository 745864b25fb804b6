"""Which tickets a match leaves to the matches after it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice, product

from supportctl.policy.model import Match

MOST_COMBINATIONS = 2_000
"""Beyond so many combinations of words nothing is said: a lint must not be slow."""

Words = Mapping[str, frozenset[str]]


class Earlier:
    """The matches above another one, each found by the words of its rarest field, so that thousands cost little."""

    def __init__(self) -> None:
        self._matches: list[tuple[str, Words]] = []
        self._by_word: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._of_all: list[int] = []

    def add(self, name: str, match: Match) -> None:
        """Put one more below those that are there."""
        words = {field: frozenset(word.casefold() for word in some) for field, some in match}
        place = len(self._matches)
        self._matches.append((name, words))
        keys = ([(field, word) for word in some] for field, some in words.items())
        rarest = min(keys, key=lambda some: sum(len(self._by_word[key]) for key in some), default=None)
        if rarest is None:
            self._of_all.append(place)
            return
        for key in rarest:
            self._by_word[key].append(place)

    def takers(self, match: Match) -> list[str]:
        """Names of the matches that together take every ticket of `match`; [] if some ticket is left."""
        names = [name for name, _ in match]
        combinations = product(*(words for _, words in match))
        takers: dict[str, None] = {}
        for count, words in enumerate(islice(combinations, MOST_COMBINATIONS + 1)):
            ticket = {name: word.casefold() for name, word in zip(names, words, strict=True)}
            taker = min(self._taking(ticket), default=None)
            if taker is None or count == MOST_COMBINATIONS:
                return []
            takers[self._matches[taker][0]] = None
        return list(takers)

    def _taking(self, ticket: Mapping[str, str]) -> Iterator[int]:
        """The places of the matches that take every ticket with at least these words."""
        yield from self._of_all[:1]
        for pair in ticket.items():
            for place in self._by_word.get(pair, ()):
                if all(ticket.get(field) in words for field, words in self._matches[place][1].items()):
                    yield place
                    break
