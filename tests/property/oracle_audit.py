"""An audit computed naively, to judge the package by: lists, loops and `zoneinfo`, nothing of the package.

Everything here is written from the semantics rules. A `World` is an export and a sla.yaml as plain values; it can be
written to a folder as files, and judged here ticket by ticket. Instants are microseconds since 1970-01-01 UTC, except
`LOCAL` columns of a row, which are wall times as `datetime` without zone.
"""

import csv
import zoneinfo
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

zoneinfo.reset_tzpath(to=())  # the tzdata package only

SECOND = 1_000_000
DAY = 86_400 * SECOND
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_POSSIBLE = (datetime(1990, 1, 1, tzinfo=UTC) - EPOCH) // timedelta(microseconds=1)
INSTANTS = (
    "created_at", "first_response_at", "resolved_at", "closed_at", "updated_at",
    "first_response_due_at", "resolution_due_at",
)  # fmt: skip
DURATIONS = ("first_response_duration", "resolution_duration", "wait_duration")
METRICS = ("first_response", "resolution")
STATES = (
    "not_applicable", "excluded", "abandoned", "unknown", "met", "breached", "overdue", "paused", "at_risk", "running",
)  # fmt: skip
DONE = {"closed": True, "solved": True, "open": False, "pending": False, "deleted": True}
"""Status words that the export may use; a word that is not here means nothing to us."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Target:
    """`kind`: within (durations by priority), column (a duration a row) or by (a deadline a row)."""

    kind: str
    by_priority: Mapping[str, int] = field(default_factory=dict)
    objective: Fraction = Fraction(9, 10)


@dataclass(frozen=True)
class Rule:
    """One policy. `match`: field -> words."""

    name: str
    match: Mapping[str, Sequence[str]]
    calendar: str | None
    targets: Mapping[str, Target]
    rates: Mapping[str, tuple[str, Fraction]] = field(default_factory=dict)
    service_level: str = "neutral"
    short_abandon: int = 5 * SECOND
    worthless_after: int | None = None
    accept: bool = False


@dataclass(frozen=True)
class Hours:
    """A calendar: for each weekday the windows in minutes after midnight; `dates` override."""

    zone: str
    week: Sequence[Sequence[tuple[int, int]]]
    dates: Mapping[date, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class World:
    """An export (`columns` present, `rows` by column) and the sla.yaml that judges it."""

    columns: Sequence[str]
    rows: Sequence[Row]
    zone: str
    form: str
    business: Mapping[str, bool]
    rules: Sequence[Rule]
    excludes: Sequence[tuple[str, Mapping[str, Sequence[str]]]]
    hours: Hours
    skew: int
    warn_at: Fraction
    min_tickets: int
    max_unknown: Fraction
    as_of: datetime | None


# --------------------------------------------------------------------------------------------------- as files


def write_world(world: World, folder: Path, parts: int = 1, order: Sequence[int] | None = None) -> list[Path]:
    """sla.yaml and the export in `parts` files, rows in the given order; returns the paths of the export."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sla.yaml").write_text(sla_text(world), encoding="utf-8")
    rows = [world.rows[place] for place in (order or range(len(world.rows)))]
    paths = []
    for part in range(parts):
        path = folder / f"part{part}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([f"x {name}" for name in world.columns])
            writer.writerows(
                [_cell(world, name, row.get(name)) for name in world.columns] for row in rows[part::parts]
            )
        paths.append(path)
    return paths


