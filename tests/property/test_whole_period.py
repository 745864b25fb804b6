"""last-week and last-month without --as-of, against a count over single contacts in local time (semantics rule 25)."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from supportctl.audit.asking.period import Period
from supportctl.audit.judging.whole_period import is_whole
from supportctl.engine.session import Session
from supportctl.worktime.zone import local_to_us, us_to_local

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ZONES = ("UTC", "Asia/Jakarta", "Europe/Berlin", "America/New_York", "Asia/Beirut", "Pacific/Apia")
COLUMNS = {"created_at": "bigint", "fate": "integer"}


def local(us: int, zone: str) -> datetime:
    return (EPOCH + timedelta(microseconds=us)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def period_of(name: str, day: date) -> tuple[date, date]:
    """The first day of a day's week or month, and the first of the next."""
    days = [day + timedelta(days=shift) for shift in range(-31, 32)]
    key = (lambda one: one.isocalendar()[:2]) if name == "last-week" else (lambda one: (one.year, one.month))
    same = [one for one in days if key(one) == key(day)]
    return min(same), max(same) + timedelta(days=1)


def naively_whole(name: str, contacts: list[int], as_of_us: int, zone: str) -> bool:
    now = local(as_of_us, zone)
    first, end = period_of(name, now.date())
    to_come = datetime.combine(end, time()) - now
    earlier = set()
    for _ in range(8):
        first = period_of(name, first - timedelta(days=1))[0]
        earlier.add(first)
    rests = []
    for us in contacts:
        moment = local(us, zone)
        start, stop = period_of(name, moment.date())
        if start in earlier:
            rests.append(datetime.combine(stop, time()) - moment)
    if not rests:
        return end == now.date() + timedelta(days=1)
    return sum(rest < to_come for rest in rests) / len(rests) < 0.01


MINUTE = 60_000_000
FIRST, LAST = 1_600_000_000_000_000 // MINUTE, 1_800_000_000_000_000 // MINUTE


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[int], int, str]:
    """Contacts by the minute, many of them early in their period, and an as-of that may be near its end."""
    name, zone = draw(st.sampled_from(["last-week", "last-month"])), draw(st.sampled_from(ZONES))
    as_of = draw(st.integers(FIRST, LAST))
    if draw(st.booleans()):
        end = period_of(name, local(as_of * MINUTE, zone).date())[1]
        as_of = local_to_us(datetime.combine(end, time()), ZoneInfo(zone)) // MINUTE - draw(
            st.integers(1, 600)
        )
    back = draw(st.lists(st.integers(0, 300 * 24 * 60), max_size=30))
    common = draw(st.integers(0, 40 * 24 * 60))
    many = [as_of - common - week * 7 * 24 * 60 for week in range(draw(st.integers(0, 8))) for _ in range(40)]
    return name, [us * MINUTE for us in (*many, *(as_of - one for one in back))], as_of * MINUTE, zone


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with tempfile.TemporaryDirectory() as name, Session(Path(name), []) as opened:
        yield opened


@settings(max_examples=150, deadline=None)
@given(histories())
def test_a_period_is_whole_when_hardly_any_contact_came_later_in_those_before(
    session: Session, history: tuple[str, list[int], int, str]
) -> None:
    name, contacts, as_of, zone = history
    session.load("record", COLUMNS, [(us, 0) for us in contacts])
    wanted = naively_whole(name, contacts, as_of, zone)
    event(f"{name} {'whole' if wanted else 'not whole'}")
    assert is_whole(session, name, as_of, zone) == wanted
    this = period_of(name, us_to_local(as_of, ZoneInfo(zone)).date())
    chosen = this if wanted else period_of(name, this[0] - timedelta(days=1))
    since, until = Period(name).bounds(local(as_of, zone).date(), zone, whole=wanted)
    assert (since, until) == tuple(
        local_to_us(datetime.combine(day, time()), ZoneInfo(zone)) for day in chosen
    )


@pytest.mark.parametrize(
    ("as_of", "whole"),
    [
        ("2026-02-28T23:40", True),
        ("2026-02-28T12:00", False),
        ("2026-04-30T23:40", True),
        ("2026-03-29T12:00", False),
    ],
)
def test_a_short_month_is_as_whole_at_its_end_as_a_long_one(
    session: Session, as_of: str, whole: bool
) -> None:
    """Contacts every hour of the months before: on 28 February 23:40 hardly any is still to come."""
    now = local_to_us(datetime.fromisoformat(as_of), ZoneInfo("UTC"))
    hours = [(now - 60 * MINUTE * hour, 0) for hour in range(24 * 200)]
    session.load("record", COLUMNS, hours)
    assert is_whole(session, "last-month", now, "UTC") == whole
