"""Tables of city lines, PBX lists and published data sets, whose headers no vendor owns (every row is invented)."""

from collections.abc import Mapping, Sequence

import pytest

from supportctl.intake.formats.evidence import candidates
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.formats.system import GENERIC
from supportctl.intake.formats.words import normalised, words_of
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.content_guess import guess_contents, times_first_filled
from supportctl.intake.recognition.recognition import Recognised, recognise


def taken(table: Mapping[str, Sequence[str]]) -> Recognised:
    rows = tuple(zip(*table.values(), strict=True))
    return recognise(Dialect("|", tuple(table), rows), None, "sla.yaml", "a.csv")


def headers(table: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    found = taken(table)
    assert found.system.preset == GENERIC
    return {name: column.headers for name, column in found.columns.items()}


def test_a_city_line_in_camel_case_is_no_crm() -> None:
    table = {
        "SRNumber": ["1-10", "1-11"],
        "CreatedDate": ["01/13/2026 12:01:00 AM", "01/14/2026 08:10:00 AM"],
        "UpdatedDate": ["01/15/2026 01:54:00 PM", "01/15/2026 08:10:00 AM"],
        "RequestType": ["Tree", "Lamp"],
        "Status": ["Closed", "Open"],
        "RequestSource": ["Call", "Web"],
        "ServiceDate": ["01/15/2026 12:00:00 AM", ""],
        "ClosedDate": ["01/15/2026 01:54:00 PM", ""],
    }
    assert headers(table) == {
        "ticket_id": ("SRNumber",),
        "created_at": ("CreatedDate",),
        "updated_at": ("UpdatedDate",),
        "closed_at": ("ClosedDate",),
        "issue_type": ("RequestType",),
        "status": ("Status",),
        "channel": ("RequestSource",),
    }


def test_the_key_and_the_channel_of_an_open_data_table() -> None:
    table = {
        "Unique Key": ["70", "71"],
        "Created Date": ["12/31/2025 11:59:57 PM", "12/31/2025 11:58:00 PM"],
        "Closed Date": ["01/01/2026 12:26:34 AM", ""],
        "Complaint Type": ["Noise", "Lamp"],
        "Status": ["Closed", "Open"],
        "Resolution Description": ["Gone.", ""],
        "Open Data Channel Type": ["PHONE", "ONLINE"],
    }
    found = headers(table)
    assert (found["ticket_id"], found["channel"]) == (("Unique Key",), ("Open Data Channel Type",))
    assert found["issue_type"] == ("Complaint Type",)


@pytest.mark.parametrize(
    ("cells", "is_status"),
    [(["Open", "Solved"], True), (["Utah", "Ohio"], False), (["", ""], True)],
)
def test_a_state_is_a_status_only_where_it_says_one(cells: list[str], is_status: bool) -> None:
    table = {"id": ["1", "2"], "created": ["2026-01-15 08:00", "2026-01-16 08:00"], "State": cells}
    assert ("status" in headers(table)) == is_status


def test_a_day_and_its_time_of_day_are_one_time_in_every_language() -> None:
    pairs = [("Data Abertura", "Hora Abertura"), ("DATA", "HORARIO"), ("Fecha de ingreso", "Hora de ingreso")]
    for day, time in pairs:
        table = {"id": ["1", "2"], day: ["15/01/2026", "16/01/2026"], time: ["08:15:00", "09:15:00"]}
        assert headers(table)["created_at"] == (day, time)


def test_an_answer_in_words_of_a_survey_of_chats() -> None:
    table = {
        "Unique id": ["a", "b"],
        "channel_name": ["Email", "Chat"],
        "order_date_time": ["", "13/01/2026 15:57"],
        "Issue_reported at": ["15/01/2026 11:13", "16/01/2026 12:52"],
        "issue_responded": ["15/01/2026 11:47", "16/01/2026 12:54"],
    }
    assert headers(table) == {
        "ticket_id": ("Unique id",),
        "channel": ("channel_name",),
        "created_at": ("Issue_reported at",),
        "first_response_at": ("issue_responded",),
    }


def test_words_of_queues_that_number_their_priorities() -> None:
    words = words_of(load_system(GENERIC), None, {})
    assert normalised(words, "priority", "5 very high") == "urgent"
    assert normalised(words, "priority", "3 normal") == "normal"
    assert normalised(words, "status", "closed successful") == "closed"
    assert normalised(words, "status", "Acabado") == "solved"
    assert normalised(words, "status", "En cours (Attribué)") == "open"


def test_a_day_of_a_product_or_a_person_is_no_time_of_a_contact() -> None:
    header = ("Date of Purchase", "Fecha de nacimiento", "Fecha", "Purchase confirmed")
    rows = tuple(
        (f"2026-01-{day}", "1990-02-03", f"2026-02-{day}", f"2026-02-{day} 08:00") for day in (10, 11)
    )
    guesses = guess_contents(Dialect(",", header, rows), frozenset({""}))
    assert len(guesses) == len(header)
    assert [one.header for one in times_first_filled(guesses)] == ["Fecha", "Purchase confirmed"]


INCIDENTS = ("number", "incident_state", "opened_at", "sys_updated_on", "priority", "assignment_group")


def best(rows: Sequence[tuple[str, ...]], header: tuple[str, ...] = INCIDENTS) -> str:
    return candidates(HeaderIndex(header), rows)[0].system.preset


def incident(number: int, state: str, updated: str) -> tuple[str, ...]:
    return (f"INC{number:07}", state, "2026-01-15 08:00:00", updated, "3 - Moderate", "Desk")


def test_rows_of_one_incident_that_change_are_versions_of_it() -> None:
    log = [
        incident(number, state, f"2026-01-{15 + day} 09:00:00")
        for number in (1, 2)
        for day, state in enumerate(("New", "Active", "Closed"))
    ]
    assert best(log) == "servicenow_event_log"
    assert best([row[:3] for row in log], INCIDENTS[:3]) == "servicenow_event_log"


def test_incidents_that_stand_once_or_twice_alike_are_a_list() -> None:
    once = [incident(number, "Closed", "2026-01-16 09:00:00") for number in range(4)]
    assert best(once) == "servicenow_incident"
    assert best(once + once) == "servicenow_incident"
    assert best([]) == "servicenow_incident"


def test_where_a_call_came_from_is_no_channel() -> None:
    table = {
        "Protocolo": ["1", "2"],
        "Data": ["15/01/2026", "16/01/2026"],
        "Hora": ["08:15:00", "09:15:00"],
        "Origem": ["555010", "555011"],
    }
    assert "channel" not in headers(table)
    assert headers(table | {"Origem": ["Telefone", "Balcão"]})["channel"] == ("Origem",)


def test_one_word_of_an_export_without_contacts_refuses_no_table() -> None:
    table = {
        "Ticket ID": ["1", "2"],
        "Created": ["2026-01-15 08:00", "2026-01-16 08:00"],
        "Ticket IDs": ["1", "2"],
        "Status": ["closed", "open"],
    }
    assert taken(table).system.preset == GENERIC
    messages = table | {"Message ID": ["a", "b"], "Segment start": ["2026-01-15 08:00", "2026-01-16 08:00"]}
    assert taken(messages).system.preset == "front_messages"


def test_one_word_of_a_chat_system_makes_no_chats() -> None:
    table = {
        "ticket_id": ["1", "2"],
        "opened_at": ["2026-01-15 08:00", "2026-01-16 08:00"],
        "channel": ["email", "web"],
        "group_name": ["Desk", "Desk"],
    }
    assert headers(table)["channel"] == ("channel",)


def test_the_metrics_of_a_warehouse_model_are_minutes() -> None:
    table = {
        "ticket_id": ["1", "2"],
        "created_at": ["2026-01-15 08:00:00", "2026-01-16 08:00:00"],
        "created_channel": ["email", "web"],
        "first_reply_time_calendar_minutes": ["12.5", ""],
        "full_resolution_business_minutes": ["90", ""],
    }
    found = taken(table)
    assert found.system.preset == "zendesk_fivetran_ticket"
    response, resolution = (found.columns[f"{name}_duration"] for name in ("first_response", "resolution"))
    assert (response.unit, response.clock) == ("minutes", None)
    assert (resolution.unit, resolution.clock) == ("minutes", "business")
