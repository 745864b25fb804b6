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
LIVE = ("phone", "chat")
TICKET_SYSTEMS = ("zammad",)
EVENTS = ("created_at", "first_response_at", "resolved_at", "closed_at", "updated_at")


# --------------------------------------------------------------------------------------------------- the export


def channel_of(world: World, row: Row) -> str | None:
    """A preset of calls or chats has one channel; a source's `channel` fills in what no column says."""
    said: str | None = row.get("channel")
    return said if said is not None else world.channel


def tells_of_calls(world: World) -> bool:
    """Rule 20: whether the export is one of calls or chats, where who ended unanswered has abandoned."""
    if world.system is not None:
        return world.system not in TICKET_SYSTEMS
    told = "status" not in world.columns or any(name in world.columns for name in CALL_COLUMNS)
    return told and all(channel_of(world, row) in LIVE for row in world.rows)


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
    if metric == "first_response":
        return any(name in world.columns for name in ("first_response_at", "first_response_duration"))
    return tells_finish(world) or "status" in world.columns


def tells_finish(world: World) -> bool:
    """Rule 13: whether a column tells when a contact was finished."""
    return any(name in world.columns for name in ("resolved_at", "closed_at", "resolution_duration"))


# --------------------------------------------------------------------------------------------------- what happened


def says_unanswered(world: World, row: Row) -> bool:
    """The export says that the customer left, or that nobody answered."""
    return _said(world, row, "abandoned") is True or _said(world, row, "answered") is False


def _said(world: World, row: Row, name: str) -> bool | None:
    value = row.get(name) if name in world.columns else None
    return value if isinstance(value, bool) else None


def answered(world: World, row: Row) -> bool:
    """Rule 20: the export says that somebody answered.

    Not abandoned says so too, unless the status says that the contact is open: it may still wait.
    """
    if _said(world, row, "answered") is not None:
        return bool(_said(world, row, "answered")) and not _said(world, row, "abandoned")
    waits = row.get("status") is not None and DONE.get(row["status"]) is False
    return _said(world, row, "abandoned") is False and not waits


def gave_up_by_queue(world: World, row: Row) -> bool:
    """Rule 20: nobody answered, and the customer did not leave."""
    return _said(world, row, "answered") is False and _said(world, row, "abandoned") is False


def done(world: World, row: Row) -> bool:
    """Whether the contact is finished: by its status word, else by a time of the finish."""
    status = row.get("status") if "status" in world.columns else None
    says = DONE.get(status) if status is not None else None
    if says is not None:
        return says
    return any(known(world, row, name) is not None for name in ("resolved_at", "closed_at"))


def silent(world: World, row: Row) -> bool:
    """No column tells of an answer, not even illegibly."""
    names = ("first_response_at", "first_response_duration")
    return all(row.get(name) is None for name in names if name in world.columns)


def abandoned(world: World, row: Row) -> bool:
    """Rule 20: in an export of calls or chats, a contact that ended unanswered, whatever its status word."""
    if says_unanswered(world, row):
        return True
    return tells_of_calls(world) and silent(world, row) and done(world, row) and not answered(world, row)


def wait_of(world: World, row: Row) -> int | None:
    """Wall time that the customer waited: the export's, else until the end of the contact."""
    wait = duration(world, row, "wait_duration")
    if wait is not None:
        return wait
    end = known(world, row, "closed_at") or known(world, row, "resolved_at")
    created = known(world, row, "created_at")
    if end is None or created is None or not (end.exact and created.exact) or end.first < created.first:
        return None
    return end.first - created.first
