"""Exports of chats and calls are taken for what they are, whatever a person or a spreadsheet did to the header line."""

import csv
import random
from pathlib import Path

import pytest

from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.formats.system import GENERIC
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.recognition import Recognised, recognise

SAMPLES = Path(__file__).parents[2] / "examples" / "exports"
PRESETS = (
    *(
        "livechat_chats",
        "gorgias_tickets",
        "front_messages",
        "osticket_tickets",
        "zammad_tickets",
        "chatwoot_csat",
        "chatwoot_sla",
    ),
    *(
        "aircall_calls",
        "aircall_calls_old",
        "talkdesk_calls",
        "talkdesk_calls_2026",
        "genesys_interactions",
        "five9_calls",
    ),
    *(
        "amazon_connect_contacts",
        "amazon_connect_historical",
        "freepbx_cdr",
        "asterisk_cdr_dump",
        "asterisk_queue_log_db",
    ),
    *("threecx_calls", "threecx_calls_old", "nice_cxone", "call_center_pwc"),
)
"""Those whose export starts with its header line."""


def sample(preset: str) -> list[list[str]]:
    text = (SAMPLES / preset / "export.csv").read_text("utf-8-sig")
    delimiter = ";" if text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    rows = [row for row in csv.reader(text.splitlines(), delimiter=delimiter) if row]
    return [row for row in rows if len(row) == len(rows[0])]


def taken_for(rows: list[list[str]]) -> Recognised:
    header, *body = rows
    return recognise(Dialect(",", tuple(header), tuple(map(tuple, body))), None, "sla.yaml", "a.csv")


def by_header(found: Recognised) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(one.casefold().strip() for one in column.headers)
        for name, column in found.columns.items()
    }


@pytest.mark.parametrize("preset", PRESETS)
def test_as_exported(preset: str) -> None:
    found = taken_for(sample(preset))
    assert found.system.preset == preset
    assert found.ranked[0].system.preset == preset


@pytest.mark.parametrize("preset", PRESETS)
def test_upper_case_and_spaces(preset: str) -> None:
    rows = sample(preset)
    plain = taken_for(rows)
    changed = [[f"  {header.replace(' ', '  ')} " for header in rows[0]], *rows[1:]]
    assert by_header(taken_for(changed)).keys() == by_header(plain).keys()
    assert taken_for(changed).system.preset == preset
    if "{zone}" not in str(load_system(preset).columns):  # the name of a zone is known by its capitals
        upper = [[header.upper() for header in rows[0]], *rows[1:]]
        assert taken_for(upper).system.preset == preset
        assert by_header(taken_for(upper)) == by_header(plain)


@pytest.mark.parametrize("preset", PRESETS)
def test_in_any_order(preset: str) -> None:
    rows = sample(preset)
    order = list(range(len(rows[0])))
    random.Random(preset).shuffle(order)  # noqa: S311 - no secret
    found = taken_for([[row[place] for place in order] for row in rows])
    assert found.system.preset == preset
    assert by_header(found) == by_header(taken_for(rows))


@pytest.mark.parametrize("preset", PRESETS)
def test_with_columns_of_ones_own_and_empty_and_repeated_headers(preset: str) -> None:
    rows = sample(preset)
    more = ["Region", "", "Cost centre", "", rows[0][0]]
    found = taken_for([[*rows[0], *more], *([*row, "north", "", "4711", "", "other"] for row in rows[1:])])
    assert found.system.preset == preset
    assert by_header(found) == by_header(taken_for(rows))


@pytest.mark.parametrize("preset", PRESETS)
def test_without_columns_that_no_metric_needs(preset: str) -> None:
    """People delete columns before they hand a file over; what is left still tells."""
    rows = sample(preset)
    used = {place for column in taken_for(rows).columns.values() for place in column.used_positions()}
    spare = [place for place in range(len(rows[0])) if place not in used][1::3]
    left = [[cell for place, cell in enumerate(row) if place not in spare] for row in rows]
    found = taken_for(left)
    assert found.system.preset == preset
    assert by_header(found) == by_header(taken_for(rows))


@pytest.mark.parametrize(
    "header",
    [
        "id,created,status,priority,agent,answered,wait time",
        "Ticket ID,Created,First response,Resolved,Status,Channel,Queue,Agent,Duration",
        "Date,Time,Agent,Department,Call Id,Rating",
        "Name,Direction,From,To,Status,Talking points",
        "Status,Ticket ID,Priority,Source,Topic,Agent Group,Agent Name,Created time,Expected SLA to resolve,"
        "Expected SLA to first response,First response time,SLA For first response,Resolution time,SLA For Resolution,"
        "Close time,Agent interactions,Survey results,Product group,Support Level,Country,Latitude,Longitude",
    ],
)
def test_common_headers_alone_are_no_system(header: str) -> None:
    names = header.split(",")
    found = taken_for([names, ["1"] * len(names)])
    assert found.system.preset == GENERIC
    assert found.ranked


def test_talkdesk_changed_its_units_and_the_cells_tell() -> None:
    old, new = sample("talkdesk_calls"), sample("talkdesk_calls_2026")
    assert old[0] == new[0]
    assert taken_for(old).columns["first_response_duration"].unit == "days"
    assert taken_for(new).columns["first_response_duration"].unit == "seconds"
    mixed = [row[:] for row in new]
    start = mixed[0].index("Start Time")
    for row in mixed[1:]:
        row[start] = row[start].replace("T", " ").removesuffix("Z")
    assert taken_for(mixed).system.preset == GENERIC, "neither form: no unit is guessed"
    place = old[0].index("Waiting Time")
    left = [row[:place] + row[place + 1 :] for row in old]
    assert taken_for(left).system.preset == GENERIC, "what tells the forms apart is gone"


def test_the_zone_of_a_chat_stands_in_its_header() -> None:
    found = taken_for(sample("livechat_chats"))
    assert found.columns["created_at"].zone == "Europe/London"
    rows = sample("livechat_chats")
    rows[0] = [header.replace("Europe/London", "UTC") for header in rows[0]]
    assert taken_for(rows).columns["created_at"].zone == "UTC"


def test_aircall_falls_back_on_the_zone_that_each_row_names() -> None:
    rows = sample("aircall_calls")
    place = rows[0].index("datetime (utc)")
    found = taken_for([row[:place] + row[place + 1 :] for row in rows])
    created = found.columns["created_at"]
    assert created.headers == ("datetime (tz offset incl.)",)
    assert created.zone is not None
    assert not isinstance(created.zone, str)


@pytest.mark.parametrize(
    "preset", ["aircall_calls", "talkdesk_calls", "genesys_interactions", "freepbx_cdr", "threecx_calls"]
)
def test_no_call_is_answered_in_no_time_because_it_was_not_answered(preset: str) -> None:
    """The wait of a call that nobody took is never its speed of answer (semantics rule 20)."""
    rows = sample(preset)
    columns = taken_for(rows).columns
    both = [
        row
        for row in rows[1:]
        if columns["first_response_duration"].cell_text(row) and columns["wait_duration"].cell_text(row)
    ]
    assert both == []


def test_the_older_cdr_report_is_no_dump_of_the_table() -> None:
    """Both share these headers; only the dump has its key, AcctId."""
    rows = sample("freepbx_cdr")
    width = rows[0].index("userfield") + 1
    found = taken_for([row[:width] for row in rows])
    assert found.system.preset == "freepbx_cdr"
    assert found.columns["ticket_id"].headers == ("uniqueid",)
