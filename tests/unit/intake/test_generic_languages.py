"""Exports that nobody knows, in the languages people work in: every usual header and word is read right."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.preset_file import FOLDER, load_system
from supportctl.intake.formats.system import GENERIC
from supportctl.intake.formats.word_form import folded
from supportctl.intake.formats.words import normalised, words_of
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.recognition import recognise

LANGUAGES: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_name("generic_languages.yaml").read_text("utf-8")
)
CALLS = {language: tables["calls"] for language, tables in LANGUAGES.items() if "calls" in tables}
TWO_CELLS = "created_at 2"
"""In a call list: the column with the time of day, where it is not in the cell of the date."""


def recognised(table: Mapping[str, list[str]]) -> Mapping[str, Column]:
    header, *rows = zip(*table.values(), strict=True)
    found = recognise(Dialect("|", header, tuple(rows)), None, "sla.yaml", "a.csv")
    assert found.system.preset == GENERIC
    return found.columns


def of(*columns: tuple[str, str]) -> Mapping[str, Column]:
    """A table of one row, with an id and a creation time."""
    usual = {"id": ["id", "1"], "created": ["created", "2026-01-15 08:00"]}
    return recognised(usual | {header: [header, cell] for header, cell in columns})


def test_the_languages_of_the_generic_preset_are_here() -> None:
    assert {"id", "zh-hans", "zh-hant", "tr", "es", "de", "fr", "pt"} <= LANGUAGES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_header_of_a_ticket_list(language: str) -> None:
    table = LANGUAGES[language]["tickets"]
    found = {name: column.header for name, column in recognised(table).items()}
    assert found == {name: cells[0] for name, cells in table.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words(language: str) -> None:
    words = words_of(load_system(GENERIC), None, {})
    expected = LANGUAGES[language]["words"]
    assert {
        column: {raw: normalised(words, column, raw) for raw in by_word}
        for column, by_word in expected.items()
    } == expected


@pytest.mark.parametrize("language", CALLS)
def test_every_header_of_a_call_list(language: str) -> None:
    table = CALLS[language]
    found = recognised(table)
    assert found.keys() == table.keys() - {TWO_CELLS}
    row = [cells[1] for cells in table.values()]
    assert found["created_at"].cell_text(row).endswith(" 08:00:00")
    assert found["answered"].cell_text(row).lower() in load_system(GENERIC).true_words
    assert found["wait_duration"].cell_text(row) == "12"


@pytest.mark.parametrize("word", ["yes", "sí", "ja", "oui", "sim", "ya", "evet", "是"])
def test_words_for_yes(word: str) -> None:
    assert word in load_system(GENERIC).true_words - load_system(GENERIC).false_words


@pytest.mark.parametrize("word", ["no", "nein", "non", "não", "tidak", "hayır", "否", "nee"])
def test_words_for_no(word: str) -> None:
    assert word in load_system(GENERIC).false_words - load_system(GENERIC).true_words


def test_no_word_means_two_things() -> None:
    """A spelling under two normalised words would silently mean the last of them."""
    document = yaml.safe_load((FOLDER / "generic.yaml").read_text("utf-8"))
    for column, by_word in document["words"].items():
        seen: dict[str, str] = {}
        for normal, spellings in by_word.items():
            for spelling in spellings:
                assert seen.setdefault(folded(spelling), normal) == normal, f"{column}: {spelling}"


@pytest.mark.parametrize(
    "header",
    ["Time", "Date", "Name", "Fecha", "Zeit", "时间", "Tarih", "Servicio", "Subject", "Date of Purchase"],
)
def test_words_that_may_mean_anything_are_no_column(header: str) -> None:
    assert of((header, "2026-01-15 09:00")).keys() == {"ticket_id", "created_at"}


def test_the_content_decides_between_a_time_and_a_duration() -> None:
    header = "Tiempo de primera respuesta"
    assert of((header, "2026-01-15 09:00")).keys() == {"ticket_id", "created_at", "first_response_at"}
    assert of((header, "61")).keys() == {"ticket_id", "created_at", "first_response_duration"}


def test_a_time_and_a_duration_of_one_thing_stand_side_by_side() -> None:
    found = of(("Erste Antwort", "2026-01-15 09:00"), ("Erstreaktionszeit (Minuten)", "60"))
    assert found["first_response_at"].header == "Erste Antwort"
    assert found["first_response_duration"].header == "Erstreaktionszeit (Minuten)"


@pytest.mark.parametrize(
    "header",
    [
        "首次回复时长（秒）",
        "首次回复时长 (秒)",
        "İLK YANIT SÜRESİ (SN)",
        "ilk_yanit_suresi_sn",
        "TEMPS DE PREMIERE REPONSE (S)",
        "First Reply Time in Seconds",
        "tempo_primeira_resposta_segundos",
    ],
)
def test_spellings_of_a_duration_with_its_unit(header: str) -> None:
    assert of((header, "61"))["first_response_duration"].header == header
