"""Texts into widths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.render.text.columns import LEAST_LABEL, Cell, Column, Heading, table
from supportctl.render.text.fitting import padded, shortened, width_of, wrapped

TEXTS = st.text(st.sampled_from("ab 日本e\u0301.-/\\:1"), max_size=60)


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("41050", 5, "41050"),
        ("tickets-2026-10-export", 12, "ticke...port"),
        ("日本語の番号", 9, "日本...号"),
        ("abcdef", 4, "abcd"),
        ("日本", 1, ""),
    ],
)
def test_shortened(text: str, width: int, short: str) -> None:
    assert shortened(text, width) == short


@given(TEXTS, st.integers(1, 40))
def test_shortened_fits(text: str, width: int) -> None:
    assert width_of(shortened(text, width)) <= width


def test_wrapped_at_spaces() -> None:
    assert wrapped("one two three", 8, 2) == ["one two", "  three"]
    assert wrapped("one two", 8, 4, 2) == ["  one", "    two"]
    assert wrapped("", 8) == [""]


def test_a_word_too_long_is_broken_where_the_line_ends() -> None:
    assert wrapped("a tickets-2026.csv:123", 12, 2) == ["a", "  tickets-20", "  26.csv:123"]


def test_a_path_too_long_is_broken_before_the_name_of_the_file() -> None:
    assert wrapped("Why: exports/of/tickets.csv:1: no", 17, 2) == [
        "Why: exports/of/",
        "  tickets.csv:1:",
        "  no",
    ]
    assert wrapped("C:\\exports\\tickets.csv", 14, 2) == ["C:\\exports\\", "  tickets.csv"]


@given(TEXTS, st.integers(4, 40), st.integers(0, 8), st.integers(0, 4))
def test_wrapped_fits_and_loses_nothing(text: str, width: int, hang: int, indent: int) -> None:
    lines = wrapped(text, width, hang, indent)
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_padded() -> None:
    assert padded("日本", 6) == "日本  "
    assert padded("1", 3, right=True) == "  1"


COLUMNS = (
    Column("", right=False),
    Column("contacts", spare=1),
    Column("in\ntime"),
    Column("median", spare=2),
)
ROWS: list[list[Cell] | Heading] = [
    Heading("email"),
    [Cell("first response of a name too long"), Cell("12"), Cell("83.1 %"), Cell("3 min 20 s")],
]


def plain(width: int) -> tuple[list[str], list[str]]:
    lines, layout = table(COLUMNS, ROWS, width)
    return [line.plain.rstrip() for line in lines], layout.left_out


def test_a_wide_table_has_air() -> None:
    assert plain(80) == (
        [
            "                                                 in",
            "                                   contacts    time      median",
            "email",
            "first response of a name too long        12  83.1 %  3 min 20 s",
        ],
        [],
    )


def test_a_narrow_table_shortens_the_names_first() -> None:
    lines, left_out = plain(45)
    assert width_of(lines[-1]) <= 45
    assert "..." in lines[-1]
    assert left_out == []


def test_a_very_narrow_table_leaves_the_least_needed_out() -> None:
    assert plain(35)[1] == ["median"]
    assert plain(20)[1] == ["contacts", "median"]


@given(st.integers(LEAST_LABEL + 8, 100))
def test_a_table_fits(width: int) -> None:
    assert all(width_of(line) <= width for line in plain(width)[0])
