"""What an export tells of a contact: its times, its policy, whether it was answered, abandoned or finished."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from naive_time import Known, known_at
from naive_world import DONE, EPOCH, UNREADABLE, Row, Rule, Target, World

FIRST_POSSIBLE = (datetime(1990, 1, 1) - EPOCH.replace(tzinfo=None)) // timedelta(microseconds=1)
CREDIBLE = (datetime(2200, 1, 1) - EPOCH.replace(tzinfo=None)) // timedelta(microseconds=1)
ASIDE = ("voicemail", "callback")
CALL_COLUMNS = ("answered", "abandoned", "wait_duration", "direction")
LIVE = ("phone", "chat", *ASIDE)
TICKET_SYSTEMS = ("zammad",)
RESPONSES = ("first_response_at", "first_response_duration")
EVENTS = ("created_at", "first_response_at", "resolved_at", "closed_at", "updated_at")


# --------------------------------------------------------------------------------------------------- the export


def channel_of(world: World, row: Row) -> str | None:
    """What its column says; else that of the preset or the source; a table of calls without any is phone."""
    if "channel" in world.columns:
        said: str | None = row.get("channel")
        return said if said is not None else world.channel
    if world.channel is None and world.system is None and _has_shape_of_calls(world):
        return "phone"
    return world.channel


def _has_shape_of_calls(world: World) -> bool:
    some = any(name in world.columns for name in CALL_COLUMNS)
    return "abandoned" in world.columns or (some and "status" not in world.columns)


def is_call(world: World, row: Row) -> bool:
    """Rule 20: whether the contact is a call or a chat, where who ended unanswered has abandoned.

    Of a table of no known system the phone and chat contacts are, where it has a column that only calls have, or
    holds nothing else and no status.
    """
    if world.system is not None:
        return world.system not in TICKET_SYSTEMS
    channels = {channel_of(world, one) for one in world.rows if one.get("created_at") is not None}
    nothing_else = channels <= set(LIVE) and "status" not in world.columns
    some = any(name in world.columns for name in CALL_COLUMNS)
    return channel_of(world, row) in LIVE and (nothing_else or some)


def days_of(world: World, name: str) -> bool:
    """Rule 5a: a column of midnights is one of days when it has at least 20 values on two or more days."""
    values = [row[name] for row in world.rows if isinstance(row.get(name), date)]
    return name in world.midnights and len(values) >= 20 and len(set(values)) >= 2


def known(world: World, row: Row, name: str) -> Known | None:
    """What a cell of a time column tells."""
    cell = row.get(name)
    if name not in world.columns or cell is None or cell == UNREADABLE:
        return None
    if name in world.midnights and not days_of(world, name):
        cell = datetime(cell.year, cell.month, cell.day)
    return known_at(cell, world.zone)


def duration(world: World, row: Row, name: str) -> int | None:
    """A duration or a number of the row; None where it is missing or cannot be read."""
    value = row.get(name) if name in world.columns else None
    return None if value == UNREADABLE else value


def as_of_of(world: World, rows: Iterable[Row]) -> int | None:
    """Rule 6: what the user says, else the latest event of the data; of a day its end."""
    if world.as_of is not None:
        return world.as_of
    found = []
    for row in rows:
        for name in EVENTS:
            at = known(world, row, name)
            if at is not None and at.first >= FIRST_POSSIBLE and at.last < CREDIBLE:
                found.append(at.last if at.exact else at.last + 1)
    return max(found, default=None)


# --------------------------------------------------------------------------------------------------- policies


def matches(world: World, match: Any, row: Row) -> bool:
    """Whether every field has one of its words."""
    for name, words in match.items():
        value = channel_of(world, row) if name == "channel" else row.get("tags" if name == "tag" else name)
        have = set() if value is None else set(value.split(",")) if name == "tag" else {value}
        if name == "channel" and value in ASIDE:
            have.add("phone")
        if not have & set(words):
            return False
    return True


def rule_for(world: World, row: Row) -> Rule | None:
    """Rule 18: the first policy that matches."""
    return next((rule for rule in world.rules if matches(world, rule.match, row)), None)


def excluded_by(world: World, row: Row) -> str | None:
    """The exclude rule that takes the ticket out; deleted tickets are out by themselves."""
    rule = next((name for name, match in world.excludes if matches(world, match, row)), None)
    return rule or ("deleted" if row.get("status") == "deleted" else None)


def measurable(world: World, metric: str, target: Target | None) -> bool:
    """Rules 11 and 13: whether the export has what tells the metric at all."""
    if target is not None and target.kind == "by" and f"{metric}_due_at" not in world.columns:
        return False
    if target is not None and target.kind == "column" and f"{metric}_target" not in world.columns:
        return False
    return tells_stop(world, metric) or (metric == "resolution" and "status" in world.columns)


def tells_stop(world: World, metric: str) -> bool:
    """Rule 13: whether a column tells when contacts were answered, or finished."""
    finish = ("resolved_at", "closed_at", "resolution_duration")
    return any(name in world.columns for name in (RESPONSES if metric == "first_response" else finish))


# --------------------------------------------------------------------------------------------------- what happened


def said(world: World, row: Row, name: str) -> bool | None:
    """A yes or no of the row."""
    value = row.get(name) if name in world.columns else None
    return value if isinstance(value, bool) else None


def status_says_done(world: World, row: Row) -> bool | None:
    """What the status word says; None without one that means something."""
    status = row.get("status") if "status" in world.columns else None
    return DONE.get(status) if status is not None else None


def end_of(world: World, row: Row) -> Known | None:
    """When the contact was finished: resolved, else closed."""
    return known(world, row, "resolved_at") or known(world, row, "closed_at")


def done(world: World, row: Row) -> bool:
    """Whether the contact is finished: by its status word, else by a time of the finish."""
    says = status_says_done(world, row)
    return says if says is not None else end_of(world, row) is not None


def silent(world: World, row: Row) -> bool:
    """No column tells of an answer, not even illegibly."""
    return all(row.get(name) is None for name in RESPONSES if name in world.columns)


def has_answer(world: World, row: Row) -> bool:
    """A column tells when it was answered."""
    at, length = known(world, row, "first_response_at"), duration(world, row, "first_response_duration")
    return at is not None or length is not None


def ended(world: World, row: Row) -> bool:
    """Rule 20: a call is over, whatever its status word, in an export that tells when answers came."""
    told = channel_of(world, row) not in ASIDE and any(name in world.columns for name in RESPONSES)
    over = status_says_done(world, row) is True or end_of(world, row) is not None
    return is_call(world, row) and told and (over or duration(world, row, "resolution_duration") is not None)


def said_answered(world: World, row: Row) -> bool | None:
    """What the export says; not abandoned is answered too, unless the status is open: it may still wait."""
    if said(world, row, "abandoned"):
        return False
    if said(world, row, "answered") is not None:
        return said(world, row, "answered")
    waits = status_says_done(world, row) is False
    return True if said(world, row, "abandoned") is False and not waits else None


def ended_in_silence(world: World, row: Row) -> bool:
    """Rule 20: a call that is over and was not answered, as far as anything says."""
    return ended(world, row) and silent(world, row) and said_answered(world, row) is None


def answered(world: World, row: Row) -> bool:
    """Rule 20: the export says that somebody answered, or a call that is over has an answer."""
    says = said_answered(world, row)
    return says if says is not None else ended(world, row) and has_answer(world, row)


def said_unanswered(world: World, row: Row) -> bool:
    """The export says that nobody answered, or a call is over in silence."""
    return said_answered(world, row) is False or ended_in_silence(world, row)


def abandoned(world: World, row: Row) -> bool:
    """Rule 20: nobody answered and nobody waits any more, whatever the status word."""
    refused = is_call(world, row) and said(world, row, "answered") is False
    return bool(said(world, row, "abandoned")) or refused or ended_in_silence(world, row)


def left(world: World, row: Row) -> bool:
    """Rule 20: the customer gave up; of whom the export says that they did not, the queue gave up on them."""
    return abandoned(world, row) and said(world, row, "abandoned") is not False


def wait_of(world: World, row: Row) -> Known | None:
    """Wall time that the customer waited: the export's, else until the end of a call that did not end at once."""
    wait = duration(world, row, "wait_duration")
    if wait is None and is_call(world, row):
        end, created = end_of(world, row), known(world, row, "created_at")
        assert created is not None
        if end is not None:
            longest = end.last - created.first
            return Known(max(0, end.first - created.last), longest) if longest > 0 else None
        own = world.business.get("resolution_duration")
        wait = None if own else duration(world, row, "resolution_duration") or None
    return None if wait is None else Known(wait, wait)


# --------------------------------------------------------------------------------------------------- selection


def contacts_start_it(row: Row) -> bool:
    """Rule 10: outbound and internal contacts are out of scope."""
    return row.get("direction") not in ("outbound", "internal")


def fits_where(world: World, row: Row) -> bool:
    """Rule 25: what `--where` asks for."""
    return world.where is None or matches(world, dict([world.where]), row)


def in_period(world: World, row: Row) -> bool:
    """Rule 25: created from `--since` on, before `--until`."""
    created = known(world, row, "created_at")
    assert created is not None
    return (world.since is None or created.first >= world.since) and (
        world.until is None or created.first < world.until
    )
