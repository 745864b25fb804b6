"""Durations and numbers as text."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.policy.duration_text import LONGEST_SECONDS, read_duration, write_duration
from supportctl.policy.shapes.number_text import read_count, read_flag, read_score, read_share
from supportctl.policy.wrong import WrongValueError

SECOND = 1_000_000


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45s", 45),
        ("30m", 1_800),
        ("4h", 14_400),
        ("1h30m", 5_400),
        ("1h 30m", 5_400),
        ("90m", 5_400),
        ("2d", 172_800),
    ],
)
def test_durations(text: str, seconds: int) -> None:
    assert read_duration(text).microseconds == seconds * SECOND


@pytest.mark.parametrize(
    "text", ["", " ", "h", "30m1h", "1h1h", "4 h", "4H", "٣h", "1,5h", "1h-30m", "4h.", "P1Y"]
)
def test_refused_durations(text: str) -> None:
    with pytest.raises(WrongValueError):
        read_duration(text)


@given(st.integers(1, LONGEST_SECONDS))
def test_written_durations_read_back(seconds: int) -> None:
    assert read_duration(write_duration(seconds)) == (seconds * SECOND, 0)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_duration, read_share, read_score, read_count, read_flag):
        with suppress(WrongValueError):
            read(text)


@given(st.text(alphabet="0159.,:%-hm \t\x1c\x1f\x85\u2003٣", max_size=6))
def test_numbers_among_separators_are_read_or_refused(text: str) -> None:
    for read in (read_duration, read_share, read_score, read_count, read_flag):
        with suppress(WrongValueError):
            read(text)


def test_separators_around_a_count_are_taken_off() -> None:
    assert read_count("5\x1f") == read_count(" 5 ") == 5


@pytest.mark.parametrize(
    ("text", "share"),
    [("90%", "9/10"), ("0.9", "9/10"), ("99.95 %", "1999/2000"), ("0", "0"), ("100%", "1"), (".5", "1/2")],
)
def test_shares_are_exact(text: str, share: str) -> None:
    assert read_share(text) == Fraction(share)


@pytest.mark.parametrize("text", ["90", "1", "1.0", "101%", "-1%", "90%%", "nan", "1e-1", "%"])
def test_refused_shares(text: str) -> None:
    with pytest.raises(WrongValueError):
        read_share(text)
