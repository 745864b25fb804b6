"""Intervals against published values, percentiles against numpy."""

import random
from fractions import Fraction

import numpy as np
import pytest

from supportctl.audit.measuring.spreads import _percentile, _ranks, wilson_interval
from supportctl.report.numbers import seconds


@pytest.mark.parametrize(
    ("kept", "due", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (score, no continuity correction).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0000),
    ],
)
def test_wilson_as_published(kept: int, due: int, low: float, high: float) -> None:
    found = wilson_interval(kept, due)
    assert [round(one, 4) for one in found] == [low, high]


@pytest.mark.parametrize(("kept", "due"), [(0, 1), (1, 1), (3, 7), (900, 1000), (10**6 - 1, 10**6)])
def test_wilson_holds_the_share_and_mirrors(kept: int, due: int) -> None:
    low, high = wilson_interval(kept, due)
    assert 0 <= low <= kept / due <= high <= 1
    assert wilson_interval(due - kept, due) == pytest.approx((1 - high, 1 - low), abs=1e-6)


@pytest.mark.parametrize("n", [1, 2, 3, 4, 10, 11, 99, 100, 101, 1000])
@pytest.mark.parametrize("share", [50, 90, 95, 99])
def test_percentile_is_numpys(n: int, share: int) -> None:
    generator = random.Random(n * 100 + share)  # noqa: S311 - no secret
    values = sorted(generator.randrange(10**12) for _ in range(n))
    low, high = _ranks(n, share)
    assert 0 <= low <= high < n
    found = _percentile(n, share, {low: values[low], high: values[high]})
    assert found == pytest.approx(float(np.percentile(values, share)) / 1e6, rel=1e-12, abs=1e-6)


def test_equal_values_have_equal_percentiles() -> None:
    low, high = _ranks(7, 90)
    assert _percentile(7, 90, {low: 60_000_000, high: 60_000_000}) == 60.0


def test_seconds_keeps_six_decimals() -> None:
    assert seconds(1) == 0.000001
    assert seconds(Fraction(1, 3)) == 0.0
    assert seconds(Fraction(10**6, 3)) == 0.333333
