"""An audit computed naively, to judge the package by: lists, loops and `zoneinfo`, nothing of the package.

Everything here is written from the semantics rules. A `World` is an export and a sla.yaml as plain values; it can be
written to a folder as files, and judged here ticket by ticket. Instants are microseconds since 1970-01-01 UTC, except
`LOCAL` columns of a row, which are wall times as `datetime` without zone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from oracle_audit_world import (
    DAY,
    DONE,
    EPOCH,
    FIRST_POSSIBLE,
    INSTANTS,
    METRICS,
    Hours,
    Row,
    Rule,
    Target,
    World,
    to_us,
)

# --------------------------------------------------------------------------------------------------- time


class Walk:
    """Working time of one calendar by adding up every opening between two instants (rules 1 and 3)."""

    def __init__(self, hours: Hours, first: int, last: int) -> None:
        day = (EPOCH + timedelta(microseconds=first)).date() - timedelta(days=3)
        end = (EPOCH + timedelta(microseconds=last)).date() + timedelta(days=3)
        spans = []
        while day <= end:
            midnight = datetime(day.year, day.month, day.day)
            for start, stop in hours.dates.get(day, hours.week[day.weekday()]):
                edges = [to_us(midnight + timedelta(minutes=minute), hours.zone) for minute in (start, stop)]
                spans.append((edges[0], edges[1]))
            day += timedelta(days=1)
        self.edges = sorted({edge for span in spans for edge in span})
        self.spans = spans

    def between(self, start: int, stop: int) -> int:
        """Microseconds open in [start, stop)."""
        total, reached = 0, start
        for opened, closed in sorted(self.spans):
            low, high = max(opened, reached), min(closed, stop)
            if high > low:
                total += high - low
                reached = high
        return total


# --------------------------------------------------------------------------------------------------- judging


@dataclass
class Judged:
    """One ticket under one promise."""

    channel: str | None
    policy: str | None
    metric: str
    state: str
    reason: str | None = None
    elapsed: int | None = None
    due: bool = False
    worthless: bool = False


@dataclass
class Outcome:
    """What the naive audit found."""

    as_of: int | None
    rows: int
    tickets: int
    folded: int
    out_of_scope: int
    set_aside: int
    judged: list[Judged]
    rates: dict[tuple[str | None, str | None, str], tuple[Fraction, int]]
    policy_rates: dict[tuple[str, str], tuple[Fraction, int]]


def audit_naively(world: World) -> Outcome:
    """The whole audit of a World."""
    kept, folded, set_aside = _kept_rows(world)
    kept = list(with_fates(world, kept))
    us = [
        {name: to_us(row[name], world.zone) for name in INSTANTS if row.get(name) is not None} for row in kept
    ]
    as_of = to_us(world.as_of, world.zone) if world.as_of else _latest(us)
    tickets, out_of_scope = [], 0
    for row, times in zip(kept, us, strict=True):
        if row.get("direction") in ("outbound", "internal"):
            out_of_scope += 1
        else:
            tickets.append((row, times))
    judged: list[Judged] = []
    if as_of is not None:
        walk = _walk(world, [times for _, times in tickets], tickets, as_of)
        for row, times in tickets:
            judged += _judge_ticket(world, row, times, as_of, walk)
    rates, policy_rates = _rates(world, tickets)
    return Outcome(
        as_of, len(world.rows), len(tickets), folded, out_of_scope, set_aside, judged, rates, policy_rates
    )


def _kept_rows(world: World) -> tuple[list[Row], int, int]:
    """Rules 4, 8 and 10: no creation time is set aside, an identical second row folds."""
    kept: list[Row] = []
    seen: set[tuple[Any, ...]] = set()
    folded = set_aside = 0
    for row in world.rows:
        if row.get("created_at") is None:
            set_aside += 1
            continue
        key = tuple(row.get(name) for name in world.columns)
        if "ticket_id" in world.columns and row.get("ticket_id") is not None and key in seen:
            folded += 1
            continue
        seen.add(key)
        kept.append(row)
    return kept, folded, set_aside


def _latest(times: Iterable[Mapping[str, int]]) -> int | None:
    names = ("created_at", "first_response_at", "resolved_at", "closed_at", "updated_at")
    found = [one[name] for one in times for name in names if name in one and one[name] >= FIRST_POSSIBLE]
    return max(found, default=None)


def _walk(
    world: World,
    times: Iterable[Mapping[str, int]],
    tickets: Sequence[tuple[Row, Mapping[str, int]]],
    as_of: int,
) -> Walk:
    last = as_of + 366 * DAY
    found = [us for one in times for us in one.values() if FIRST_POSSIBLE <= us <= last]
    for row, one in tickets:
        for name in ("first_response_duration", "resolution_duration", "wait"):
            if row.get(name) is not None:
                found.append(min(max(one["created_at"] + row[name], FIRST_POSSIBLE), last))
    return Walk(world.hours, min([*found, as_of]), max([*found, as_of]))


def rule_for(world: World, row: Row) -> Rule | None:
    """Rule 18: the first policy that matches."""
    return next((rule for rule in world.rules if _matches(rule.match, row)), None)


ASIDE = ("voicemail", "callback")


def _matches(match: Mapping[str, Sequence[str]], row: Row) -> bool:
    for name, words in match.items():
        value = row.get("tags" if name == "tag" else name)
        have = set() if value is None else set(value.split(",")) if name == "tag" else {value}
        if name == "channel" and value in ASIDE:
            have.add("phone")
        if not have & set(words):
            return False
    return True


def excluded_by(world: World, row: Row) -> str | None:
    """The exclude rule that takes the ticket out; deleted tickets are out by themselves."""
    rule = next((name for name, match in world.excludes if _matches(match, row)), None)
    return rule or ("deleted" if row.get("status") == "deleted" else None)


def _judge_ticket(
    world: World, row: Row, times: Mapping[str, int], as_of: int, walk: Walk
) -> Iterator[Judged]:
    rule = rule_for(world, row)
    if rule is None:
        for metric in METRICS:
            if any(metric in one.targets for one in world.rules) and _measurable(world, metric, None):
                yield Judged(row.get("channel"), None, metric, "not_applicable")
        return
    for metric, target in rule.targets.items():
        if _measurable(world, metric, target):
            yield _judge(world, rule, metric, target, row, times, as_of, walk)


_EVIDENCE = {
    "first_response": ("first_response_at", "first_response_duration"),
    "resolution": ("resolved_at", "closed_at", "resolution_duration"),
}


def _measurable(world: World, metric: str, target: Target | None) -> bool:
    if target is not None and target.kind == "by" and f"{metric}_due_at" not in world.columns:
        return False
    if target is not None and target.kind == "column" and f"{metric}_target" not in world.columns:
        return False
    return any(name in world.columns for name in _EVIDENCE[metric])


LIVE = {"phone", "chat", *ASIDE}
CALL_COLUMNS = {"answered", "abandoned", "wait_duration", "direction"}


def with_fates(world: World, rows: Sequence[Row]) -> Iterator[Row]:
    """Rule 20: each row with what became of the contact: `gone`, `has_left`, `was_answered` and `waited`.

    A table of calls without a channel is phone.
    """
    has = set(world.columns)
    phone = "channel" not in has and ("abandoned" in has or (CALL_COLUMNS & has and "status" not in has))
    channels = {"phone" if phone else row.get("channel") for row in rows}
    calls = CALL_COLUMNS & has or (channels <= LIVE and "status" not in has)
    for row in rows:
        channel = "phone" if phone else row.get("channel")
        yield {**row, "channel": channel, **_fate(world, row, channel if calls and channel in LIVE else None)}


def _fate(world: World, row: Row, call: str | None) -> dict[str, Any]:
    answered, abandoned = row.get("answered"), row.get("abandoned")
    status = DONE.get(row["status"]) if row.get("status") is not None else None
    is_open = row.get("status") is not None and status is False
    told = answered
    if told is None and abandoned is False and not is_open:
        told = True  # not abandoned says so, unless the contact is open: it may still wait
    if abandoned:
        told = False
    stamp = row.get("resolved_at") or row.get("closed_at")
    replied = row.get("first_response_at") is not None or row.get("first_response_duration") is not None
    tells = (
        call is not None and call not in ASIDE and bool(set(_EVIDENCE["first_response"]) & set(world.columns))
    )
    ended = tells and (status is True or stamp is not None or row.get("resolution_duration") is not None)
    silent = ended and not replied and told is None
    gone = bool(abandoned) or (call is not None and answered is False) or silent
    left = abandoned if abandoned is not None else (call is not None and answered is False) or silent
    wait = row.get("wait_duration")
    if wait is None and call is not None:
        created = to_us(row["created_at"], world.zone)
        if stamp is not None:
            wait = max(0, to_us(stamp, world.zone) - created) or None
        elif not world.business.get("resolution_duration"):
            wait = row.get("resolution_duration") or None
    if told is None and ended:
        told = False if silent else True if replied else None
    return {"gone": gone, "has_left": gone and bool(left), "was_answered": told, "wait": wait}


def _judge(  # noqa: PLR0911, PLR0912, PLR0915 - one ticket from top to bottom, in the order of rule 16
    world: World,
    rule: Rule,
    metric: str,
    target: Target,
    row: Row,
    times: Mapping[str, int],
    as_of: int,
    walk: Walk,
) -> Judged:
    response = metric == "first_response"
    start = times["created_at"]

    def said(state: str, reason: str | None = None, **more: Any) -> Judged:
        return Judged(row.get("channel"), rule.name, metric, state, reason, **more)

    deadline = None
    if target.kind == "within":
        words = [word for word in (row.get("priority"), "other") if word is not None]
        promised = next((target.by_priority[word] for word in words if word in target.by_priority), None)
    elif target.kind == "column":
        promised = row.get(f"{metric}_target")
    else:
        deadline = times.get(f"{metric}_due_at")
        promised = None if deadline is None else deadline - start
    if response and row.get("channel") in ASIDE and row["channel"] not in rule.match.get("channel", ()):
        return said("not_applicable")  # rule 11: nobody waits for the answer to a voicemail
    if promised is None:
        return said("not_applicable")
    taken_out = excluded_by(world, row)
    if taken_out:
        return said("excluded", taken_out)

    wait = row["wait"]
    if row["gone"]:
        if not response:
            return said("excluded", "abandoned")
        if wait is not None and wait <= rule.short_abandon:
            return said("excluded", "short_abandon")
        if rule.service_level == "answered_only":
            return said("excluded", "abandoned")
        last_possible = as_of + 366 * DAY
        known = wait is not None and all(
            FIRST_POSSIBLE <= us <= last_possible for us in (start, start + wait)
        )
        wall = rule.calendar is None or target.kind == "by"
        waited = None if not known else wait if wall else walk.between(start, start + wait)
        if rule.service_level == "neutral" and waited is not None and waited <= promised:
            return said("excluded", "abandoned_within")
        limit = rule.worthless_after
        too_long = response and limit is not None and waited is not None and waited > limit
        return said("abandoned", due=True, elapsed=waited, worthless=bool(too_long))

    status = row.get("status")
    says_done = DONE.get(status) if status is not None else None  # None: no status, or a word nobody knows
    stamped = any(name in times for name in ("resolved_at", "closed_at"))
    done = says_done if says_done is not None else stamped
    business = world.business.get(f"{metric}_duration", False)
    stop = times.get("first_response_at") if response else times.get("resolved_at", times.get("closed_at"))
    duration = row.get(f"{metric}_duration")
    if not response and not (says_done is True or status is None):
        duration = None  # rule 13: a duration resolves no ticket whose status is open
    counted = None
    if stop is None and duration is not None:
        if business:
            counted = duration
        else:
            stop = start + duration
    silent = response and stop is None and counted is None
    if silent and done and not row["was_answered"]:
        return said("excluded", "closed_without_reply")

    last_possible = as_of + 366 * DAY
    if not FIRST_POSSIBLE <= start <= last_possible or (
        stop is not None and not FIRST_POSSIBLE <= stop <= last_possible
    ):
        return said("unknown", "impossible_time")
    if (stop is not None and stop < start - world.skew) or (counted is not None and counted < 0):
        return said("unknown", "stop_before_start")
    if silent and row["was_answered"]:
        return said("unknown", "no_response_time")
    wall = rule.calendar is None or target.kind == "by"
    if counted is not None and wall and not rule.accept:
        return said("unknown", "other_clock")

    def clock(first: int, last: int) -> int:
        if last <= first:
            return 0
        return last - first if wall else walk.between(first, last)

    run_out = deadline < as_of if deadline is not None else as_of >= start and clock(start, as_of) > promised
    if stop is not None or counted is not None:
        elapsed = counted if counted is not None else clock(start, stop or 0)
        late = stop > deadline if deadline is not None and stop is not None else elapsed > promised
        too_long = late and response and rule.worthless_after is not None and elapsed > rule.worthless_after
        if late:
            return said("breached", elapsed=elapsed, due=True, worthless=bool(too_long))
        return said("met", elapsed=elapsed, due=run_out)
    if done:
        return said("unknown", "no_resolution_time")
    elapsed = clock(start, as_of)
    if (as_of > deadline) if deadline is not None else elapsed > promised:
        too_long = response and rule.worthless_after is not None and elapsed > rule.worthless_after
        return said("overdue", due=True, worthless=bool(too_long))
    risky = elapsed == promised or elapsed > world.warn_at * max(0, promised)
    return said("at_risk" if risky else "running")


# --------------------------------------------------------------------------------------------------- rates


def _rates(
    world: World, tickets: Sequence[tuple[Row, Mapping[str, int]]]
) -> tuple[dict[Any, Any], dict[Any, Any]]:
    by_row: dict[Any, list[Row]] = defaultdict(list)
    by_policy: dict[Any, list[Row]] = defaultdict(list)
    for row, times in tickets:
        if excluded_by(world, row):
            continue
        rule = rule_for(world, row)
        full = {**row, "stamped": "resolved_at" in times or "closed_at" in times, "rule": rule}
        by_row[row.get("channel"), rule.name if rule else None].append(full)
        if rule:
            by_policy[rule.name].append(full)
    rates = {
        (*key, metric): value for key, rows in by_row.items() for metric, value in _rates_of(rows).items()
    }
    policies = {
        (name, metric): value for name, rows in by_policy.items() for metric, value in _rates_of(rows).items()
    }
    return rates, policies


def _rates_of(rows: Sequence[Row]) -> dict[str, tuple[Fraction, int]]:
    """Rules 20, 22 and 26 over some tickets; a rate whose denominator is zero is left out."""
    taken = sum(row["was_answered"] is True for row in rows)
    lost = sum(row["has_left"] and not _short(row) for row in rows)
    solved = [row for row in rows if _solved(row)]
    ever = [row for row in rows if row.get("reopens") is not None and (_solved(row) or row["reopens"] >= 1)]
    known = [
        row
        for row in rows
        if row.get("first_contact_resolved") is not None and row["was_answered"] is not False
    ]
    counted = [row for row in solved if row.get("reopens") is not None and row.get("replies") is not None]
    first = (
        (sum(row["first_contact_resolved"] for row in known), len(known))
        if known
        else (sum(row["reopens"] == 0 and row["replies"] <= 1 for row in counted), len(counted))
    )
    scores = [row["csat"] for row in rows if row.get("csat") is not None]
    found = {
        "abandonment": (lost, taken + lost),
        "first_contact_resolution": first,
        "reopen": (sum(row["reopens"] >= 1 for row in ever), len(ever)),
        "csat": (sum(score >= 4 for score in scores), len(scores)),
        "csat_mean": (sum(scores), len(scores)),
    }
    return {name: (Fraction(part), whole) for name, (part, whole) in found.items() if whole}


def _short(row: Row) -> bool:
    limit = row["rule"].short_abandon if row["rule"] else 0
    return row["wait"] is not None and row["wait"] <= limit


def _solved(row: Row) -> bool:
    status = row.get("status")
    says = DONE.get(status) if status is not None else None
    return says if says is not None else row["stamped"]
