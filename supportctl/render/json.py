"""Documents as JSON: the contracts `supportctl.report/1`, `.explanation/1` and `.inspection/1`.

Byte for byte the same for the same document, and no terminal, editor or script reads it otherwise than it is:
characters without a glyph are escaped.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from supportctl.problem import UNSEEN

if TYPE_CHECKING:
    from supportctl.report.audit_report import AuditReport
    from supportctl.report.explanation import Explanation
    from supportctl.report.inspection import Inspection

ROWS_A_PIECE = 500


def report_json(report: "AuditReport", _look: object = None) -> Iterator[str]:
    """The report: a line for each key, and for each row of a table; a final newline.

    In pieces, because a report with many groups is larger than all that it was made from.
    """
    opening = "{\n"
    for name, value in _keys(report).items():
        yield f"{opening}  {_text(name)}: "
        yield from _value(value)
        opening = ",\n"
    yield "\n}\n"


def indented_json(document: "Explanation | Inspection", _look: object = None) -> Iterator[str]:
    """An explanation or an inspection, which people read too: indented, with a final newline."""
    yield json_text(asdict(document), indent=2) + "\n"


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


def _value(value: Any) -> Iterator[str]:
    """A list row by row, anything else on one line."""
    if not isinstance(value, list) or not value:
        yield _text(value)
        return
    opening = "[\n    "
    for start in range(0, len(value), ROWS_A_PIECE):
        yield opening + ",\n    ".join(map(_text, value[start : start + ROWS_A_PIECE]))
        opening = ",\n    "
    yield "\n  ]"


def _text(value: Any) -> str:
    return json_text(value, default=_keys)


def _keys(model: Any) -> dict[str, Any]:
    """A model of the report as its keys, in the order of the contract."""
    names, values = _fields(model.__class__)
    return dict(zip(names, values(model), strict=True))


@cache
def _fields(model: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a model's fields, and what takes their values: there are several."""
    names = tuple(one.name for one in fields(model))
    return names, attrgetter(*names)
