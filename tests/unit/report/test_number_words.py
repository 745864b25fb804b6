"""Counts in messages."""

from supportctl.report.number_words import counted_words, number_words


def test_thousands_stand_apart() -> None:
    assert [number_words(number) for number in (0, 999, 1_204, 1_000_000)] == [
        "0",
        "999",
        "1 204",
        "1 000 000",
    ]


def test_a_count_agrees_with_its_noun() -> None:
    assert [counted_words(number, "row") for number in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
    assert counted_words(2, "contact has", "contacts have") == "2 contacts have"
