"""JSON that says the same to every reader: nothing without a glyph stands in it raw."""

import json
import sys
import unicodedata

from supportctl.problem import UNSEEN
from supportctl.render.json import json_text

GLYPHLESS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
JOINERS = "\u200c\u200d"


def test_what_has_no_glyph_is_escaped_and_read_back() -> None:
    value = {"a\x9b": ["\x7f\u202e\u2028\u2029\x85\ufeff\U000e0041 é 日本", "line\nend\t", "\u200c"]}
    text = json_text(value, indent=2)
    assert json.loads(text) == value
    assert not UNSEEN.search(text.replace("\n", ""))
    for escape in ("\\u009b", "\\u007f", "\\u202e", "\\u2028", "\\ufeff", "\\udb40\\udc41"):
        assert escape in text
    assert "é 日本" in text


def test_every_character_without_a_glyph_is_known() -> None:
    missed = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in GLYPHLESS
        and chr(code) not in JOINERS
        and not UNSEEN.match(chr(code))
    ]
    assert missed == []
