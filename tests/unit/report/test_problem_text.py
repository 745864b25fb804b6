"""A problem as text: aligned, trimmed, harmless to a terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from supportctl.problem import EXCERPT_WIDTH, MARGIN, Problem, problem_text, safe_text, text_width


def caret_column(text: str) -> int:
    return text.splitlines()[2].index("^") - len(MARGIN)


def test_whole_file() -> None:
    assert problem_text(Problem("sla.yaml", "the file is empty")) == "sla.yaml: the file is empty"


def test_place_excerpt_and_help() -> None:
    problem = Problem("sla.yaml", "`60` has no unit", 3, 4, "write 60s", "a: 60")
    assert problem_text(problem) == ("sla.yaml:3:4: `60` has no unit\n    a: 60\n       ^\nhelp: write 60s")


def test_caret_below_wide_combining_and_tab() -> None:
    assert caret_column(problem_text(Problem("f", "m", 1, 4, None, "電話:x"))) == 5
    assert caret_column(problem_text(Problem("f", "m", 1, 3, None, "e\u0301x"))) == 1
    assert caret_column(problem_text(Problem("f", "m", 1, 2, None, "\tx"))) == 4


def test_long_line_is_trimmed_around_the_caret() -> None:
    line = "a" * 500 + "X" + "b" * 500
    text = problem_text(Problem("f", "m", 1, 501, None, line))
    shown = text.splitlines()[1].removeprefix(MARGIN)
    assert shown[caret_column(text)] == "X"
    assert shown.startswith("...")
    assert shown.endswith("...")


def test_nothing_controls_the_terminal() -> None:
    text = problem_text(Problem("a\x1b[2J", "m\u202e\n", 1, 1, "h\r", "x\x07\u2028y\ud800"))
    assert all(
        unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl") or character == "\n"
        for character in text
    )
    assert len(text.splitlines()) == 4


@given(st.text(min_size=1, max_size=200), st.integers(1, 220))
def test_any_line_fits(line: str, column: int) -> None:
    lines = problem_text(Problem("f", "m", 1, column, None, line)).split("\n")
    for shown in lines[1:]:
        assert text_width(safe_text(shown)) <= EXCERPT_WIDTH + len(MARGIN) + 1
