"""Random exports and promises for the audit to judge, as hypothesis strategies."""

from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from oracle_audit_world import DURATIONS, INSTANTS, METRICS, SECOND, Hours, Rule, Target, World

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Jakarta", "Australia/Lord_Howe"]
CHANNELS = ["email", "chat", "phone", "voicemail", "callback"]
STATUSES = ["open", "closed", "solved", "pending", "limbo", "deleted"]
PRIORITIES = ["urgent", "high", "normal"]
OPTIONAL = [
    "ticket_id", "channel", "first_response_at", "resolved_at", "closed_at", "updated_at", "first_response_duration",
    "resolution_duration", "wait_duration", "first_response_due_at", "resolution_due_at", "status", "priority", "tags",
    "answered", "abandoned", "direction", "reopens", "replies", "first_contact_resolved", "csat", "plan",
    "first_response_target", "resolution_target",
]  # fmt: skip
STARTS = [  # around clock changes of the zones above, a new year, and plain days
    datetime(2026, 3, 27, 16), datetime(2026, 3, 29, 1, 30), datetime(2026, 10, 24, 20), datetime(2026, 11, 1, 0, 45),
    datetime(2026, 4, 5, 1, 30), datetime(2026, 6, 15, 9), datetime(2026, 12, 31, 23), datetime(2026, 1, 2, 12),
]  # fmt: skip
TARGETS = [60, 900, 3600, 4 * 3600, 8 * 3600, 86_400]
STEPS = [
    0,
    1,
    59,
    60,
    61,
    900,
    1800,
    3599,
    3600,
    3601,
    4 * 3600,
    4 * 3600 + 1,
    8 * 3600,
    86_400,
    86_401,
    3 * 86_400,
]


