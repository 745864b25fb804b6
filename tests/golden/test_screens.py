"""The screens, byte for byte. `.venv/bin/python tests/golden/regenerate.py` writes them anew."""

from functools import cache

import pytest
from screen_goldens import FOLDER, SCREENS, Screen
from screen_reports import REPORTS

from supportctl.report.audit_report import AuditReport


@cache
def made(name: str) -> AuditReport:
    return REPORTS[name]()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.path.stem)
def test_screen(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("NO_COLOR", "1"), ("FORCE_COLOR", "1"), ("COLUMNS", "33"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)  # the renderer reads no environment
    assert screen.draw(made(screen.name)).decode() == screen.path.read_bytes().decode()


def test_every_golden_has_a_screen() -> None:
    assert set(FOLDER.iterdir()) == {screen.path for screen in SCREENS}
