"""Inspections byte for byte. `.venv/bin/python tests/golden/inspect/inspect_goldens.py` writes them anew."""

import pytest
from inspect_goldens import CASES, FOLDER, GOLDENS, Golden, inspected

from supportctl.render.text.fitting import width_of
from supportctl.render.text.inspection import render_inspection


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.path.name)
def test_inspection(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("NO_COLOR", "1"), ("FORCE_COLOR", "1"), ("COLUMNS", "33"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)  # the renderer reads no environment
    assert golden.draw().decode() == golden.path.read_bytes().decode()


def test_every_golden_has_a_case() -> None:
    found = {path for path in FOLDER.iterdir() if path.suffix in (".txt", ".json")}
    assert found == {golden.path for golden in GOLDENS}


@pytest.mark.parametrize("width", [20, 33, 40, 60, 80, 110, 160])
@pytest.mark.parametrize("case", ["sample", *CASES])
def test_no_line_but_those_to_paste_is_wider_than_the_screen(case: str, width: int) -> None:
    pasted = {line for file in inspected(case).files for line in file.sources.splitlines()}
    lines = [
        line for line in render_inspection(inspected(case), width=width).split("\n") if line not in pasted
    ]
    assert max(map(width_of, lines)) <= width


def test_nothing_of_a_file_steers_the_terminal_of_an_inspection() -> None:
    text = render_inspection(inspected("hostile"), width=80)
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\r"}
    assert "[bold]" in text
