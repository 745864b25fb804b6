"""Calls that stand on several rows against a fold written from the rules: random queue logs and call legs.

The naive fold knows events and legs, not the columns that the package reads them into (semantics rules 8 to 11, 20).
"""

import io
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supportctl.audit.asking.request import Request
from supportctl.audit.judging.run import judge_exports
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.loading.fate import BOOKKEEPING, FOLDED_PART, NO_CREATION_TIME, TICKET
from supportctl.policy.load import sla_from_bytes

EXAMPLES = int(os.environ.get("SUPPORTCTL_EXAMPLES", "40"))
START = 1_767_600_000  # 2026-01-05 08:00 UTC
SECOND = 1_000_000
SLA = b"""version: 1
timezone: UTC
policies: [{name: all, targets: {first_response: 1h}}]
"""
COLUMNS = (
    "ticket_id",
    "created_at",
    "response",
    "closed_at",
    "wait_duration",
    "answered",
    "abandoned",
    "agent",
)
CLOSING = ("COMPLETECALLER", "COMPLETEAGENT", "ABANDON", "EXITWITHTIMEOUT", "EXITEMPTY", "EXITWITHKEY")
GIVEN_UP = ("ABANDON", "EXITWITHTIMEOUT", "EXITEMPTY", "EXITWITHKEY")
WAITED = ("ABANDON", "EXITWITHTIMEOUT", "EXITEMPTY")
NO_CONTACT = ("ADDMEMBER", "PAUSE")


@dataclass(frozen=True)
class Event:
    """A line of a queue log; `data3` is the seconds waited where the event ends a wait."""

    at: int
    call: str
    agent: str
    event: str
    waited: int


@dataclass(frozen=True)
class Leg:
    """A row of a table of call records: `rang` seconds, then `talked` seconds if it was answered."""

    at: int
    call: str
    agent: str
    disposition: str
    rang: int
    talked: int


@dataclass
class Call:
    """What a call is, in seconds since 1970 and seconds; `wait` only where nobody answered. None: nobody says."""

    created_at: int | None
    response: int | None = None
    closed_at: int | None = None
    wait: int | None = None
    answered: bool | None = None
    abandoned: bool | None = None
    agent: str | None = None


# --------------------------------------------------------------------------------------------------- naive


def call_of_events(events: Sequence[Event]) -> Call:
    """One call of a queue log, from all its events in the order in which they were written."""
    queued = [one.at for one in events if one.event == "ENTERQUEUE"]
    call = Call(min(queued, default=None))
    taken = sorted((one for one in events if one.event == "CONNECT"), key=lambda one: one.at)
    ended = [one for one in events if one.event in GIVEN_UP]
    call.closed_at = max((one.at for one in events if one.event in CLOSING), default=None)
    if taken:
        call.response, call.agent = taken[0].at, taken[0].agent
    if taken or ended:
        call.answered = bool(taken)
        call.abandoned = not taken and any(one.event == "ABANDON" for one in ended)
    if call.created_at is None:
        return call
    waits = [one for one in events if one.event in WAITED]
    if waits and not taken:
        call.wait = max(max(one.at, call.created_at + one.waited) for one in waits) - call.created_at
    return call


def call_of_legs(legs: Sequence[Leg]) -> Call:
    """One call of a table of records: it began with its first leg; the earliest answer is the answer."""
    in_order = sorted(legs, key=lambda one: one.at)
    began = in_order[0].at
    answered = [one for one in in_order if one.disposition == "ANSWERED"]
    if answered:
        first = min(answered, key=lambda one: one.at + one.rang)
        return Call(began, response=first.at + first.rang, answered=True, agent=first.agent)
    gave_up = max(one.at + one.rang for one in legs)
    return Call(began, wait=gave_up - began, answered=False, agent=in_order[0].agent)


# --------------------------------------------------------------------------------------------------- the package


def read(files: Sequence[str], name: str) -> list[dict[str, Any]]:
    """Every record of the files, in order, as the package holds it after folding."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(files):
            path = Path(folder, name.format(number))
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        spool = Path(folder, "spool")
        spool.mkdir()
        sla = sla_from_bytes("sla.yaml", SLA)[0]
        inputs = find_inputs(paths, io.BytesIO(), spool)
        with Session(spool, [file.path for file in inputs.files]) as session:
            judge_exports(session, inputs, sla, Request(fields=("agent",)))
            rows = session.rows(
                "select fate, ticket_id, created_at, coalesce(first_response_at, created_at + first_response_duration),"
                " closed_at, wait_duration, answered, abandoned, agent from record order by row_id"
            )
    return [dict(zip(("fate", *COLUMNS), row, strict=True)) for row in rows]


def shown(record: dict[str, Any]) -> Call:
    """A record in the oracle's shape."""

    def seconds(name: str) -> int | None:
        return None if record[name] is None else record[name] // SECOND

    return Call(
        created_at=seconds("created_at"),
        response=seconds("response"),
        closed_at=seconds("closed_at"),
        wait=None if record["answered"] else seconds("wait_duration"),
        answered=record["answered"],
        abandoned=record["abandoned"],
        agent=record["agent"],
    )