def _cell(world: World, name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in INSTANTS:
        return _instant_text(value, world)
    if name in (*DURATIONS, "first_response_target", "resolution_target"):
        return f"{value // SECOND}" if value % SECOND == 0 else f"{value / SECOND:.6f}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _instant_text(local: datetime, world: World) -> str:
    if world.form == "zoned":
        return (EPOCH + timedelta(microseconds=to_us(local, world.zone))).strftime(
            "%Y-%m-%dT%H:%M:%S.%f+00:00"
        )
    if world.form == "dayfirst":
        return local.strftime("%d/%m/") + f"{local.year:04} " + local.strftime("%H:%M:%S")
    if world.form == "slash":
        return f"{local.year:04}" + local.strftime("/%m/%d %H:%M:%S")
    return f"{local.year:04}" + local.strftime("-%m-%d %H:%M:%S")


def sla_text(world: World) -> str:
    """The World's sla.yaml."""
    lines = [
        "version: 1",
        f"timezone: {world.zone}",
        f"min_tickets: {world.min_tickets}",
        f"max_unknown: {float(world.max_unknown * 100):g}%",
        f"warn_at: {float(world.warn_at * 100):g}%",
        f"clock_skew: {world.skew // SECOND}s",
        "max_set_aside: 100%",
        "calendars:",
        f"  office: {{timezone: {world.hours.zone}, hours: {{{_week_text(world.hours)}}}, "
        f"holidays: {{dates: {{{_dates_text(world.hours)}}}}}}}",
    ]
    if world.excludes:
        lines.append("exclude:")
        lines += [f'  - {{name: "{name}", match: {_match_text(match)}}}' for name, match in world.excludes]
    lines.append("policies:")
    for rule in world.rules:
        lines += _rule_lines(rule)
    names = {name: f"x {name}" for name in world.columns if name not in ("plan", *_TARGET_COLUMNS)}
    lines += ["sources:", '  - files: "*.csv"', "    namespace: desk", "    dayfirst: true", "    columns:"]
    for name, header in names.items():
        clock = ", clock: business" if world.business.get(name) else ""
        spec = f'{{column: "{header}", unit: seconds{clock}}}' if name in DURATIONS else f'"{header}"'
        lines.append(f"      {name}: {spec}")
    if "plan" in world.columns:
        lines.append('    fields: {plan: "x plan"}')
    return "\n".join(lines) + "\n"


_TARGET_COLUMNS = ("first_response_target", "resolution_target")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _week_text(hours: Hours) -> str:
    return ", ".join(
        f"{day}: {_windows_text(windows)}" for day, windows in zip(_DAYS, hours.week, strict=True) if windows
    )


def _dates_text(hours: Hours) -> str:
    return ", ".join(
        f'"{day}": {_windows_text(windows) if windows else "closed"}' for day, windows in hours.dates.items()
    )


def _windows_text(windows: Sequence[tuple[int, int]]) -> str:
    return "[" + ", ".join(f'"{_clock(start)}-{_clock(stop, close=True)}"' for start, stop in windows) + "]"


def _clock(minute: int, *, close: bool = False) -> str:
    if close and minute == 1440:
        return "24:00"
    return f"{minute % 1440 // 60:02}:{minute % 60:02}"


def _match_text(match: Mapping[str, Sequence[str]]) -> str:
    return "{" + ", ".join(f"{name}: [{', '.join(words)}]" for name, words in match.items()) + "}"


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"  - name: {rule.name}"
    if rule.match:
        yield f"    match: {_match_text(rule.match)}"
    if rule.calendar:
        yield f"    calendar: {rule.calendar}"
    yield f"    service_level: {rule.service_level}"
    yield f"    short_abandon: {rule.short_abandon // SECOND}s"
    if rule.worthless_after is not None:
        yield f"    worthless_after: {rule.worthless_after // SECOND}s"
    if rule.accept:
        yield "    accept_clock: export"
    yield "    targets:"
    for metric, target in rule.targets.items():
        yield f"      {metric}: {{{_goal_text(metric, target)}, objective: {float(target.objective * 100):g}%}}"
    for metric, (bound, value) in rule.rates.items():
        shown = f"{float(value):g}" if metric == "csat_mean" else f"{float(value * 100):g}%"
        yield f"      {metric}: {{{bound}: {shown}}}"


def _goal_text(metric: str, target: Target) -> str:
    if target.kind == "by":
        return f"by: {metric}_due_at"
    if target.kind == "column":
        return f'within: {{column: "x {metric}_target", unit: seconds}}'
    return (
        "within: {" + ", ".join(f"{word}: {us // SECOND}s" for word, us in target.by_priority.items()) + "}"
    )


# --------------------------------------------------------------------------------------------------- time


def to_us(local: datetime, zone: str) -> int:
    """Rule 5 and 3: a wall time; one that does not exist moves forward, of two the first."""
    moment = local.replace(tzinfo=zoneinfo.ZoneInfo(zone), fold=0).astimezone(UTC)
    return (moment - EPOCH) // timedelta(microseconds=1)


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
        for name in ("first_response_duration", "resolution_duration"):
            if row.get(name) is not None:
                found.append(min(max(one["created_at"] + row[name], FIRST_POSSIBLE), last))
    return Walk(world.hours, min([*found, as_of]), max([*found, as_of]))


def rule_for(world: World, row: Row) -> Rule | None:
    """Rule 18: the first policy that matches."""
    return next((rule for rule in world.rules if _matches(rule.match, row)), None)


def _matches(match: Mapping[str, Sequence[str]], row: Row) -> bool:
    for name, words in match.items():
        value = row.get("tags" if name == "tag" else name)
        have = set() if value is None else set(value.split(",")) if name == "tag" else {value}
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
    "first_response": ("first_response_at", "first_response_duration", "answered", "abandoned"),
    "resolution": ("resolved_at", "closed_at", "resolution_duration"),
}


def _measurable(world: World, metric: str, target: Target | None) -> bool:
    if target is not None and target.kind == "by" and f"{metric}_due_at" not in world.columns:
        return False
    if target is not None and target.kind == "column" and f"{metric}_target" not in world.columns:
        return False
    return any(name in world.columns for name in _EVIDENCE[metric])


