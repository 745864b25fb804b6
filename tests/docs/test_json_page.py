"""docs/json-report.md names every key of the JSON report, and no other."""

import re
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from markdown_pages import ROOT

from supportctl.report import audit_report

PAGE = (ROOT / "docs" / "json-report.md").read_text(encoding="utf-8")
_SECTION = re.compile(
    r"^#{2,3} .*?<a id=\"(?P<name>\w+)\"></a>$(?P<body>.*?)(?=^## |^### |\Z)", re.MULTILINE | re.DOTALL
)
_KEY = re.compile(r"^\| `(?P<key>\w+)` \|", re.MULTILINE)

SECTIONS = {found["name"]: _KEY.findall(found["body"]) for found in _SECTION.finditer(PAGE)}
TYPES: dict[str, Any] = {
    name: one for name, one in vars(audit_report).items() if isinstance(one, type) and is_dataclass(one)
}
COUNTED = {field.name for field in fields(audit_report.Counts)}


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_key_is_described_in_order(name: str) -> None:
    keys = [field.name for field in fields(TYPES[name])]
    if name != "Counts" and issubclass(TYPES[name], audit_report.Counts):
        keys = [key for key in keys if key not in COUNTED]
    assert SECTIONS.get(name) == keys


def test_nothing_else_is_described() -> None:
    assert set(SECTIONS) == set(TYPES)


def test_the_version_of_the_contract_is_named() -> None:
    assert f"`{audit_report.SCHEMA}`" in PAGE