@st.composite
def windows(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Up to two windows of a day on the quarter hour; the last may run past midnight."""
    edges = sorted(draw(st.lists(st.integers(0, 96), min_size=2, max_size=4, unique=True)))
    if len(edges) % 2:
        edges.pop()
    found = [(low * 15, high * 15) for low, high in zip(edges[::2], edges[1::2], strict=True) if low < 96]
    if draw(st.integers(0, 5)) == 0:
        start, stop = found[-1][0], draw(st.integers(0, 12)) * 15
        if stop < start and stop <= found[0][0]:
            found[-1] = (start, 1440 + stop)
    return tuple(found)


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    """A week, some dates of their own; overnight windows never run into the next day's."""
    zone = draw(st.sampled_from(ZONES))
    shared = draw(windows())
    week = [draw(st.sampled_from([shared, shared, shared, ()])) for _ in range(6)] + [()]
    if not any(week):
        week[0] = shared
    days = draw(st.lists(st.sampled_from([start.date() for start in STARTS]), max_size=2, unique=True))
    dates = {day: draw(st.sampled_from([(), shared, ((600, 660),)])) for day in days}
    return _apart(Hours(zone, week, dates))


def _apart(one: Hours) -> Hours:
    """Overnight tails are cut where a window of some day opens earlier: sla.yaml refuses overlaps."""
    opens = [day[0][0] for day in [*one.week, *one.dates.values()] if day]
    limit = 1440 + min(opens)

    def cut(day: Any) -> Any:
        return tuple((start, min(stop, limit)) for start, stop in day)

    return Hours(one.zone, [cut(day) for day in one.week], {key: cut(day) for key, day in one.dates.items()})


@st.composite
def targets(draw: st.DrawFn, metric: str, columns: list[str]) -> Target:
    """A promise of any kind that the columns allow."""
    kinds = ["within", "within", "within"]
    kinds += ["by"] * (f"{metric}_due_at" in columns) + ["column"] * (f"{metric}_target" in columns)
    kind = draw(st.sampled_from(kinds))
    words = draw(st.lists(st.sampled_from([*PRIORITIES, "other"]), min_size=1, max_size=3, unique=True))
    if draw(st.booleans()):
        words = ["other"]
    by_priority = {word: draw(st.sampled_from(TARGETS)) * SECOND for word in words}
    return Target(kind, by_priority if kind == "within" else {}, Fraction(draw(st.integers(1, 20)), 20))


@st.composite
def matches(draw: st.DrawFn, columns: list[str]) -> dict[str, list[str]]:
    """Up to two fields with up to two words."""
    words = {
        "channel": CHANNELS,
        "priority": PRIORITIES,
        "status": STATUSES,
        "plan": ["gold", "free"],
        "tag": ["a", "b"],
    }
    names = [name for name in words if ("tags" if name == "tag" else name) in columns]
    chosen = draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if names else []
    return {
        name: draw(st.lists(st.sampled_from(words[name]), min_size=1, max_size=2, unique=True))
        for name in chosen
    }


@st.composite
def rules(draw: st.DrawFn, number: int, columns: list[str], *, last: bool) -> Rule:
    """One policy."""
    metrics = draw(st.lists(st.sampled_from(METRICS), min_size=1, max_size=2, unique=True))
    rates: dict[str, tuple[str, Fraction]] = {}
    for name in ("abandonment", "first_contact_resolution", "reopen", "csat"):
        if draw(st.integers(0, 3)) == 0:
            rates[name] = (
                draw(st.sampled_from(["at_most", "at_least"])),
                Fraction(draw(st.integers(1, 9)), 10),
            )
    return Rule(
        name=f"rule{number}",
        match={} if last else draw(matches(columns)),
        calendar=draw(st.sampled_from([None, "office", "office"])),
        targets={metric: draw(targets(metric, columns)) for metric in METRICS if metric in metrics},
        rates=rates,
        service_level=draw(st.sampled_from(["neutral", "answered_only", "all_offered"])),
        short_abandon=draw(st.sampled_from([0, 5, 60])) * SECOND,
        worthless_after=draw(st.sampled_from([None, 3600 * SECOND, 2 * 86_400 * SECOND])),
        accept=draw(st.booleans()),
    )


@st.composite
def rows(draw: st.DrawFn, number: int, columns: list[str], start: datetime) -> dict[str, Any]:
    """One ticket; now and then something impossible or missing."""
    created = start + timedelta(
        minutes=15 * draw(st.integers(0, 16)), days=draw(st.sampled_from([0, 0, 0, 1, 2, 7]))
    )
    odd = draw(st.integers(0, 25))
    if odd == 0:
        created = draw(
            st.sampled_from([datetime(1975, 6, 1, 12), datetime(1990, 1, 5, 9), datetime(2031, 5, 1, 9)])
        )
    row: dict[str, Any] = {"ticket_id": f"T{number}", "created_at": None if odd == 1 else created}
    for name in columns:
        if name in row or draw(st.integers(0, 3)) == 0:
            continue
        row[name] = draw(_value(name, created))
    return row


def _value(name: str, created: datetime) -> st.SearchStrategy[Any]:
    later = st.sampled_from(STEPS).map(lambda step: created + timedelta(seconds=step))
    odd = st.sampled_from(
        [timedelta(seconds=-1), timedelta(seconds=-30), timedelta(days=-800), timedelta(days=900)]
    )
    if name in INSTANTS:
        return st.one_of(later, later, later, later, odd.map(lambda step: created + step))
    if name in DURATIONS or name.endswith("_target"):
        return st.sampled_from([*STEPS, 4]).map(lambda step: step * SECOND)
    values: dict[str, list[Any]] = {
        "channel": CHANNELS, "status": STATUSES, "priority": [*PRIORITIES, "odd"], "tags": ["a", "b", "a,b", "c"],
        "plan": ["gold", "free"], "direction": ["inbound", "inbound", "inbound", "outbound"],
        "reopens": [0, 0, 1, 2], "replies": [0, 1, 2], "csat": [1, 3, 4, 5],
    }  # fmt: skip
    return st.sampled_from(values[name]) if name in values else st.booleans()


@st.composite
def worlds(draw: st.DrawFn, *, distinct: bool = False) -> World:
    """An export of up to twelve rows and one to three policies."""
    chosen = draw(st.sets(st.sampled_from(OPTIONAL), min_size=6))
    columns = ["created_at", *(name for name in OPTIONAL if name in chosen)]
    durations = bool(chosen & {"first_response_duration", "resolution_duration"})
    start = draw(st.sampled_from(STARTS))
    table = [draw(rows(number, columns, start)) for number in range(draw(st.integers(1, 12)))]
    if not distinct and draw(st.integers(0, 4)) == 0:
        table.append(dict(draw(st.sampled_from(table))))
    count = draw(st.integers(1, 3))
    as_of = start + timedelta(
        seconds=draw(st.sampled_from([*STEPS, 10 * 86_400])), minutes=15 * draw(st.integers(0, 8))
    )
    return World(
        columns=columns,
        rows=table,
        zone=draw(st.sampled_from(ZONES)),
        form=draw(st.sampled_from(["iso", "zoned", "dayfirst", "slash"])),
        business={name: draw(st.booleans()) for name in ("first_response_duration", "resolution_duration")},
        rules=[
            draw(rules(number, columns, last=number == count - 1 and draw(st.booleans())))
            for number in range(count)
        ],
        excludes=[("spam", match)]
        if (match := draw(matches(columns))) and draw(st.integers(0, 2)) == 0
        else [],
        hours=draw(hours()),
        skew=draw(st.sampled_from([0, 10, 60])) * SECOND,
        warn_at=Fraction(draw(st.sampled_from([50, 55, 70, 80, 90])), 100),
        min_tickets=draw(st.integers(1, 3)),
        max_unknown=Fraction(draw(st.sampled_from([0, 5, 50, 100])), 100),
        # What a duration column says of "latest" is tested by example.
        as_of=as_of if durations or draw(st.booleans()) else None,
    )
