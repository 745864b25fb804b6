"""Explanations byte for byte. `.venv/bin/python tests/golden/explain/explain_goldens.py` writes them anew."""

import pytest
from explain_goldens import FOLDER, GOLDENS, HOSTILE, Golden, explained

from supportctl.render.text.explanation import render_explanation
from supportctl.render.text.fitting import width_of


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.path.name)
def test_explanation(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("NO_COLOR", "1"), ("FORCE_COLOR", "1"), ("COLUMNS", "33"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)  # the renderer reads no environment
    assert golden.draw().decode() == golden.path.read_bytes().decode()


def test_every_golden_has_a_case() -> None:
    found = {path for path in FOLDER.iterdir() if path.suffix in (".txt", ".json")}
    assert found == {golden.path for golden in GOLDENS}


@pytest.mark.parametrize("width", [20, 33, 40, 60, 80, 110, 160])
@pytest.mark.parametrize("ticket", ["41018", "41050", "P3051", HOSTILE])
def test_no_line_is_wider_than_the_screen(ticket: str, width: int) -> None:
    lines = render_explanation(explained(ticket), width=width).split("\n")
    assert max(map(width_of, lines)) <= width


def test_nothing_of_a_file_steers_the_terminal() -> None:
    text = render_explanation(explained(HOSTILE), width=80)
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\u200f", "\r"}
    assert "[bold]" in text
    assert len(text) < 8_000
