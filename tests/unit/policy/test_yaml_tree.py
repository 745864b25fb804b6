"""Strict YAML: all scalars are text, whatever a YAML reader makes of them; nothing crashes."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from supportctl.policy.yaml.tree import plain
from supportctl.policy.yaml.yaml_tree import parse_document
from supportctl.problem import UsageError


def test_scalars_stay_text() -> None:
    words = ["17:30", "NO", "1e3", "2026-12-24", "~", "0x1F", "1_000", ".inf", "=", "yes"]
    text = "".join(f"- {word}\n" for word in words)
    assert plain(parse_document("sla.yaml", text.encode()).root) == words
    assert plain(parse_document("sla.yaml", b"on: off\nnull: 1\n").root) == {"on": "off", "null": "1"}


def test_places_count_characters() -> None:
    document = parse_document("sla.yaml", "ä: [ü, \U0001f600, x]\r\nb: c\n".encode())
    assert document.source.place(document.source.text.index("x")) == (1, 11)
    assert document.source.place(document.source.text.index("c")) == (2, 4)


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!#|>'\"% \n\t,?@`\\<"), max_size=60))
def test_any_text_is_a_tree_or_a_problem(text: str) -> None:
    with suppress(UsageError):
        plain(parse_document("sla.yaml", text.encode()).root)


@given(st.binary(max_size=40))
def test_any_bytes_are_a_tree_or_a_problem(content: bytes) -> None:
    with suppress(UsageError):
        parse_document("sla.yaml", content)
