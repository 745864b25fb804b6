"""Random exports and promises for the audit to judge, as hypothesis strategies.

A row is drawn as one number: each of its cells follows from that number and the name of the column, so that a world
of forty rows costs little to draw, and a column or a row taken away changes no other.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from naive_contact import LIVE, TICKET_SYSTEMS
from naive_time import Clock
from naive_world import (
    DURATIONS,
    INSTANTS,
    METRICS,
    SECOND,
    TARGET_COLUMNS,
    UNREADABLE,
    Hours,
    Row,
    Rule,
    Target,
    World,
    to_local,
    to_us,
)

ZONES = [
    "UTC", "Europe/Berlin", "America/New_York", "Asia/Jakarta", "Australia/Lord_Howe", "Asia/Kathmandu",
    "America/St_Johns", "Pacific/Chatham", "America/Sao_Paulo",
]  # fmt: skip
CHANNELS = ["email", "chat", "phone", "voicemail", "callback"]
STATUSES = ["open", "closed", "solved", "pending", "limbo", "deleted"]
SYSTEMS = [
    *[(None, None)] * 5, (None, "chat"), (None, "phone"), ("zammad", None), ("call_center_pwc", "phone"),
    ("salesforce_chat_wait", "chat"),
]  # fmt: skip
"""Which preset sla.yaml names, and the channel of all contacts: that preset's, or the source's `channel`."""

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
    datetime(2026, 9, 26, 20), datetime(2018, 11, 3, 22),
]  # fmt: skip
TARGETS = [60, 900, 3600, 4 * 3600, 8 * 3600, 86_400]
STEPS = [
    *(0, 1, 5, 59, 60, 61, 900, 1800, 3599, 3600, 3601, 4 * 3600, 4 * 3600 + 1, 8 * 3600),
    *(86_400, 86_401, 3 * 86_400),
]
ODD_STEPS = [
    *(timedelta(seconds=second) for second in (-1, -10, -30, -60)), timedelta(days=-800), timedelta(days=900),
]  # fmt: skip
IMPOSSIBLE = [datetime(1975, 6, 1, 12), datetime(1990, 1, 5, 9), datetime(2031, 5, 1, 9)]
WORDS: dict[str, list[Any]] = {
    "channel": CHANNELS, "status": STATUSES, "priority": [*PRIORITIES, "odd"], "tags": ["a", "b", "a,b", "c"],
    "plan": ["gold", "free"], "direction": ["inbound", "inbound", "inbound", "outbound"],
    "reopens": [0, 0, 1, 2], "replies": [0, 1, 2], "csat": [1, 3, 4, 5],
}  # fmt: skip


@st.composite
def windows(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Up to two windows of a day on the quarter hour; the last may run past midnight."""
    edges = sorted(draw(st.lists(st.integers(0, 96), min_size=2, max_size=4, unique=True)))
    if len(edges) % 2:
        edges.pop()
    found = [(low * 15, high * 15) for low, high in zip(edges[::2], edges[1::2], strict=True)]
    if draw(st.integers(0, 5)) == 0:
        start, stop = found[-1][0], draw(st.integers(0, 12)) * 15
        if stop < start and stop <= found[0][0]:
            found[-1] = (start, 1440 + stop)
    return tuple(found)


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    """A week, some dates of their own; overnight windows never run into the next day's."""
    zone = draw(st.sampled_from(ZONES))
    usual = ((540, 1020),), ((480, 720), (780, 1020)), ((0, 1440),), ((1320, 1800),)
    shared = draw(st.one_of(st.sampled_from(usual), windows()))
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
def targets(draw: st.DrawFn, metric: str, columns: Sequence[str]) -> Target:
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
def matches(draw: st.DrawFn, columns: Sequence[str]) -> dict[str, list[str]]:
    """Up to two fields with up to two words."""
    words = {
        **{name: WORDS[name] for name in ("channel", "status", "plan")},
        "priority": PRIORITIES,
        "tag": ["a", "b"],
    }
    names = [name for name in words if ("tags" if name == "tag" else name) in columns]
    chosen = draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if names else []
    return {
        name: draw(st.lists(st.sampled_from(words[name]), min_size=1, max_size=2, unique=True))
        for name in chosen
    }


