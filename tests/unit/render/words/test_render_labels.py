"""Groups as people name them."""

import pytest

from supportctl.render.words.labels import counted_groups, field_words, group_words, value_words
from supportctl.render.words.wording import TIE


def spaced(text: str) -> str:
    return text.replace(TIE, " ")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("weekday", "mon", "Monday"), ("hour", "08", "08:00-09:00"), ("hour", "23", "23:00-24:00"),
        ("day", "2026-10-05", "Mon 5 Oct 2026"), ("week", "2026-W41", "2026-W41 (5-11 Oct)"),
        ("week", "2026-W40", "2026-W40 (28 Sep - 4 Oct)"), ("month", "2026-10", "Oct 2026"),
        ("in_hours", "in", "in opening hours"), ("in_hours", "out", "outside"),
        ("agent", None, "(none)"), ("agent", "08", "08"), ("channel", "email", "email"),
    ],
)  # fmt: skip
def test_values(field: str, value: str | None, words: str) -> None:
    assert spaced(value_words(field, value)) == words


@pytest.mark.parametrize("field", ["weekday", "hour", "day", "week", "month", "in_hours"])
def test_what_is_no_such_time_stands_as_it_is(field: str) -> None:
    assert value_words(field, "[red]odd\x1b") == "[red]odd\ufffd"


def test_a_group_on_one_line() -> None:
    assert group_words({"channel": "email", "agent": None}) == "email, (none)"
    assert group_words({}) == "all contacts"


def test_how_many_groups() -> None:
    assert spaced(counted_groups(["agent"], 9_980, "more ")) == "9 980 more agents"
    assert spaced(counted_groups(["priority"], 2)) == "2 priorities"
    assert spaced(counted_groups(["issue_type"], 1)) == "1 issue type"
    assert spaced(counted_groups(["plan"], 3)) == "3 groups"
    assert spaced(counted_groups(["agent", "hour"], 3)) == "3 groups"


def test_fields() -> None:
    assert [field_words(one) for one in ("agent", "issue_type", "in_hours")] == [
        "agent",
        "issue type",
        "opening hours",
    ]