def gone(row: Row) -> bool | None:
    """Rule 20: left without an answer; None when the export says neither."""
    if row.get("abandoned") is not None:
        return bool(row["abandoned"])
    return None if row.get("answered") is None else not row["answered"]


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
    if promised is None:
        return said("not_applicable")
    taken_out = excluded_by(world, row)
    if taken_out:
        return said("excluded", taken_out)

    wait = row.get("wait_duration")
    if gone(row):
        if not response:
            return said("excluded", "abandoned")
        if wait is not None and wait <= rule.short_abandon:
            return said("excluded", "short_abandon")
        if rule.service_level == "answered_only":
            return said("excluded", "abandoned")
        if rule.service_level == "neutral" and wait is not None and wait <= promised:
            return said("excluded", "abandoned_within")
        return said("abandoned", due=True, elapsed=wait)

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
    if response and done and stop is None and counted is None:
        return said("excluded", "closed_without_reply")

    last_possible = as_of + 366 * DAY
    if not FIRST_POSSIBLE <= start <= last_possible or (
        stop is not None and not FIRST_POSSIBLE <= stop <= last_possible
    ):
        return said("unknown", "impossible_time")
    if (stop is not None and stop < start - world.skew) or (counted is not None and counted < 0):
        return said("unknown", "stop_before_start")
    wall = rule.calendar is None or target.kind == "by"
    if counted is not None and wall and not rule.accept:
        return said("unknown", "other_clock")

    def clock(first: int, last: int) -> int:
        if last <= first:
            return 0
        return last - first if wall else walk.between(first, last)

    run_out = (
        deadline <= as_of if deadline is not None else as_of >= start and clock(start, as_of) >= promised
    )
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
    return said("at_risk" if elapsed > world.warn_at * max(0, promised) else "running")


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
    answered = sum(gone(row) is False for row in rows)
    left = sum(gone(row) is True and not _short(row) for row in rows)
    solved = [row for row in rows if _solved(row)]
    ever = [row for row in rows if row.get("reopens") is not None and (_solved(row) or row["reopens"] >= 1)]
    known = [row for row in rows if row.get("first_contact_resolved") is not None and gone(row) is not True]
    counted = [row for row in solved if row.get("reopens") is not None and row.get("replies") is not None]
    first = (
        (sum(row["first_contact_resolved"] for row in known), len(known))
        if known
        else (sum(row["reopens"] == 0 and row["replies"] <= 1 for row in counted), len(counted))
    )
    scores = [row["csat"] for row in rows if row.get("csat") is not None]
    found = {
        "abandonment": (left, answered + left),
        "first_contact_resolution": first,
        "reopen": (sum(row["reopens"] >= 1 for row in ever), len(ever)),
        "csat": (sum(score >= 4 for score in scores), len(scores)),
        "csat_mean": (sum(scores), len(scores)),
    }
    return {name: (Fraction(part), whole) for name, (part, whole) in found.items() if whole}


def _short(row: Row) -> bool:
    limit = row["rule"].short_abandon if row["rule"] else 0
    return row.get("wait_duration") is not None and row["wait_duration"] <= limit


def _solved(row: Row) -> bool:
    status = row.get("status")
    says = DONE.get(status) if status is not None else None
    return says if says is not None else row["stamped"]


# --------------------------------------------------------------------------------------------------- counting


def counts_of(judged: Sequence[Judged]) -> dict[str, Any]:
    """The counts of a report row, from its tickets."""
    states = Counter(one.state for one in judged)
    late = states["breached"] + states["overdue"] + states["abandoned"]
    kept = sum(one.state == "met" and one.due for one in judged)
    finished = sorted(
        one.elapsed for one in judged if one.state in ("met", "breached") and one.elapsed is not None
    )
    return {
        **{state: states[state] for state in STATES},
        "tickets": len(judged),
        "kept": kept,
        "late": late,
        "due": kept + late,
        "early": states["met"] - kept,
        "worthless": sum(one.worthless for one in judged),
        "excluded_reasons": dict(
            sorted(Counter(one.reason for one in judged if one.state == "excluded").items())
        ),
        "unknown_reasons": dict(
            sorted(Counter(one.reason for one in judged if one.state == "unknown").items())
        ),
        "finished": finished,
    }


def objective_verdict(world: World, counts: Mapping[str, Any], objective: Fraction) -> str:
    """Rule 21, one row."""
    if counts["unknown"] > world.max_unknown * counts["tickets"]:
        return "not_auditable"
    if counts["due"] < world.min_tickets or counts["due"] == 0:
        return "too_few"
    if Fraction(counts["kept"], counts["due"]) < objective:
        return "fail"
    if Fraction(counts["kept"], counts["due"] + counts["at_risk"]) < objective:
        return "warn"
    return "pass"


def report_verdict(verdicts: Sequence[str]) -> str:
    """Rule 21, the whole report."""
    if not verdicts or "not_auditable" in verdicts:
        return "not_auditable"
    return next((one for one in ("fail", "warn", "pass") if one in verdicts), "too_few")


def in_order(values: Sequence[float]) -> bool:
    """Ascending without repeats."""
    return all(low < high for low, high in pairwise(values))
