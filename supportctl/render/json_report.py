"""The JSON report: the contract `supportctl.report/1`, byte for byte the same for the same report."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from supportctl.render.json_text import json_text
from supportctl.report.audit_report import AuditReport

ROWS_A_PIECE = 500


def json_pieces(report: AuditReport) -> Iterator[str]:
    """The report as JSON: a line for each key, and for each row of a table; a final newline.

    In pieces, because a report with many groups is larger than all that it was made from.
    """
    opening = "{\n"
    for name in _names(AuditReport):
        yield f"{opening}  {_text(name)}: "
        yield from _value(getattr(report, name))
        opening = ",\n"
    yield "\n}\n"


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
def _fields(model: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a model's fields, and what takes their values: there are several."""
    names = _names(model)
    return names, attrgetter(*names)


@cache
def _names(model: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(model))
