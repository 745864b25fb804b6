"""The audit against a naive one that shares no code: every count of the report, on random exports and promises."""

import io
import os
import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import oracle_audit as oracle
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from oracle_audit import SECOND, Hours, Rule, Target, World

from supportctl.audit.auditing import Request, audit
from supportctl.audit.moment import AsOf
from supportctl.engine import Session
from supportctl.intake.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.report.audit_report import AuditReport
from supportctl.report.problem import NotAuditableError

EXAMPLES = int(os.environ.get("SUPPORTCTL_EXAMPLES", "40"))
"""More on demand: SUPPORTCTL_EXAMPLES=1000 pytest tests/property/test_audit.py."""

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Jakarta", "Australia/Lord_Howe"]
CHANNELS = ["email", "chat", "phone"]
STATUSES = ["open", "closed", "solved", "pending", "selesai", "deleted"]
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
    metrics = draw(st.lists(st.sampled_from(oracle.METRICS), min_size=1, max_size=2, unique=True))
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
        targets={metric: draw(targets(metric, columns)) for metric in oracle.METRICS if metric in metrics},
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
    if name in oracle.INSTANTS:
        return st.one_of(later, later, later, later, odd.map(lambda step: created + step))
    if name in oracle.DURATIONS or name.endswith("_target"):
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


def run(world: World, folder: Path, **how: Any) -> AuditReport:
    """The package's audit of the World's files."""
    paths = oracle.write_world(world, folder, **how)
    sla = load_sla(folder / "sla.yaml")
    as_of = AsOf(oracle.to_us(world.as_of, world.zone), "--as-of") if world.as_of else None
    with tempfile.TemporaryDirectory() as name:
        inputs = find_inputs([str(path) for path in paths], io.BytesIO(), Path(name))
        with Session(Path(name), [file.path for file in inputs.files]) as session:
            return audit(session, inputs, sla, Request(as_of=as_of))


def counts_in(row: Any) -> dict[str, Any]:
    """A report row's counts, in the oracle's shape."""
    names = [*oracle.STATES, "tickets", "kept", "late", "due", "early", "worthless"]
    return {
        **{name: getattr(row, name) for name in names},
        "excluded_reasons": dict(row.excluded_reasons),
        "unknown_reasons": dict(row.unknown_reasons),
    }


def check_row(row: Any, judged: list[oracle.Judged]) -> None:
    """One report row against the tickets that belong to it."""
    wanted = oracle.counts_of(judged)
    finished = [us / SECOND for us in wanted.pop("finished")]
    assert counts_in(row) == wanted, judged
    assert sum(getattr(row, state) for state in oracle.STATES) == row.tickets
    assert row.attainment == (round(row.kept / row.due, 6) if row.due else None)
    seconds = row.seconds
    assert seconds.count == len(finished)
    if finished:
        for share in (50, 90, 95, 99):
            assert getattr(seconds, f"p{share}") == pytest.approx(np.percentile(finished, share), abs=1e-5)
        assert seconds.mean == pytest.approx(np.mean(finished), abs=1e-5)
        assert seconds.max == finished[-1]
    bounds = [bucket.up_to_seconds for bucket in row.distribution]
    assert bounds[-1] is None
    assert oracle.in_order(bounds[:-1])
    edges = [-1.0, *bounds[:-1], float("inf")]
    assert [bucket.count for bucket in row.distribution] == [
        sum(low < value <= high for value in finished) for low, high in pairwise(edges)
    ]


SLOW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _nothing_to_judge(wanted: oracle.Outcome, world: World) -> bool:
    rated = any((rule.name, metric) in wanted.policy_rates for rule in world.rules for metric in rule.rates)
    return wanted.as_of is None or not (wanted.judged or rated)


@SLOW
@given(worlds())
def test_every_count_is_that_of_the_naive_audit(world: World) -> None:
    wanted = oracle.audit_naively(world)
    with tempfile.TemporaryDirectory() as name:
        if _nothing_to_judge(wanted, world):
            with pytest.raises(NotAuditableError):
                run(world, Path(name))
            return
        report = run(world, Path(name))
    event("as-of given" if world.as_of else "as-of from the data")
    (file,) = report.inputs
    assert (file.rows, file.tickets, file.folded, file.out_of_scope, file.set_aside) == (
        wanted.rows,
        wanted.tickets,
        wanted.folded,
        wanted.out_of_scope,
        wanted.set_aside,
    )
    check_objectives(report, world, wanted)
    check_groups(report, wanted)
    check_rates(report, world, wanted)
    assert report.breaches_total == sum(
        one.state in ("breached", "overdue", "abandoned") for one in wanted.judged
    )
    assert report.act_now_total == sum(one.state in ("overdue", "at_risk") for one in wanted.judged)
    verdicts = [row.verdict for row in [*report.objectives, *report.rate_objectives]]
    assert report.verdict == oracle.report_verdict(verdicts)


