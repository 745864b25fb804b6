"""What a verdict column says: the cell by itself, and what yes and no mean under which header."""

import pytest

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.lexicon import lexicon
from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.formats.verdict_words import verdict_in
from supportctl.intake.formats.words import normalised, words_of
from supportctl.intake.recognition.file_cells import FileCells
from supportctl.intake.recognition.preset_columns import preset_columns
from supportctl.policy.load import sla_from_bytes

MET = """Within SLA|SLA met|On time|Dentro do prazo|No prazo|Tepat waktu|Not violated|Not Breached|No vencido|
Cumplido|En plazo|Eingehalten|Pünktlich|Dans les délais|Rispettato|Op tijd|Zamanında|按时|未超时|期限内|Tercapai|
Süresinde|Dentro del SLA|Dans le délai|Binnen de termijn|Within 24 h"""
BREACHED = """SLA violated|Late|Missed|Overdue|Breached|Fora do prazo|Terlambat|Vencido|Incumplido|Excedido|
Estourado|Dépassé|Hors délai|Verletzt|Überschritten|SLA not met|Non respecté|nicht eingehalten|Te laat|
In ritardo|Gecikti|超时|違反|Não cumprido|Nao cumprido|
Tidak tercapai|Süre aşımı|Hors SLA|未達成|SLA未达标"""


def words(text: str) -> list[str]:
    return [word.strip() for word in text.split("|")]


@pytest.mark.parametrize("word", words(MET))
def test_words_of_a_promise_kept(word: str) -> None:
    assert verdict_in(word) == "met"


@pytest.mark.parametrize("word", words(BREACHED))
def test_words_of_a_promise_broken(word: str) -> None:
    assert verdict_in(word) == "breached"


@pytest.mark.parametrize(
    "word", ["Yes", "In progress", "Gold", "met or breached", "", "hardly met", "kaum eingehalten"]
)
def test_words_that_say_neither(word: str) -> None:
    assert verdict_in(word) is None


@pytest.mark.parametrize(
    ("header", "yes"),
    [
        ("SLA breached", "breached"),
        ("Overdue", "breached"),
        ("SLA not met", "breached"),
        ("Tempo para resolver excedido", "breached"),
        ("Within SLA", "met"),
        ("SLA met?", "met"),
        ("Dentro del plazo", "met"),
        ("SLA", None),
        ("Resolution status", None),
    ],
)
@pytest.mark.parametrize(
    ("true", "false"),
    [("Yes", "No"), ("Sí", "No"), ("Sim", "Não"), ("Ya", "Tidak"), ("Ja", "Nein"), ("Oui", "Non"), ("1", "0"),
     ("TRUE", "FALSE"), ("1.0", "0.0")],
)  # fmt: skip
def test_the_header_says_what_yes_means(header: str, yes: str | None, true: str, false: str) -> None:
    column = Column("vendor_resolution_verdict", (0,), (header,))
    found = words_of(load_system("generic"), None, {column.canonical: column})
    other = {"met": "breached", "breached": "met", None: None}[yes]
    assert normalised(found, column.canonical, true) == yes
    assert normalised(found, column.canonical, false) == other


def test_what_sla_yaml_says_of_a_word_comes_first() -> None:
    text = (
        "version: 1\npolicies: [{name: all, targets: {resolution: 1h}}]\n"
        "sources: [{files: x, values: {vendor_resolution_verdict: {'Yes': met, Late: met}}}]\n"
    )
    source = sla_from_bytes("sla.yaml", text.encode())[0].sources[0]
    column = Column("vendor_resolution_verdict", (0,), ("SLA breached",))
    found = words_of(load_system("generic"), source, {column.canonical: column})
    said = [normalised(found, column.canonical, word) for word in ("Yes", "Late", "No")]
    assert said == ["met", "met", "met"]


@pytest.mark.parametrize(
    ("word", "meaning"), [("OK", "met"), ("NOK", "breached"), ("Pass", "met"), ("Fail", "breached")]
)
def test_short_words_are_verdicts_in_a_column_of_them_alone(word: str, meaning: str) -> None:
    column = Column("vendor_resolution_verdict", (0,), ("SLA",))
    assert (
        normalised(words_of(load_system("generic"), None, {column.canonical: column}), column.canonical, word)
        == meaning
    )
    assert verdict_in("OK") is None


HEADERS = """SLA|OK|NOK
Prazo|Dentro do prazo|Fora do prazo
Situação do prazo|Em dia|Vencido
Ketepatan|Tepat waktu|Terlambat
Keterangan SLA|Tepat Waktu|Terlambat
Status SLA|Tercapai|Tidak tercapai
SLA status|Achieved|Breached
SLA Result|In SLA|Out of SLA
Timeliness|On time|Late
Plazo|En plazo|Fuera de plazo
Délai|Dans les délais|Hors délai
Pünktlichkeit|Pünktlich|Verspätet
Frist|Fristgerecht|Überfällig
SLA rispettato|Sì|No
Termijn|Op tijd|Te laat
SLA Durumu|Süresinde|Süre aşımı
SLA İhlali|Hayır|Evet
SLA状态|达标|超时
SLA達成|達成|未達成
时效|按时|超时
是否逾期|否|是
期限|期限内|期限超過"""


@pytest.mark.parametrize("line", HEADERS.split("\n"))
def test_a_column_of_verdicts_is_known_whatever_it_is_called(line: str) -> None:
    header, met, breached = line.split("|")
    system = load_system("generic")
    rows = [["1", "2026-01-05 10:00", met], ["2", "2026-01-05 11:00", breached]] * 5
    file = FileCells(HeaderIndex(("Ticket ID", "Created", header)), rows, system)
    columns = preset_columns(system.columns, file, list(lexicon().columns))
    assert set(columns) == {"ticket_id", "created_at", "vendor_resolution_verdict"}
    words = words_of(system, None, columns)
    assert [normalised(words, "vendor_resolution_verdict", one) for one in (met, breached)] == [
        "met",
        "breached",
    ]
