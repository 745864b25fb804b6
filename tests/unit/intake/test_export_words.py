"""Words of exports: compared without case, width, marks of case, punctuation and spaces."""

import pytest

from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.formats.word_form import folded
from supportctl.intake.formats.words import normalised, words_of
from supportctl.policy.load import sla_from_bytes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("E-Mail", "e mail"),
        ("IN_PROGRESS", "in progress"),
        ("İLK", "ilk"),
        ("ＥＭＡＩＬ", "email"),
        ("Straße", "STRASSE"),
        ("  on   hold ", "On-Hold"),
        ("Cafe\u0301", "CAFÉ"),
        ("Answered (Y/N)", "answered y n"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert folded(folded(one)) == folded(one)


@pytest.mark.parametrize(
    ("one", "other"), [("closed", "close"), ("café", "cafe"), ("p1", "p 1"), ("да", "нет")]
)
def test_different_words(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("column", "raw", "word"),
    [
        ("channel", "Inbound E-mail", None),
        ("channel", "INBOUND EMAIL", "email"),
        ("channel", "Live_Chat", "chat"),
        ("channel", "Fax", None),
        ("status", "Work in progress", "open"),
        ("status", "ON-HOLD", "hold"),
        ("status", "Halb fertig", None),
        ("priority", "P1", "urgent"),
        ("direction", "Outgoing", "outbound"),
        ("status", None, None),
        ("status", "", None),
        ("agent", "closed", None),
    ],
)
def test_the_generic_vocabulary(column: str, raw: str | None, word: str | None) -> None:
    assert normalised(words_of(load_system("generic"), None, {}), column, raw) == word


def test_values_of_sla_yaml_add_and_override() -> None:
    text = """
version: 1
policies: [{name: all, targets: {first_response: 1h}}]
sources: [{files: "*", values: {status: {Erledigt: solved, Closed: open}, team: {L1: first line}}}]
"""
    words = words_of(load_system("generic"), sla_from_bytes("sla.yaml", text.encode())[0].sources[0], {})
    assert normalised(words, "status", "ERLEDIGT") == "solved"
    assert normalised(words, "status", "closed") == "open"
    assert normalised(words, "status", "solved") == "solved"
    assert normalised(words, "team", "l1") == "first line"