def check_objectives(report: AuditReport, world: World, wanted: oracle.Outcome) -> None:
    """One row per (policy, metric), with its verdict."""
    groups: dict[Any, list[oracle.Judged]] = {}
    for one in wanted.judged:
        if one.policy:
            groups.setdefault((one.policy, one.metric), []).append(one)
    assert {(row.policy, row.metric) for row in report.objectives} == set(groups)
    objective = {
        (rule.name, metric): target.objective
        for rule in world.rules
        for metric, target in rule.targets.items()
    }
    for row in report.objectives:
        check_row(row, groups[row.policy, row.metric])
        counts = oracle.counts_of(groups[row.policy, row.metric])
        assert row.verdict == oracle.objective_verdict(world, counts, objective[row.policy, row.metric])


def check_groups(report: AuditReport, wanted: oracle.Outcome) -> None:
    """One row per (channel, policy, metric), and per (channel, metric)."""
    rows = {(row.group["channel"], row.policy, row.metric): row for row in report.service_levels}
    sums = {(row.group["channel"], row.metric): row for row in report.totals}
    assert set(rows) == {(one.channel, one.policy, one.metric) for one in wanted.judged}
    assert set(sums) == {(one.channel, one.metric) for one in wanted.judged}
    for key, row in rows.items():
        check_row(row, [one for one in wanted.judged if (one.channel, one.policy, one.metric) == key])
    for key, row in sums.items():
        check_row(row, [one for one in wanted.judged if (one.channel, one.metric) == key])


def check_rates(report: AuditReport, world: World, wanted: oracle.Outcome) -> None:
    """Numerators and denominators of every rate, and the verdicts of those that are promised."""
    found = {
        (row.group["channel"], row.policy, row.metric): (row.numerator, row.denominator)
        for row in report.rates
    }
    assert found == {key: (int(part), whole) for key, (part, whole) in wanted.rates.items()}
    promised = {(rule.name, metric): bound for rule in world.rules for metric, bound in rule.rates.items()}
    promised = {key: bound for key, bound in promised.items() if key in wanted.policy_rates}
    assert {(row.policy, row.metric) for row in report.rate_objectives} == set(promised)
    for row in report.rate_objectives:
        part, whole = wanted.policy_rates[row.policy, row.metric]
        bound, value = promised[row.policy, row.metric]
        missed = part / whole > value if bound == "at_most" else part / whole < value
        verdict = "too_few" if whole < world.min_tickets else "fail" if missed else "pass"
        assert (row.numerator, row.denominator, row.verdict) == (int(part), whole, verdict)


def without_places(report: AuditReport) -> dict[str, Any]:
    """The part of a report that rows' places cannot change."""
    return {
        "verdict": report.verdict,
        "as_of": report.as_of,
        "set_aside": {one.reason: one.count for one in report.set_aside},
        "objectives": report.objectives,
        "rate_objectives": report.rate_objectives,
        "service_levels": report.service_levels,
        "totals": report.totals,
        "rates": report.rates,
        "breaches_total": report.breaches_total,
        "act_now_total": report.act_now_total,
    }


@settings(SLOW, max_examples=max(6, EXAMPLES // 5))
@given(worlds(distinct=True), st.randoms(use_true_random=False))
def test_row_order_and_splitting_into_files_change_nothing(world: World, random: Any) -> None:
    if _nothing_to_judge(oracle.audit_naively(world), world):
        return
    order = list(range(len(world.rows)))
    random.shuffle(order)
    with tempfile.TemporaryDirectory() as name:
        straight = without_places(run(world, Path(name, "a")))
        assert without_places(run(world, Path(name, "b"), order=order)) == straight
        if len(world.rows) > 1 and "csat" not in world.columns:
            halves = [world.rows[part::2] for part in range(2)]
            if all(any(row["created_at"] for row in half) for half in halves):
                assert without_places(run(world, Path(name, "c"), parts=2)) == straight


def test_a_target_used_up_at_closing_time_is_met_by_a_reply_while_closed(tmp_path: Path) -> None:
    """Rule 2, the edge in numbers: 4 opening hours from 13:00 are used up at 17:00; a reply at 20:00 is in time."""
    office = Hours("Europe/Berlin", [((540, 1020),)] * 5 + [(), ()], {})
    world = World(
        columns=["created_at", "ticket_id", "first_response_at"],
        rows=[
            {
                "ticket_id": "1",
                "created_at": datetime(2026, 6, 15, 13),
                "first_response_at": datetime(2026, 6, 15, 20),
            },
            {
                "ticket_id": "2",
                "created_at": datetime(2026, 6, 15, 13),
                "first_response_at": datetime(2026, 6, 16, 9, 0, 1),
            },
        ],
        zone="Europe/Berlin",
        form="iso",
        business={},
        rules=[Rule("all", {}, "office", {"first_response": Target("within", {"other": 4 * 3600 * SECOND})})],
        excludes=[],
        hours=office,
        skew=0,
        warn_at=Fraction(4, 5),
        min_tickets=1,
        max_unknown=Fraction(0),
        as_of=datetime(2026, 6, 15, 17),
    )
    (row,) = run(world, tmp_path).objectives
    assert (row.met, row.kept, row.breached, row.seconds.max) == (1, 1, 1, 4 * 3600 + 1)
    holiday = replace(world, hours=replace(office, dates={date(2026, 6, 16): ()}))
    (row,) = run(holiday, tmp_path).objectives
    assert (row.met, row.breached, row.seconds.max) == (2, 0, 4 * 3600)
