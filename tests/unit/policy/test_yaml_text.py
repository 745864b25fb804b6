"""Headers of any export as YAML: our own loader reads back the same text, and nothing in it steers a terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supportctl.policy.load import sla_from_bytes
from supportctl.policy.yaml.yaml_text import yaml_text
from supportctl.problem import safe_text

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(lambda text: bool(text.strip()))


def read_back(text: str) -> str:
    document = "version: 1\npolicies: [{name: all, targets: {first_response: 1h}}]\n"
    document += f"sources:\n  - files: x.csv\n    columns:\n      ticket_id: {yaml_text(text)}\n"
    sla, _ = sla_from_bytes("sla.yaml", document.encode())
    return sla.sources[0].columns["ticket_id"].headers[0]


@settings(deadline=None)  # the first reading imports the reader
@given(TEXTS)
def test_any_text_is_read_back(text: str) -> None:
    assert read_back(text) == text
    assert safe_text(yaml_text(text)) == yaml_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "null",
        "~",
        "1",
        "17:30",
        "- a",
        "a: b",
        "a #b",
        "it's",
        '"',
        "\\d",
        "{x}",
        "[x]",
        " a ",
        "a  b",
        "*",
        "&a",
    ],
)
def test_what_yaml_would_take_for_something_else(text: str) -> None:
    assert read_back(text) == text


def test_plain_words_stay_plain() -> None:
    assert yaml_text("Created time") == "Created time"
