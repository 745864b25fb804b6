"""JSON that no terminal, editor or script reads otherwise than it is: characters without a glyph are escaped."""

import json
from collections.abc import Callable
from typing import Any

from supportctl.problem import UNSEEN


def json_text(value: Any, indent: int | None = None, default: Callable[[Any], Any] | None = None) -> str:
    """The value as JSON, readable in every language; control and direction characters as `\\u009b`."""
    text = json.dumps(value, indent=indent, ensure_ascii=False, default=default)
    if text.isprintable():
        return text
    return UNSEEN.sub(lambda found: "".join(map(_escaped, found[0])), text)


def _escaped(character: str) -> str:
    return (
        character if character == "\n" else json.dumps(character)[1:-1] if character != "\x7f" else "\\u007f"
    )
