"""Blocks as lines: at the margin in the head, indented under a title."""

import pytest

from supportctl.render.pages.blocks import Block, Head, Labelled, Part, Prose, Says, Tone
from supportctl.render.text.drawing import drawn
from supportctl.render.text.ink import STYLES


def lines_of(title: str, block: Block, width: int = 16) -> list[str]:
    return [line.plain for line in drawn(Part(title, [block]), width)]


@pytest.mark.parametrize(
    ("block", "at_the_margin", "under_a_title"),
    [
        (Says("one two three four"), ["one two three", "    four"], ["  one two three", "    four"]),
        (Prose("one two three four"), ["one two three", "four"], ["  one two three", "  four"]),
        (Labelled("Why", "one two six"), ["Why: one two six"], ["  Why: one two", "       six"]),
        (Head("KEPT", Tone.VERY_GOOD, ["2 Oct", "as of 9:00"]), ["KEPT · 2 Oct", "as of 9:00"], None),
    ],
)
def test_where_lines_begin(block: Block, at_the_margin: list[str], under_a_title: list[str] | None) -> None:
    assert lines_of("", block) == at_the_margin
    if under_a_title is not None:
        assert lines_of("Now", block) == ["", "NOW", *under_a_title]


def test_nothing_to_say_is_no_line() -> None:
    assert drawn(None, 80) == []
    assert drawn(Part("", []), 80) == []


def test_every_tone_has_a_style_of_its_own() -> None:
    assert set(STYLES) == set(Tone)
    assert len(set(STYLES.values())) == len(Tone)
