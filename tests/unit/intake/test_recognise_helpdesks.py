"""Help desk exports are taken for what they are, however a person cut, ordered, renamed or decorated their columns."""

import csv
import random
from pathlib import Path

import pytest

from supportctl.intake.formats.preset_file import all_systems
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.recognition import Recognised, recognise

SAMPLES = Path(__file__).parents[2] / "examples" / "exports"
HELPDESKS = (
    "zendesk",
    "freshdesk",
    "freshservice",
    "intercom",
    "jira",
    "jira_service_management",
    "servicenow",
    "salesforce",
    "zoho_desk",
    "hubspot",
)
PRESETS = sorted(one.preset for one in all_systems() if one.name in HELPDESKS)
FEW_HEADERS = 10
"""An export of so few columns may be nobody's in particular when a half of them is gone."""

Rows = list[tuple[str, ...]]


def sample(preset: str) -> tuple[tuple[str, ...], Rows]:
    """The header and the whole rows of the preset's sample."""
    with (SAMPLES / preset / "export.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [tuple(row) for row in csv.reader(stream)]
    first = 4 if preset == "zoho_desk_report" else 0
    return rows[first], [row for row in rows[first + 1 :] if len(row) == len(rows[first]) and any(row[1:])]


def taken_for(header: tuple[str, ...], rows: Rows = []) -> Recognised:  # noqa: B006 - never changed
    return recognise(Dialect(",", header, tuple(rows)), None, "sla.yaml", "export.csv")


def named(header: str) -> str:
    return taken_for(tuple(header.split(","))).system.preset


each_preset = pytest.mark.parametrize("preset", PRESETS)


@each_preset
def test_case_spaces_and_underscores_do_not_count(preset: str) -> None:
    header, rows = sample(preset)
    dressed = tuple(
        f"  {name.upper().replace(' ', '_')} " if "(" not in name else f" {name} " for name in header
    )
    assert taken_for(dressed, rows).system.preset == preset
    found, plain = taken_for(dressed, rows).columns, taken_for(header, rows).columns
    assert {name: one.positions for name, one in found.items()} == {
        name: one.positions for name, one in plain.items()
    }


@each_preset
def test_the_order_of_columns_does_not_count(preset: str) -> None:
    header, rows = sample(preset)
    order = list(range(len(header)))
    random.Random(preset).shuffle(order)  # noqa: S311 - any order will do
    shuffled = taken_for(tuple(header[at] for at in order), [tuple(row[at] for at in order) for row in rows])
    assert shuffled.system.preset == preset
    unique = [name for name in header if header.count(name) == 1]
    for name, column in taken_for(header, rows).columns.items():
        if set(column.headers) <= set(unique):
            assert shuffled.columns[name].headers == column.headers


@each_preset
@pytest.mark.parametrize("seed", range(5))
def test_half_of_the_columns_are_enough(preset: str, seed: int) -> None:
    header, rows = sample(preset)
    choice = random.Random(seed)  # noqa: S311 - any choice will do
    keep = sorted(choice.sample(range(len(header)), round(len(header) / 2)))
    found = taken_for(tuple(header[at] for at in keep), [tuple(row[at] for at in keep) for row in rows])
    assert found.system.preset in ({preset, "generic"} if len(header) <= FEW_HEADERS else {preset})


@each_preset
def test_columns_of_ones_own_twins_and_empty_headers_do_not_count(preset: str) -> None:
    header, rows = sample(preset)
    own = ("Our reference", "Region [list]", "", "", header[0], header[-1], "Custom field (Shoe size)")
    found = taken_for(header + own, [row + ("",) * len(own) for row in rows])
    assert found.system.preset == preset
    assert {name: one.positions[0] for name, one in found.columns.items()} == {
        name: one.positions[0] for name, one in taken_for(header, rows).columns.items()
    }


@each_preset
def test_a_byte_order_mark_in_the_first_header_does_not_count(preset: str) -> None:
    header, rows = sample(preset)
    found = taken_for(("\ufeff" + header[0], *header[1:]), rows)
    assert found.system.preset == preset
    assert found.columns.keys() == taken_for(header, rows).columns.keys()


@each_preset
def test_one_renamed_header_does_not_count(preset: str) -> None:
    header, rows = sample(preset)
    for place in range(len(header)):
        renamed = (*header[:place], "Renamed by a person", *header[place + 1 :])
        assert taken_for(renamed, rows).system.preset == preset


@pytest.mark.parametrize(
    ("header", "preset"),
    [
        ("Id,Subject,Requester,Status,Created at,Solved at,First reply time in minutes", "zendesk_view"),
        ("Ticket ID,Ticket status,Ticket created - Date,First reply time (min)", "zendesk_explore"),
        ("id,created_at,solved_at,status,reply_time_in_minutes_calendar,via_channel", "zendesk_api"),
        (
            "Ticket ID,Subject,Status,Created time,Resolved time,Initial response time,Agent",
            "freshdesk_tickets",
        ),
        (
            "Ticket Id,Status,Urgency,Impact,Created Time,Initial Response Time,Requester VIP",
            "freshservice_tickets",
        ),
        (
            "Conversation ID,Conversation started at (UTC),Current conversation state",
            "intercom_conversations",
        ),
        ("Issue Type,Issue key,Issue id,Summary,Reporter,Status,Resolution,Created,Due date", "jira_issues"),
        ("Tipo de Incidencia,Clave de incidencia,Resumen,Persona asignada,Estado,Creada", "jira_issues"),
        ("Vorgangstyp,Vorgangsschlüssel,Zusammenfassung,Status,Erstellt,Erledigt", "jira_issues"),
        ("Tipo de item,Chave da item,Resumo,Relator,Status,Criado,Atualizado(a),Resolvido", "jira_issues"),
        (
            "Issue key,Status,Created,Custom field (Request Type),Custom field (Time to resolution)",
            "jira_service_management",
        ),
        ("number,opened_at,short_description,caller_id,priority,state,sys_updated_on", "servicenow_incident"),
        (
            "Number,Opened,Short description,Caller,Priority,State,Assignment group,Updated by",
            "servicenow_labels",
        ),
        ("Case Number,Status,Priority,Case Origin,Date/Time Opened,Date/Time Closed", "salesforce_cases"),
        ("ID,CASENUMBER,STATUS,PRIORITY,ORIGIN,CREATEDDATE,CLOSEDDATE,OWNERID", "salesforce_cases"),
        ("Request Id,Status,Created Time,Ticket Closed Time,Agent Responded Time", "zoho_desk_tickets"),
        ("Ticket ID,Ticket name,Ticket status,Create date,Close date,Pipeline", "hubspot_tickets"),
        (
            "Ticket ID,Customer Name,Ticket Type,Ticket Subject,Ticket Status,Ticket Priority,Ticket Channel",
            "generic",
        ),
        (
            "ticket_id,created_at,channel,agent_id,first_response_at,resolved_at,status,priority,csat",
            "generic",
        ),
    ],
)
def test_a_few_usual_columns_name_the_export(header: str, preset: str) -> None:
    assert named(header) == preset


@pytest.mark.parametrize(
    ("preset", "runner_up"),
    [
        ("freshdesk_tickets", "freshservice_tickets"),
        ("freshservice_tickets", "freshdesk_tickets"),
        ("jira_issues", "jira_service_management"),
        ("jira_service_management", "jira_issues"),
        ("servicenow_event_log", "servicenow_incident"),
        ("salesforce_chat_list", "salesforce_chat_wait"),
        ("zendesk_fivetran_ticket", "zendesk_api"),
    ],
)
def test_the_runner_up_is_the_nearest_relative(preset: str, runner_up: str) -> None:
    assert [one.system.preset for one in taken_for(*sample(preset)).ranked] == [preset, runner_up]


def test_what_is_a_contact_in_every_row_comes_before_a_log_when_headers_tell_no_difference() -> None:
    shared = "number,incident_state,reopen_count,made_sla,caller_id,opened_at,contact_type,assignment_group,resolved_at"
    found = taken_for(tuple(shared.split(",")))
    assert [one.weight for one in found.ranked] == [found.ranked[0].weight] * 2
    assert [one.system.preset for one in found.ranked] == ["servicenow_incident", "servicenow_event_log"]


def test_headers_that_hold_something_else_are_passed_over() -> None:
    header = (
        "Id",
        "Created at",
        "Solved at",
        "First reply time in minutes",
        "Full resolution time in minutes",
    )
    rows: Rows = [("1", "2024-03-04 09:15", "7", "2024-03-04 09:20", "40")] * 3
    found = taken_for(header, rows).columns
    assert found["created_at"].headers == ("Created at",)
    assert found["resolution_duration"].headers == ("Full resolution time in minutes",)
