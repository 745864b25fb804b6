"""Lines longer than any record may be are left out of the copy, in pieces of any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.intake.files import long_lines
from supportctl.intake.files.long_lines import STAND_IN, LineLengths, without_long_lines


@pytest.fixture(autouse=True)
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lines, "MOST_BYTES", 5)


@given(st.lists(st.text("ab\n", max_size=5)))
def test_only_long_lines_are_replaced(chunks: list[str]) -> None:
    long_lines.MOST_BYTES = 5
    lines = "".join(chunks).split("\n")
    wanted = "\n".join(STAND_IN if len(line) > 5 else line for line in lines)
    assert "".join(without_long_lines(chunks)) == wanted


@given(st.lists(st.sampled_from([b"a", b"aa", b"a\nb", b"\n", b"aaa\naaaa", b"\n\n"]), max_size=12))
def test_a_long_line_over_several_chunks_is_noticed(chunks: list[bytes]) -> None:
    long_lines.MOST_BYTES = 5
    seen = LineLengths()
    for chunk in chunks:
        seen.see(chunk)
    longest = max(map(len, b"".join(chunks).split(b"\n")))
    assert seen.too_long == (longest > 5)
