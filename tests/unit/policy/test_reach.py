"""Which matches take all tickets of a later one, against a naive look at every match above."""

import time
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from supportctl.policy.file_pattern import EarlierPatterns, shadows
from supportctl.policy.lint import lint
from supportctl.policy.load import sla_from_bytes
from supportctl.policy.model import Match
from supportctl.policy.reach import Earlier

WORDS = st.lists(st.sampled_from(["a", "A", "b", "c"]), min_size=1, max_size=3, unique=True).map(tuple)
MATCH = st.dictionaries(st.sampled_from(["channel", "team", "tag"]), WORDS).map(
    lambda one: tuple(one.items())
)
PATTERN = st.text("ab*?", min_size=1, max_size=4)


def naive(match: Match, above: list[Match]) -> list[str]:
    takers = []
    for words in product(*(words for _, words in match)):
        ticket = dict(zip((name for name, _ in match), words, strict=True))
        fitting = [
            place
            for place, other in enumerate(above)
            if all(
                name in ticket and ticket[name].lower() in [word.lower() for word in some]
                for name, some in other
            )
        ]
        if not fitting:
            return []
        takers.append(str(fitting[0]))
    return list(dict.fromkeys(takers))


@given(st.lists(MATCH, max_size=6), MATCH)
def test_takers(above: list[Match], match: Match) -> None:
    earlier = Earlier()
    for place, one in enumerate(above):
        earlier.add(str(place), one)
    assert earlier.takers(match) == naive(match, above)


@given(st.lists(PATTERN, max_size=6), PATTERN)
def test_the_first_pattern_that_takes_every_file_is_found(above: list[str], pattern: str) -> None:
    earlier = EarlierPatterns[int]()
    for place, one in enumerate(above):
        earlier.add(one, place)
    first = next(((one, place) for place, one in enumerate(above) if shadows(one, pattern)), None)
    assert earlier.shadowing(pattern) == first


def test_thousands_of_policies_are_looked_at_in_a_moment() -> None:
    policies = "".join(
        f"  - {{name: p{no}, match: {{channel: email, customer: [c{no}, d{no}]}}, targets: {{first_response: 4h}}}}\n"
        for no in range(3_000)
    )
    sources = "".join(f'  - {{files: "f{no}-*.csv", channel: web}}\n' for no in range(1_000))
    sla, document = sla_from_bytes(
        "sla.yaml", f"version: 1\npolicies:\n{policies}sources:\n{sources}".encode()
    )
    started = time.process_time()
    assert lint(sla, document) == []
    assert time.process_time() - started < 2
