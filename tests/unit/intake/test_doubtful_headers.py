"""Headers that mean many things are a column only where the cells say so."""

from collections.abc import Sequence

import pytest

from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.lexicon import lexicon
from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.recognition.file_cells import FileCells
from supportctl.intake.recognition.preset_columns import preset_columns


def columns(header: Sequence[str], *rows: Sequence[str]) -> dict[str, str]:
    """The header of each column that is found, of a table that has a time of creation too."""
    generic = load_system("generic")
    sample = [["2026-01-05 10:00", *row] for row in rows]
    file = FileCells(HeaderIndex(("Created", *header)), sample, generic)
    found = preset_columns(generic.columns, file, list(lexicon().columns))
    return {name: column.header for name, column in found.items() if name != "created_at"}


@pytest.mark.parametrize("header", ["#", "Code", "Schlüssel", "Clave", "Clé", "Nr.", "キー", "Kode"])
def test_a_short_name_is_the_id_where_every_cell_is_one_of_its_own(header: str) -> None:
    assert columns([header], ["AB-1"], ["AB-2"]) == {"ticket_id": header}
    assert "ticket_id" not in columns([header], ["AB-1"], ["AB-1"])
    assert "ticket_id" not in columns([header], ["no answer"], ["call later"])
    assert columns([header, "Ticket ID"], ["AB-1", "7"], ["AB-2", "8"])["ticket_id"] == "Ticket ID"


def test_a_type_is_the_channel_where_every_cell_is_one() -> None:
    assert columns(["Type"], ["email"], ["chat"]) == {"channel": "Type"}
    assert columns(["Type"], ["Internet"], ["Phone"], ["Television"]) == {"issue_type": "Type"}
    both = columns(["Channel", "Type"], ["email", "chat"], ["email", "phone"])
    assert both == {"channel": "Channel", "issue_type": "Type"}


def test_names_of_inboxes_and_creators() -> None:
    found = columns(["Inbox", "Creator"], ["Sales", "Ann"], ["Care", "Ben"])
    assert found == {"team": "Inbox", "customer": "Creator"}


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("First Staff Reply At", "first_response_at"),
        ("First agent message datetime", "first_response_at"),
        ("Fecha y hora de primera atención", "first_response_at"),
        ("Primeiro atendimento em", "first_response_at"),
        ("Prise en charge le", "first_response_at"),
        ("Primo riscontro il", "first_response_at"),
        ("İlk Müdahale Zamanı", "first_response_at"),
        ("Last Staff Reply At", None),
    ],
)
def test_the_first_turn_of_a_desk_is_its_first_response(header: str, column: str | None) -> None:
    found = columns([header], ["2026-01-05 11:00"], ["2026-01-05 12:00"])
    assert found == ({column: header} if column else {})


@pytest.mark.parametrize("header", ["Date / Time", "Fecha y hora", "Date et heure", "提单时间", "Tarih/Saat"])
def test_a_day_and_a_time_alone_are_the_creation(header: str) -> None:
    generic = load_system("generic")
    file = FileCells(HeaderIndex((header,)), [["2026-01-05 10:00"]], generic)
    assert list(preset_columns(generic.columns, file, list(lexicon().columns))) == ["created_at"]


def test_durations_in_words_are_told_as_durations_alone() -> None:
    assert columns(["First response time"], ["about 2 hours"], ["about 1 hour"]) == {
        "first_response_duration": "First response time"
    }
    assert columns(["First response time"], ["soon"], ["later"]) == {
        "first_response_at": "First response time"
    }
