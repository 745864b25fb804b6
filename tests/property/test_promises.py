"""Random exports and promises against a naive audit that shares no code with the package.

Every promise to every contact, in the report, the listing and the explanations; every count, rate and verdict.
`make fuzz` tries many more worlds.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from audited_world import Said, breach_lines, explained_lines, instant, line_of, listed_lines, said_of
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from naive_contact import is_call, tells_stop
from naive_counts import Outcome, audit_naively, counts_of, objective_verdict, rate_verdict, report_verdict
from naive_judge import Judged
from naive_world import SECOND, STATES, World
from naive_worlds import worlds

from supportctl.report.audit_report import Counts

WORLDS = int(os.environ.get("FUZZ", "400")) // 5  # a world is up to forty contacts, and judged three times
random_worlds = settings(max_examples=WORLDS, deadline=None, suppress_health_check=list(HealthCheck))


@random_worlds
@given(worlds())
def test_every_account_of_an_audit_is_that_of_the_naive_audit(world: World) -> None:
    wanted, said = audit_naively(world), said_of(world)
    if said is None:
        assert not wanted.judged
        assert not wanted.promised_rates(world)
        return
    event("as-of given" if world.as_of else "as-of from the data")
    check_frame(said, wanted)
    check_promises(said, wanted)
    check_lists(said, wanted)
    check_objectives(said, world, wanted)
    check_groups(said, world, wanted)
    check_rates(said, world, wanted)
    verdicts = [row.verdict for row in said.report.objectives]
    verdicts += [row.verdict for row in said.report.rate_objectives]
    assert said.report.verdict == report_verdict(world, verdicts, wanted)


def check_frame(said: Said, wanted: Outcome) -> None:
    """As of when, and where the rows went."""
    assert wanted.as_of is not None
    assert said.report.as_of == instant(wanted.as_of)
    (file,) = said.report.inputs
    names = ("rows", "tickets", "folded", "out_of_scope", "set_aside")
    assert [getattr(file, name) for name in names] == [getattr(wanted, name) for name in names]


def check_promises(said: Said, wanted: Outcome) -> None:
    """Each promise to each contact, in the listing and in the explanations."""
    lines = {(one.number, one.metric): line_of(one) for one in wanted.judged}
    assert listed_lines(said) == lines
    counts = {
        (one.number, one.metric): {"counts": one.kept or one.late, "worthless": one.worthless}
        for one in wanted.judged
    }
    explained = explained_lines(said)
    outside = {(one.number, one.metric) for one in wanted.outside}
    assert {key: explained[key] for key in explained.keys() - outside} == {
        key: line | counts[key] for key, line in lines.items()
    }


def check_lists(said: Said, wanted: Outcome) -> None:
    """The lists of what is late and of what to act on, as many as fit."""
    late = {(one.number, one.metric): line_of(one) for one in wanted.judged if one.late}
    waiting = {
        (one.number, one.metric): line_of(one)
        for one in (*wanted.judged, *wanted.outside)
        if one.state in ("overdue", "at_risk")
    }
    assert said.report.breaches_total == len(late)
    assert breach_lines(said.report.breaches) == late
    assert said.report.act_now_total == len(waiting)
    assert breach_lines(said.report.act_now).items() <= waiting.items()


def check_objectives(said: Said, world: World, wanted: Outcome) -> None:
    """One row per (policy, metric), with its verdict."""
    groups: dict[Any, list[Judged]] = {}
    for one in wanted.judged:
        if one.policy and tells_stop(world, one.metric):
            groups.setdefault((one.policy, one.metric), []).append(one)
    assert {(row.policy, row.metric) for row in said.report.objectives} == set(groups)
    goals = {(rule.name, metric): target for rule in world.rules for metric, target in rule.targets.items()}
    for row in said.report.objectives:
        key = (row.policy, row.metric)
        check_row(row, groups[key], told=True)
        assert row.verdict == objective_verdict(world, counts_of(groups[key]), goals[key].objective)


def check_groups(said: Said, world: World, wanted: Outcome) -> None:
    """One row per (channel, policy, metric), and per (channel, metric)."""
    rows = {(row.group["channel"], row.policy, row.metric): row for row in said.report.service_levels}
    sums = {(row.group["channel"], row.metric): row for row in said.report.totals}
    assert set(rows) == {(one.channel, one.policy, one.metric) for one in wanted.judged}
    assert set(sums) == {(one.channel, one.metric) for one in wanted.judged}
    for key, row in rows.items():
        judged = [one for one in wanted.judged if (one.channel, one.policy, one.metric) == key]
        check_row(row, judged, told=tells_stop(world, row.metric))
    for sum_key, total in sums.items():
        judged = [one for one in wanted.judged if (one.channel, one.metric) == sum_key]
        check_row(total, judged, told=tells_stop(world, total.metric))


def check_row(row: Counts, judged: Sequence[Judged], *, told: bool) -> None:
    """One report row against the contacts that belong to it; no share where nothing tells when clocks stopped."""
    wanted = counts_of(judged)
    finished = [us / SECOND for us in wanted.pop("finished")]
    assert {name: getattr(row, name) for name in wanted} == wanted, judged
    assert sum(getattr(row, state) for state in STATES) == row.tickets
    assert row.attainment == (round(row.kept / row.due, 6) if row.due and told else None)
    check_seconds(row, finished)
    bounds = [bucket.up_to_seconds for bucket in row.distribution]
    assert bounds[-1] is None
    edges = [-1.0, *[bound for bound in bounds if bound is not None], float("inf")]
    assert all(low < high for low, high in pairwise(edges))
    assert [bucket.count for bucket in row.distribution] == [
        sum(low < value <= high for value in finished) for low, high in pairwise(edges)
    ]


def check_seconds(row: Counts, finished: Sequence[float]) -> None:
    """Percentiles, mean and maximum of the finished contacts whose time is known."""
    assert row.seconds.count == len(finished)
    if finished:
        for share in (50, 90, 95, 99):
            measured = getattr(row.seconds, f"p{share}")
            assert measured == pytest.approx(np.percentile(finished, share), abs=1e-5)
        assert row.seconds.mean == pytest.approx(np.mean(finished), abs=1e-5)
        assert row.seconds.max == finished[-1]


def check_rates(said: Said, world: World, wanted: Outcome) -> None:
    """Numerators and denominators of every rate, and the verdicts of those that are promised."""
    found = {
        (row.group["channel"], row.policy, row.metric): (row.numerator, row.denominator)
        for row in said.report.rates
    }
    assert found == {key: (int(part), whole) for key, (part, whole) in wanted.rates.items()}
    promised = wanted.promised_rates(world)
    assert {(row.policy, row.metric) for row in said.report.rate_objectives} == set(promised)
    for row in said.report.rate_objectives:
        part, whole = wanted.policy_rates[row.policy, row.metric]
        verdict = rate_verdict(world, part, whole, promised[row.policy, row.metric])
        assert (row.numerator, row.denominator, row.verdict) == (int(part), whole, verdict)


# --------------------------------------------------------------------------------------------- order and files


@settings(random_worlds, max_examples=max(10, WORLDS // 5))
@given(worlds(distinct=True), st.randoms(use_true_random=False))
def test_row_order_and_splitting_into_files_change_nothing(world: World, random: Any) -> None:
    straight = said_of(world)
    if straight is None:
        return
    order = list(range(len(world.rows)))
    random.shuffle(order)
    shuffled = said_of(world, order=order)
    assert shuffled is not None
    assert without_places(shuffled) == without_places(straight)
    if may_be_split(world):
        split = said_of(world, parts=2)
        assert split is not None
        assert without_places(split) == without_places(straight)


def may_be_split(world: World) -> bool:
    """Whether what a whole column decides of its file is the same in both halves: days, scales, calls or tickets."""
    halves = [replace(world, rows=world.rows[part::2]) for part in range(2)]
    return (
        not world.midnights
        and "csat" not in world.columns
        and all(any(row["created_at"] for row in half.rows) for half in halves)
        and all(is_call(half, row) == is_call(world, row) for half in halves for row in half.rows)
    )


def without_places(said: Said) -> dict[str, Any]:
    """The part of a report that rows' places cannot change."""
    names = ("verdict", "as_of", "objectives", "rate_objectives", "service_levels", "totals", "rates")
    return {name: getattr(said.report, name) for name in (*names, "breaches_total", "act_now_total")} | {
        "set_aside": {one.reason: one.count for one in said.report.set_aside}
    }