@st.composite
def rules(draw: st.DrawFn, number: int, columns: Sequence[str], *, last: bool) -> Rule:
    """One policy."""
    metrics = draw(st.lists(st.sampled_from(METRICS), min_size=1, max_size=2, unique=True))
    rates: dict[str, tuple[str, Fraction]] = {}
    for name in ("abandonment", "first_contact_resolution", "reopen", "csat"):
        if draw(st.integers(0, 3)) == 0:
            bound = draw(st.sampled_from(["at_most", "at_least"]))
            rates[name] = (bound, Fraction(draw(st.integers(1, 9)), 10))
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


class Writer:
    """Fills the rows of a world from numbers."""

    def __init__(self, world: World, start: datetime, days: dict[str, str], *, live: bool = False) -> None:
        self.world, self.start, self.days, self.live = world, start, days, live
        self.clock = Clock(world.hours)
        self.promises = [
            (self.clock if rule.calendar else Clock(None), us)
            for rule in world.rules
            for target in rule.targets.values()
            for us in target.by_priority.values()
        ] or [(self.clock, 3600 * SECOND)]

    def row(self, number: int, seed: int) -> dict[str, Any]:
        """One contact; now and then something impossible, missing or unreadable."""
        created = self._created(random.Random(f"{seed} created"))  # noqa: S311 - no secret
        row: dict[str, Any] = {"ticket_id": f"T{number}", "created_at": created}
        for name in self.world.columns:
            if name in ("ticket_id", "created_at"):
                continue
            chance = random.Random(f"{seed} {name}")  # noqa: S311
            if chance.random() < 0.75:
                row[name] = self._value(name, created, chance)
        row["created_at"] = None if seed % 29 == 1 else self._as_day("created_at", created, seed)
        return row

    def _created(self, chance: random.Random) -> datetime:
        if chance.random() < 0.04:
            return chance.choice(IMPOSSIBLE)
        days = chance.choice([0, 0, 0, 1, 2, 3, 7])
        return self.start + timedelta(minutes=15 * chance.randrange(17), days=days)

    def _value(self, name: str, created: datetime, chance: random.Random) -> Any:
        if (
            name != "updated_at"
            and name in (*INSTANTS, *DURATIONS, *TARGET_COLUMNS)
            and chance.random() < 0.04
        ):
            return UNREADABLE
        if name in INSTANTS:
            return self._as_day(name, self._instant(created, chance), chance.randrange(10))
        if name in DURATIONS or name in TARGET_COLUMNS:
            return chance.choice([*STEPS, 4]) * SECOND
        if name == "channel" and self.live:
            return chance.choice(LIVE)
        return chance.choice(WORDS[name]) if name in WORDS else chance.random() < 0.5

    def _instant(self, created: datetime, chance: random.Random) -> datetime:
        kind = chance.random()
        if kind < 0.1:
            return created + chance.choice(ODD_STEPS)
        if kind < 0.6:
            return created + timedelta(seconds=chance.choice(STEPS))
        return to_local(self.moment(created, chance), self.world.zone)

    def moment(self, created: datetime, chance: random.Random) -> int:
        """When some target of this contact is used up, the opening after, or a second beside either."""
        start = to_us(created, self.world.zone)
        clock, promised = chance.choice(self.promises)
        if chance.random() < 0.2:
            promised = int(promised * self.world.warn_at)
        us = clock.due(start, promised) or start
        if chance.random() < 0.4:
            us = self.clock.next_opening(us) or us
        if chance.random() < 0.2:
            us += chance.choice([15 * 60, 3600, 6 * 3600]) * SECOND
        return us + chance.choice([-1, 0, 0, 1]) * SECOND

    def _as_day(self, name: str, value: datetime, chance: int) -> datetime | date:
        kind = self.days.get(name)
        return value.date() if kind in ("all", "midnights") or (kind == "some" and chance % 3 == 0) else value


@st.composite
def exports(draw: st.DrawFn) -> dict[str, Any]:
    """Which columns an export has, of which system it is, and how it writes its times."""
    system, channel = draw(st.sampled_from(SYSTEMS))
    chosen = draw(st.sets(st.sampled_from(OPTIONAL), min_size=6))
    if channel is not None:
        chosen -= {"channel", "direction"}
    if system in TICKET_SYSTEMS:
        chosen -= {"answered", "abandoned", "wait_duration"}
    if chosen & {*TARGET_COLUMNS}:
        chosen |= {"ticket_id"}  # a column that no promise reads could be taken for the id
    days = draw(
        st.dictionaries(st.sampled_from(INSTANTS), st.sampled_from(["all", "some", "midnights"]), max_size=4)
    )
    if draw(st.booleans()):
        days = {}
    form = draw(st.sampled_from(["iso", "zoned", "dayfirst", "slash"]))
    return {
        "columns": ["created_at", *(name for name in OPTIONAL if name in chosen)],
        "system": system,
        "channel": channel,
        "days": days,
        "form": "iso" if form == "zoned" and "midnights" in days.values() else form,
    }


