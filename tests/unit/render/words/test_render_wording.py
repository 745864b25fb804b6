"""Counts, shares and names as the screen writes them."""

import pytest

from supportctl.render.words.wording import (
    TIE,
    count_words,
    counted,
    goal_words,
    listed,
    percent_words,
    rate_count_words,
    rate_goal_words,
    rate_value_words,
    shown,
    target_words,
    time_words,
)
from supportctl.report.audit_report import RateGoal, Target


def spaced(text: str) -> str:
    return text.replace(TIE, " ")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (999, "999"),
        (1_204, "1 204"),
        (1_234_567, "1 234 567"),
        (12.5, "12.5"),
        (3.0, "3"),
        (1_000.25, "1 000.25"),
    ],
)
def test_count(number: float, words: str) -> None:
    assert spaced(count_words(number)) == words


def test_counted() -> None:
    assert [spaced(counted(number, "contact")) for number in (0, 1, 1_500)] == [
        "0 contacts",
        "1 contact",
        "1 500 contacts",
    ]


@pytest.mark.parametrize(
    ("share", "bounds", "words"),
    [
        (0.831, (), "83.1 %"), (None, (), "-"), (0, (), "0.0 %"), (1, (1,), "100.0 %"),
        (0.8996, (0.9,), "89.96 %"), (0.9, (0.9,), "90.0 %"), (0.899999, (0.9,), "90.000 %"),
        (0.99971, (0.9, 1), "99.97 %"), (0.7999, (0.8,), "79.99 %"), (0.0625, (), "6.2 %"),
    ],
)  # fmt: skip
def test_a_share_never_looks_like_the_goal_it_missed(
    share: float | None, bounds: tuple[float, ...], words: str
) -> None:
    assert spaced(percent_words(share, *bounds)) == words


def test_promised_shares_have_no_needless_decimals() -> None:
    assert [spaced(goal_words(share)) for share in (0.9, 0.995, 1.0, 0.07)] == [
        "90 %",
        "99.5 %",
        "100 %",
        "7 %",
    ]


def test_rates() -> None:
    most, least, mean = RateGoal(0.1, None), RateGoal(None, 0.65), RateGoal(None, 4.2)
    assert spaced(rate_goal_words("abandonment", most)) == "at most 10 %"
    assert spaced(rate_goal_words("csat", least)) == "at least 65 %"
    assert spaced(rate_goal_words("csat_mean", mean)) == "at least 4.2"
    assert spaced(rate_value_words("abandonment", 0.1004, most)) == "10.04 %"
    assert rate_value_words("csat_mean", 3.868, mean) == "3.87"
    assert rate_value_words("csat", None, None) == "-"
    assert spaced(rate_count_words("csat", 55, 1_078)) == "55 of 1 078"
    assert spaced(rate_count_words("csat_mean", 301, 78)) == "78 scores"


def test_names() -> None:
    assert shown(None) == "(none)"
    assert shown(" ") == "(empty)"
    assert shown("a\x1b[31m\u202eb") == "a\ufffd[31m\ufffdb"


def test_targets() -> None:
    assert target_words(Target("within", 60, "60 s")) == "within 60 s"
    assert (
        target_words(Target("export_deadline", None, "the export's own deadline"))
        == "by the export's own deadline"
    )
    assert target_words(Target("none", None, "no target")) == ""


def test_long_lists_say_how_many_they_leave_out() -> None:
    assert listed("abc") == "a, b, c"
    assert listed("abcdefgh") == "a, b, c, d, e and 3 more"


def test_days_only_where_the_clock_never_stops() -> None:
    assert spaced(time_words(31_200_000, "wall")) == "361 days"
    assert spaced(time_words(371_520, "wall")) == "4.3 days"
    assert spaced(time_words(172_800, "wall")) == "48 h"
    assert spaced(time_words(371_520, "business")) == "103 h 12"
    assert spaced(time_words(371_520)) == "103 h 12"
    assert time_words(None, "wall") == "-"
