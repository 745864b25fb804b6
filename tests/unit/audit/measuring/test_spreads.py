"""Intervals against published values, seconds to the microsecond."""

import pytest

from supportctl.audit.measuring.spreads import wilson_interval
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


def test_seconds_keeps_six_decimals() -> None:
    assert seconds(1) == 0.000001
    assert seconds(1, 3) == 0.0
    assert seconds(10**6, 3) == 0.333333