@st.composite
def worlds(draw: st.DrawFn, *, distinct: bool = False) -> World:
    """An export of up to forty rows, one to three policies, an as-of, and perhaps a selection."""
    export = draw(exports())
    columns, days = export["columns"], export.pop("days")
    start = draw(st.sampled_from(STARTS))
    count = draw(st.integers(1, 3))
    match = draw(matches(columns))
    world = World(
        **export,
        rows=[],
        midnights=frozenset(name for name, kind in days.items() if kind == "midnights"),
        zone=draw(st.sampled_from(ZONES)),
        business={name: draw(st.booleans()) for name in ("first_response_duration", "resolution_duration")},
        rules=[
            draw(rules(number, columns, last=number == count - 1 and draw(st.booleans())))
            for number in range(count)
        ],
        excludes=[("spam", match)] if match and draw(st.integers(0, 2)) == 0 else [],
        hours=draw(hours()),
        skew=draw(st.sampled_from([0, 10, 60])) * SECOND,
        warn_at=Fraction(draw(st.sampled_from([50, 55, 70, 80, 90])), 100),
        min_tickets=draw(st.integers(1, 3)),
        max_unknown=Fraction(draw(st.sampled_from([0, 5, 50, 100])), 100),
        as_of=None,
    )
    writer = Writer(world, start, days, live=draw(st.integers(0, 2)) == 0)
    size = draw(st.sampled_from([1, 12, 30]))
    seeds = draw(st.lists(st.integers(0, 2**31), min_size=size, max_size=size + 10, unique=True))
    rows = _mostly_readable([writer.row(number, seed) for number, seed in enumerate(seeds)], columns)
    if not distinct and draw(st.integers(0, 4)) == 0:
        rows.append(dict(draw(st.sampled_from(rows))))
    # What a duration column says of "latest" is tested by example.
    given = any(name in DURATIONS for name in columns) or draw(st.integers(0, 3))
    world = replace(world, rows=rows, as_of=draw(moments(writer, rows)) if given else None)
    return replace(world, **draw(selections(world, start)))


@st.composite
def selections(draw: st.DrawFn, world: World, start: datetime) -> dict[str, Any]:
    """Every third world has a period or a condition."""
    if draw(st.integers(0, 2)):
        return {}
    match = draw(matches(world.columns))
    since, until = (
        to_us(datetime.combine(start.date() + timedelta(days=day), time()), world.zone)
        for day in (draw(st.integers(-1, 1)), draw(st.integers(2, 8)))
    )
    return {
        "where": next(((name, tuple(words)) for name, words in match.items()), None),
        "since": since if draw(st.booleans()) else None,
        "until": until if draw(st.booleans()) else None,
    }


def _mostly_readable(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> list[dict[str, Any]]:
    """Unreadable cells go where they are more than a few of their column: such a column is refused as a whole."""
    for name in columns:
        cells = [row[name] for row in rows if row.get(name) is not None]
        if cells.count(UNREADABLE) * 5 > len(cells):
            for row in rows:
                if row.get(name) == UNREADABLE:
                    row[name] = None
    return list(rows)


@st.composite
def moments(draw: st.DrawFn, writer: Writer, rows: Sequence[Row]) -> int:
    """When it is judged: beside a due time, an opening or a closing, at the end of a day, or anywhere."""
    start = to_us(writer.start, writer.world.zone)
    seed = draw(st.integers(0, 2**31))
    kind = draw(st.sampled_from(["step", "moment", "moment", "moment", "day"]))
    chance = random.Random(f"{seed} as-of")  # noqa: S311
    if kind == "step":
        return start + draw(st.sampled_from([*STEPS, 10 * 86_400])) * SECOND
    if kind == "day":
        day = (writer.start + timedelta(days=draw(st.integers(0, 8)))).date()
        return to_us(datetime(day.year, day.month, day.day), writer.world.zone)
    cells = [row["created_at"] for row in rows if row["created_at"] is not None]
    times = [cell if isinstance(cell, datetime) else datetime.combine(cell, time(9)) for cell in cells]
    usual = [time for time in times if abs(time - writer.start) < timedelta(days=30)]
    return writer.moment(chance.choice(usual or [writer.start]), chance)
