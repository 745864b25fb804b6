"""The audit against a naive one that shares no code: every count of the report, on random exports and promises."""

import io
import os
import tempfile
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import oracle_audit as oracle
import pytest
from audit_worlds import worlds
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from oracle_audit_counts import counts_of, in_order, objective_verdict, report_verdict
from oracle_audit_world import SECOND, STATES, Hours, Rule, Target, World, to_us, write_world

from supportctl.audit.auditing import audit
from supportctl.audit.moment import AsOf
from supportctl.audit.request import Request
from supportctl.engine import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.report.audit_report import AuditReport
from supportctl.report.problem import NotAuditableError

EXAMPLES = int(os.environ.get("SUPPORTCTL_EXAMPLES", "40"))
"""More on demand: SUPPORTCTL_EXAMPLES=1000 pytest tests/property/test_audit.py."""


def run(world: World, folder: Path, **how: Any) -> AuditReport:
    """The package's audit of the World's files."""
    paths = write_world(world, folder, **how)
    sla = load_sla(folder / "sla.yaml")
    as_of = AsOf(to_us(world.as_of, world.zone), "--as-of") if world.as_of else None
    with tempfile.TemporaryDirectory() as name:
        inputs = find_inputs([str(path) for path in paths], io.BytesIO(), Path(name))
        with Session(Path(name), [file.path for file in inputs.files]) as session:
            return audit(session, inputs, sla, Request(as_of=as_of))


def counts_in(row: Any) -> dict[str, Any]:
    """A report row's counts, in the oracle's shape."""
    names = [*STATES, "tickets", "kept", "late", "due", "early", "worthless"]
    return {
        **{name: getattr(row, name) for name in names},
        "excluded_reasons": dict(row.excluded_reasons),
        "unknown_reasons": dict(row.unknown_reasons),
    }


def check_row(row: Any, judged: list[oracle.Judged]) -> None:
    """One report row against the tickets that belong to it."""
    wanted = counts_of(judged)
    finished = [us / SECOND for us in wanted.pop("finished")]
    assert counts_in(row) == wanted, judged
    assert sum(getattr(row, state) for state in STATES) == row.tickets
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
    assert in_order(bounds[:-1])
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
    verdicts = [row.verdict for row in report.objectives] + [row.verdict for row in report.rate_objectives]
    assert report.verdict == report_verdict(verdicts)


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
        counts = counts_of(groups[row.policy, row.metric])
        assert row.verdict == objective_verdict(world, counts, objective[row.policy, row.metric])


def check_groups(report: AuditReport, wanted: oracle.Outcome) -> None:
    """One row per (channel, policy, metric), and per (channel, metric)."""
    rows = {(row.group["channel"], row.policy, row.metric): row for row in report.service_levels}
    sums = {(row.group["channel"], row.metric): row for row in report.totals}
    assert set(rows) == {(one.channel, one.policy, one.metric) for one in wanted.judged}
    assert set(sums) == {(one.channel, one.metric) for one in wanted.judged}
    for key, row in rows.items():
        check_row(row, [one for one in wanted.judged if (one.channel, one.policy, one.metric) == key])
    for of, total in sums.items():
        check_row(total, [one for one in wanted.judged if (one.channel, one.metric) == of])


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
    assert (row.met, row.kept, row.breached, row.seconds.max) == (1, 0, 1, 4 * 3600 + 1)
    (row,) = run(replace(world, as_of=datetime(2026, 6, 16, 9, 0, 1)), tmp_path).objectives
    assert (row.met, row.kept, row.breached) == (1, 1, 1)
    holiday = replace(world, hours=replace(office, dates={date(2026, 6, 16): ()}))
    (row,) = run(holiday, tmp_path).objectives
    assert (row.met, row.breached, row.seconds.max) == (2, 0, 4 * 3600)
