"""The picture in the README shows what the audit of the sample data prints today."""

import html
import importlib.util
import re
from pathlib import Path

from rich.text import Text

ROOT = Path(__file__).parents[2]
PICTURE = (ROOT / "docs" / "images" / "audit.svg").read_text(encoding="utf-8")
_TEXT = re.compile(r'<text class="supportctl-audit-r\d+"[^>]*>(?P<words>.*?)</text>', re.DOTALL)


def printed_screen() -> str:
    spec = importlib.util.spec_from_file_location("picture", ROOT / "scripts" / "picture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Text.from_ansi(module.screen()).plain


def test_the_picture_shows_the_screen() -> None:
    drawn = "".join(html.unescape(found["words"]) for found in _TEXT.finditer(PICTURE))
    assert "".join(drawn.split()) == "".join(printed_screen().split()), "run `make docs`"


def test_the_picture_fetches_nothing() -> None:
    assert "url(http" not in PICTURE
    assert "@import" not in PICTURE
