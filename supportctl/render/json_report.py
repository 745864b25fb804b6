"""The JSON report: the contract `supportctl.report/1`, byte for byte the same for the same report."""

import json
from dataclasses import fields
from functools import cache
from typing import Any

from supportctl.report.audit_report import AuditReport


def render_json(report: AuditReport) -> str:
    """The report as JSON, UTF-8: a line for each key, and for each row of a table; a final newline."""
    entries = (f"  {_text(name)}: {_table(getattr(report, name))}" for name in _names(AuditReport))
    return "{\n" + ",\n".join(entries) + "\n}\n"


def _table(value: Any) -> str:
    """A list row by row, anything else on one line."""
    if not isinstance(value, list) or not value:
        return _text(value)
    return "[\n    " + ",\n    ".join(map(_text, value)) + "\n  ]"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_keys)


def _keys(model: Any) -> dict[str, Any]:
    """A model of the report as its keys, in the order of the contract."""
    return {name: getattr(model, name) for name in _names(model.__class__)}


@cache
def _names(model: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(model))
