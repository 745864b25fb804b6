"""Durations in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.report.duration import duration_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"), (0.04, "0 s"), (0.4, "0.4 s"), (5, "5 s"), (9.96, "10 s"),
        (12.3, "12 s"), (45, "45 s"), (60, "60 s"),
        (61, "1 min 1 s"), (180, "3 min"), (200, "3 min 20 s"), (3599, "59 min 59 s"),
        (3599.6, "1 h 00"), (3600, "1 h"),
        (25_500, "7 h 05"), (86_400, "24 h"), (86_420, "24 h 00"), (259_200, "72 h"),
        (-200, "-3 min 20 s"), (-0.01, "0 s"),
    ],
)  # fmt: skip
def test_words(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


@given(st.floats(-1e10, 1e10))
def test_any_duration_has_words(seconds: float) -> None:
    assert duration_words(seconds)
