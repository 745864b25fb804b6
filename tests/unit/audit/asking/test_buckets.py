"""Buckets: chosen by the target or as asked, and how a wrong list is refused."""

from itertools import pairwise

import pytest

from supportctl.audit.asking.buckets import LADDERS, bucket_bounds, parse_buckets, step_us
from supportctl.problem import UsageError


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        (None, ()),
        ("1h", (3600,)),
        ("1h,6h,12h,24h", (3600, 21_600, 43_200, 86_400)),
        ("30s, 1m30s, 1h", (30, 90, 3600)),
    ],
)
def test_parsed(text: str | None, bounds: tuple[int, ...]) -> None:
    assert parse_buckets(text) == bounds


@pytest.mark.parametrize(
    "text", ["", ",", "1h,", "60", "1h,x", "2h,1h", "1h,1h", "60m,1h", "0s", "-1h", "1.5h", "99999999999h"]
)
def test_refused(text: str) -> None:
    with pytest.raises(UsageError) as error:
        parse_buckets(text)
    (problem,) = error.value.problems
    assert problem.path == "--buckets"
    assert problem.hint == "write --buckets 1h,6h,12h,24h"


@pytest.mark.parametrize(
    ("target", "first"),
    [(20, 10), (120, 10), (121, 60), (3600, 900), (None, 3600), (86_400, 3600), (86_401, 14_400)],
)
def test_the_target_chooses_the_ladder(target: float | None, first: int) -> None:
    assert bucket_bounds(target, ())[0] == first
    assert bucket_bounds(target, (5, 7)) == (5, 7)


def test_ladders_ascend_and_every_bound_is_a_whole_step() -> None:
    for _, ladder in LADDERS:
        assert all(low < high for low, high in pairwise(ladder))
        assert all(bound * 1_000_000 % step_us(()) == 0 for bound in ladder)
    assert step_us((90, 3600)) == 90_000_000
    assert step_us((7, 5)) == 1_000_000