# --------------------------------------------------------------------------------------------------- random files


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """A log in order of time of up to three calls, some cut off at either end, with the queue's own lines between."""
    calls = st.sampled_from(["1.1", "1.2", "1.3"])
    names = st.sampled_from(["ENTERQUEUE", "ENTERQUEUE", "CONNECT", "RINGNOANSWER", *CLOSING, *NO_CONTACT])
    lines = [Event(START, "1.0", "NONE", "ENTERQUEUE", 0)]
    for step, call, name, agent, waited in draw(
        st.lists(
            st.tuples(st.integers(0, 40), calls, names, st.sampled_from(["Ann", "Bo"]), st.integers(0, 90))
        )
    ):
        own = name in NO_CONTACT
        lines.append(Event(lines[-1].at + step, "NONE" if own else call, agent, name, waited))
    return lines


def log_text(lines: Sequence[Event]) -> str:
    """As Asterisk writes it: no header; the wait is the third datum, or the first of an answer."""
    return "".join(
        f"{one.at}|{one.call}|care|{one.agent}|{one.event}|"
        f"{'' if one.event == 'ENTERQUEUE' else 1}|{'5550100' if one.event == 'ENTERQUEUE' else 1}|{one.waited}||\n"
        for one in lines
    )


@st.composite
def legs(draw: st.DrawFn) -> list[Leg]:
    """Rows of up to four calls in any order; two legs of a call may begin in the same second."""
    row = st.builds(
        Leg,
        at=st.integers(START, START + 120),
        call=st.sampled_from(["1.1", "1.2", "1.3", "1.4"]),
        agent=st.sampled_from(["Ann", "Bo", "Cy"]),
        disposition=st.sampled_from(["ANSWERED", "NO ANSWER", "BUSY", "FAILED"]),
        rang=st.integers(0, 90),
        talked=st.integers(0, 300),
    )
    return draw(st.lists(row, min_size=1, max_size=10))


def legs_text(rows: Sequence[Leg]) -> str:
    """A dump of the table cdr."""
    lines = [
        "AcctId,calldate,src,dst,dcontext,duration,billsec,disposition,amaflags,accountcode,uniqueid,linkedid,did"
    ]
    for number, one in enumerate(rows):
        moment = datetime.fromtimestamp(one.at, UTC).strftime("%Y-%m-%d %H:%M:%S")
        talked = one.talked if one.disposition == "ANSWERED" else 0
        lines.append(
            f"{number},{moment},5550100,{one.agent},in,{one.rang + talked},{talked},{one.disposition},3,,"
            f"u{number},{one.call},5550199"
        )
    return "\n".join(lines) + "\n"


# --------------------------------------------------------------------------------------------------- properties


def in_parts(rows: Sequence[Any], cut: int | None) -> Iterator[Sequence[Any]]:
    """The rows in one file, or in two."""
    if cut is None or not 0 < cut < len(rows):
        yield rows
    else:
        yield rows[:cut]
        yield rows[cut:]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(events(), st.one_of(st.none(), st.integers(1, 6)))
def test_queue_logs(lines: list[Event], cut: int | None) -> None:
    records = read([log_text(part) for part in in_parts(lines, cut)], "queue_log_{}.txt")
    assert len(records) == len(lines)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line, record in zip(lines, records, strict=True):
        if line.event in NO_CONTACT:
            assert record["fate"] == BOOKKEEPING
        else:
            found[line.call].append(record)
    for name, some in found.items():
        expected = call_of_events([one for one in lines if one.call == name and one.event not in NO_CONTACT])
        if expected.created_at is None:
            assert {one["fate"] for one in some} == {NO_CREATION_TIME}
            continue
        (ticket,) = [one for one in some if one["fate"] == TICKET]
        assert [one["fate"] for one in some].count(FOLDED_PART) == len(some) - 1
        assert shown(ticket) == expected


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(legs(), st.one_of(st.none(), st.integers(1, 6)))
def test_call_legs(rows: list[Leg], cut: int | None) -> None:
    records = read([legs_text(part) for part in in_parts(rows, cut)], "cdr_{}.csv")
    assert len(records) == len(rows)
    for name in {one.call for one in rows}:
        some = [record for row, record in zip(rows, records, strict=True) if row.call == name]
        (ticket,) = [one for one in some if one["fate"] == TICKET]
        assert [one["fate"] for one in some].count(FOLDED_PART) == len(some) - 1
        assert shown(ticket) == call_of_legs([row for row in rows if row.call == name])
