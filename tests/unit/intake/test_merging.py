"""Several rows, one contact: what the merged call says, which version of a ticket stands, what became of the rows."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from supportctl.engine.session import Session, quoted
from supportctl.intake.loading.fate import (
    BOOKKEEPING,
    FOLDED_IDENTICAL,
    FOLDED_OLDER,
    FOLDED_PART,
    FOLDED_VERSION,
    NO_CREATION_TIME,
    TICKET,
    UNREADABLE_CREATION_TIME,
)
from supportctl.intake.loading.folding import fold_repeated_tickets
from supportctl.intake.loading.reading import FILE_COLUMNS
from supportctl.intake.loading.record import add_columns, create_records, create_view
from supportctl.intake.loading.wanted import ALWAYS_KEPT

SECOND = 1_000_000
KINDS = ("ticket", "call_leg", "event_log", "status_version")
Row = Mapping[str, Any]
Records = list[dict[str, Any]]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(tmp_path, []) as opened:
        yield opened


def folded(session: Session, kind: str, *files: Sequence[Row], kinds: Sequence[str] = ()) -> Records:
    """The records of files of one namespace after folding; instants and durations in seconds."""
    rows = [
        {"file_no": file_no, "fate": TICKET if row.get("created_at") is not None else NO_CREATION_TIME, **row}
        for file_no, rows in enumerate(files)
        for row in rows
    ]
    names = sorted({name for row in rows for name in row} | {"ticket_id"})
    create_records(session)
    add_columns(session, names)
    marks = ", ".join("?" for _ in names)
    target = ", ".join(map(quoted, names))
    for row in rows:
        values = [_stored(name, row.get(name)) for name in names]
        session.run(f"insert into record_read ({target}) values ({marks})", values)  # noqa: S608 - quoted names
    of_file = list(kinds) or [kind] * len(files)
    session.load(
        "file", FILE_COLUMNS, [(number, 0, of_file[number], False, False) for number in range(len(files))]
    )
    create_view(session, [])
    fold_repeated_tickets(session, ALWAYS_KEPT, set(of_file))
    found = session.rows(f"select {target} from record order by row_id")  # noqa: S608 - quoted names
    return [{name: _shown(name, value) for name, value in zip(names, row, strict=True)} for row in found]


def _timed(name: str) -> bool:
    return name.endswith(("_at", "_duration"))


def _stored(name: str, value: Any) -> Any:
    return value * SECOND if _timed(name) and value is not None else value


def _shown(name: str, value: Any) -> Any:
    return value // SECOND if _timed(name) and value is not None else value


def fates(records: Records) -> list[int]:
    return [record["fate"] for record in records]


def event(ticket_id: str, **said: Any) -> Row:
    return {"ticket_id": ticket_id, **said}


def test_the_events_of_a_call_are_one_call(session: Session) -> None:
    records = folded(
        session,
        "event_log",
        [
            event("1.1", created_at=1_000, team="sales"),
            event("1.1", agent="Ann"),
            event("1.1", first_response_at=1_014, answered=True, agent="Bo"),
            event("1.1", closed_at=1_200),
        ],
    )
    assert fates(records) == [TICKET, FOLDED_PART, FOLDED_PART, FOLDED_PART]
    assert {
        name: records[0][name]
        for name in ("created_at", "first_response_at", "closed_at", "answered", "agent", "team")
    } == {
        "created_at": 1_000,
        "first_response_at": 1_014,
        "closed_at": 1_200,
        "answered": True,
        "agent": "Bo",
        "team": "sales",
    }


def test_an_event_before_the_creation_does_not_lead(session: Session) -> None:
    records = folded(session, "event_log", [event("1.1", customer="Di"), event("1.1", created_at=5)])
    assert fates(records) == [FOLDED_PART, TICKET]
    assert records[1]["customer"] == "Di"


def test_events_of_a_call_that_began_before_the_log_are_set_aside(session: Session) -> None:
    records = folded(
        session,
        "event_log",
        [event("0.9", first_response_at=3), event("0.9", closed_at=9), event("1.1", created_at=10)],
    )
    assert fates(records) == [NO_CREATION_TIME, NO_CREATION_TIME, TICKET]


def test_bookkeeping_and_unreadable_creation_stay_what_they_are(session: Session) -> None:
    records = folded(
        session,
        "event_log",
        [
            event("1.1", fate=BOOKKEEPING),
            event("1.1", fate=UNREADABLE_CREATION_TIME, unread=" created_at "),
            event("1.1", created_at=10),
            event("1.1", closed_at=12),
        ],
    )
    assert fates(records) == [BOOKKEEPING, UNREADABLE_CREATION_TIME, TICKET, FOLDED_PART]
    assert records[2]["unread"] is None


def test_an_unreadable_time_of_an_event_makes_the_call_s_unknown(session: Session) -> None:
    records = folded(
        session, "event_log", [event("1.1", created_at=10), event("1.1", unread=" first_response_at ")]
    )
    assert records[0]["unread"] == " first_response_at "


def test_a_call_queued_twice_waited_until_it_gave_up(session: Session) -> None:
    records = folded(
        session,
        "event_log",
        [
            event("1.1", created_at=100),
            event("1.1", created_at=160),
            event("1.1", abandoned=True, wait_duration=20, closed_at=180),
        ],
    )
    assert fates(records) == [TICKET, FOLDED_PART, FOLDED_PART]
    assert (records[0]["abandoned"], records[0]["wait_duration"]) == (True, 80)


def leg(created_at: int, **said: Any) -> Row:
    return {"ticket_id": "7", "created_at": created_at, **said}


def test_the_earliest_leg_leads_whatever_the_order_of_the_file(session: Session) -> None:
    records = folded(
        session,
        "call_leg",
        [
            leg(160, direction="internal", answered=True, first_response_duration=5, agent="Bo"),
            leg(100, direction="inbound", answered=False, wait_duration=60, agent="Ann"),
        ],
    )
    assert fates(records) == [FOLDED_PART, TICKET]
    call = records[1]
    assert (call["created_at"], call["first_response_duration"], call["answered"]) == (100, 65, True)
    assert (call["direction"], call["agent"], call["wait_duration"]) == ("inbound", "Bo", 65)


def test_the_wait_on_an_unanswered_leg_is_no_response(session: Session) -> None:
    records = folded(
        session,
        "call_leg",
        [
            leg(100, answered=False, first_response_duration=30, first_response_at=130),
            leg(140, answered=True, first_response_duration=4),
        ],
    )
    assert (records[0]["first_response_at"], records[0]["first_response_duration"]) == (144, None)


@pytest.mark.parametrize(
    ("legs", "answered", "abandoned"),
    [
        ([(True, False), (False, True)], True, False),
        ([(False, True), (False, True)], False, True),
        ([(False, None), (None, None)], False, None),
        ([(None, True), (None, False)], None, True),
        ([(None, None), (None, None)], None, None),
    ],
)
def test_answered_by_any_leg_is_answered(
    session: Session, legs: list[tuple[Any, Any]], answered: bool | None, abandoned: bool | None
) -> None:
    rows = [
        leg(100 + place, answered=one, abandoned=other, wait_duration=9)
        for place, (one, other) in enumerate(legs)
    ]
    call = folded(session, "call_leg", [rows[0], rows[1]])[0]
    assert (call["answered"], call["abandoned"]) == (answered, abandoned)


def test_a_response_time_without_a_yes_answers_the_call(session: Session) -> None:
    call = folded(
        session, "call_leg", [leg(1, abandoned=True), leg(5, abandoned=False, first_response_at=8)]
    )[0]
    assert (call["first_response_at"], call["abandoned"]) == (8, False)


def test_an_unanswered_call_waits_until_its_last_leg_gives_up(session: Session) -> None:
    call = folded(
        session,
        "call_leg",
        [leg(100, answered=False, wait_duration=30), leg(200, answered=False, wait_duration=10)],
    )[0]
    assert call["wait_duration"] == 110


def test_one_leg_and_rows_without_an_id_are_left_as_they_are(session: Session) -> None:
    rows: list[Row] = [
        leg(100, first_response_duration=5, answered=True),
        {"ticket_id": None, "created_at": 100, "answered": True},
        {"ticket_id": None, "created_at": 100, "answered": False},
        {"ticket_id": "1.03E+13", "created_at": 100},
        {"ticket_id": "1.03E+13", "created_at": 101},
    ]
    records = folded(session, "call_leg", rows)
    assert fates(records) == [TICKET] * 5
    assert records[0]["first_response_duration"] == 5


def test_a_call_over_two_files_of_a_rotated_log_is_one(session: Session) -> None:
    first = [event("1.1", created_at=10)]
    second = [event("1.1", first_response_at=14, answered=True), event("1.2", created_at=20)]
    records = folded(session, "event_log", first, second)
    assert fates(records) == [TICKET, FOLDED_PART, TICKET]
    assert records[0]["first_response_at"] == 14


def test_the_same_log_twice_says_the_same(session: Session) -> None:
    log = [
        event("1.1", created_at=10),
        event("1.1", created_at=40),
        event("1.1", abandoned=True, wait_duration=5, closed_at=45),
    ]
    records = folded(session, "event_log", log, log)
    assert fates(records) == [TICKET] + [FOLDED_PART] * 5
    assert records[0]["wait_duration"] == 35


def version(updated_at: int | None, status: str, **said: Any) -> Row:
    return {"ticket_id": "INC1", "created_at": 10, "updated_at": updated_at, "status": status, **said}


def history(session: Session) -> list[tuple[Any, ...]]:
    rows = session.rows(
        "select row_id, file_no, event_at, status, agent from status_event order by event_at, version_row"
    )
    return [(row_id, file_no, at // SECOND, *others) for row_id, file_no, at, *others in rows]


def test_the_latest_version_of_a_ticket_stands_and_its_history_is_kept(session: Session) -> None:
    records = folded(
        session,
        "status_version",
        [
            version(60, "Closed", agent="Bo", closed_at=60),
            version(20, "New", created_at=8, agent="Ann"),
            version(60, "Resolved", agent="Bo", closed_at=60),
        ],
    )
    assert fates(records) == [FOLDED_VERSION, FOLDED_VERSION, TICKET]
    assert (records[2]["created_at"], records[2]["status"]) == (8, "Resolved")
    assert history(session) == [
        (2, 0, 20, "New", "Ann"),
        (2, 0, 60, "Closed", "Bo"),
        (2, 0, 60, "Resolved", "Bo"),
    ]


def test_a_version_without_creation_time_belongs_to_its_ticket(session: Session) -> None:
    records = folded(session, "status_version", [version(20, "New"), version(60, "Closed", created_at=None)])
    assert fates(records) == [FOLDED_VERSION, TICKET]
    assert records[1]["created_at"] == 10


def test_tickets_without_any_creation_time_or_id_are_no_versions_of_each_other(session: Session) -> None:
    rows = [
        version(20, "New", created_at=None),
        version(60, "Closed", created_at=None),
        version(20, "New", ticket_id=None),
        version(60, "Closed", ticket_id=None),
    ]
    assert fates(folded(session, "status_version", rows)) == [
        NO_CREATION_TIME,
        NO_CREATION_TIME,
        TICKET,
        TICKET,
    ]


def test_history_belongs_to_the_newer_row_of_another_file(session: Session) -> None:
    log = [version(20, "New"), version(60, "Resolved")]
    records = folded(session, "", log, [version(90, "Closed")], kinds=["status_version", "ticket"])
    assert fates(records) == [FOLDED_VERSION, FOLDED_OLDER, TICKET]
    assert [row[0] for row in history(session)] == [2, 2]


def test_tickets_beside_a_log_are_still_compared_word_for_word(session: Session) -> None:
    rows = [version(20, "New"), version(20, "New")]
    records = folded(session, "", rows, [leg(1), leg(2)], kinds=["ticket", "call_leg"])
    assert fates(records) == [TICKET, FOLDED_IDENTICAL, TICKET, FOLDED_PART]
