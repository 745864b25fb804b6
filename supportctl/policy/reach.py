"""Which tickets a match leaves to the matches after it."""

from itertools import islice, product

from supportctl.policy.model import Match

MOST_COMBINATIONS = 2_000
"""Beyond so many combinations of words nothing is said: a lint must not be slow."""


def takers(match: Match, earlier: list[tuple[str, Match]]) -> list[str]:
    """Names of the matches that together take every ticket of `match`; [] if some ticket is left."""
    names = [name for name, _ in match]
    combinations = product(*(words for _, words in match))
    takers: dict[str, None] = {}
    for count, words in enumerate(islice(combinations, MOST_COMBINATIONS + 1)):
        ticket = {name: word.casefold() for name, word in zip(names, words, strict=True)}
        taker = next((name for name, other in earlier if _takes(other, ticket)), None)
        if taker is None or count == MOST_COMBINATIONS:
            return []
        takers[taker] = None
    return list(takers)


def _takes(match: Match, ticket: dict[str, str]) -> bool:
    """Whether every ticket with at least these words is taken by the match."""
    return all(ticket.get(name) in {word.casefold() for word in words} for name, words in match)
