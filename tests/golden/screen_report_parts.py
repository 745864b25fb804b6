"""The parts that reports made by hand are built from: promises, rows of the table, files, late contacts."""

from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from fractions import Fraction
from typing import Any

from supportctl.audit.measuring.spreads import wilson_interval
from supportctl.audit.reporting.marks import level_mark
from supportctl.report.audit_report import (
    AuditReport,
    Breach,
    Bucket,
    ConfigUsed,
    Counts,
    InputFile,
    Mark,
    Objective,
    Rate,
    RateGoal,
    RateObjective,
    Scope,
    Seconds,
    ServiceLevel,
    Target,
    Tool,
    Total,
)

OCTOBER = "exports/october.csv"
MIN_TICKETS = 20
FORMULA = "kept / due; due = kept + late; late = breached + overdue + abandoned"
MINUTE = Target("within", 60.0, "60 s")
FOUR_HOURS = Target("within", 14_400.0, "4 opening hours of office")
BY_PRIORITY = Target("within", None, "urgent 30 min, other 8 h (opening hours of office)")
CHAT_BUCKETS = (10.0, 20.0, 30.0, 60.0, 120.0, 300.0, None)
MAIL_BUCKETS = (3600.0, 7200.0, 14_400.0, 28_800.0, 86_400.0, None)


def counts(*, kept: int = 0, breached: int = 0, target: Target = MINUTE, **others: Any) -> dict[str, Any]:
    """The fields of report.Counts, consistent with each other; `others` are further states and reasons."""
    states = {
        name: others.get(name, 0)
        for name in (
            "early",
            "overdue",
            "abandoned",
            "running",
            "at_risk",
            "paused",
            "unknown",
            "not_applicable",
        )
    }
    excluded, unknown = others.get("excluded_reasons", {}), others.get("unknown_reasons", {})
    late = breached + states["overdue"] + states["abandoned"]
    due, met = kept + late, kept + states["early"]
    low, high = wilson_interval(kept, due) if due else (None, None)
    bounds = CHAT_BUCKETS if target.seconds == 60 else MAIL_BUCKETS
    finished = met + breached
    unit = (target.seconds or 28_800.0) / 10
    spread = [unit * part if finished else None for part in (4.2, 3.3, 9.1, 11.35, 14.0, 23.5)]
    return {
        "calendar": "always" if target is MINUTE else "office",
        "clock": "wall" if target is MINUTE else "business",
        "formula": FORMULA,
        "target": target,
        "tickets": met + late + sum(states.values()) - states["early"] - states["overdue"] - states["abandoned"]
        + sum(excluded.values()),
        "due": due,
        "kept": kept,
        "late": late,
        "met": met,
        "breached": breached,
        "excluded": sum(excluded.values()),
        "excluded_reasons": excluded,
        "unknown_reasons": unknown,
        "worthless": others.get("worthless", 0),
        "attainment": round(kept / due, 6) if due else None,
        "attainment_low": low,
        "attainment_high": high,
        "attainment_usual": round(met / finished, 6) if finished else None,
        "seconds": Seconds(finished, *spread),
        "distribution": _buckets(met, breached, bounds),
        **states,
    }  # fmt: skip


def _buckets(met: int, breached: int, bounds: tuple[float | None, ...]) -> list[Bucket]:
    inside, outside = len(bounds) - 3, 3
    parts = [met // inside + (place < met % inside) for place in range(inside)]
    parts += [breached // outside + (place < breached % outside) for place in range(outside)]
    return [Bucket(bound, part) for bound, part in zip(bounds, parts, strict=True)]


def level(
    group: Mapping[str, str | None],
    policy: str | None,
    metric: str,
    goal: float,
    *,
    folded_groups: int = 0,
    **numbers: Any,
) -> ServiceLevel:
    """A row of the table."""
    fields = counts(**numbers)
    below = fields["kept"] < goal * fields["due"] if fields["due"] and policy is not None else None
    return ServiceLevel(
        **fields, group=group, policy=policy, metric=metric, objective=None if policy is None else goal,
        below_objective=below, mark=mark_of(fields, goal, policy), small=fields["due"] < MIN_TICKETS,
        folded_groups=folded_groups,
    )  # fmt: skip


def mark_of(fields: Mapping[str, Any], goal: float, policy: str | None) -> Mark | None:
    """The mark that the audit gives."""
    if policy is None:
        return None
    return level_mark(fields["kept"], fields["due"], Fraction(str(goal)), MIN_TICKETS)


def total(row: ServiceLevel) -> Total:
    """The same contacts, whatever their policy."""
    shared = {one.name: getattr(row, one.name) for one in dataclass_fields(Counts)}
    return Total(**shared, group=row.group, metric=row.metric)


def objective(policy: str, metric: str, goal: float, verdict: str, **numbers: Any) -> Objective:
    """A promise with its verdict."""
    fields = counts(**numbers)
    return Objective(
        **fields,
        policy=policy,
        metric=metric,
        objective=goal,
        verdict=verdict,
        mark=mark_of(fields, goal, policy),
    )


def both(
    channel: str, metric: str, goal: float, verdict: str, **numbers: Any
) -> tuple[Objective, ServiceLevel]:
    """A promise that one channel makes, and its row of the table."""
    return objective(channel, metric, goal, verdict, **numbers), level(
        {"channel": channel}, channel, metric, goal, **numbers
    )


def report(
    verdict: str, rows: list[tuple[Objective, ServiceLevel]] | None = None, **fields: Any
) -> AuditReport:
    """A report about October 2026 with these rows; `fields` replace what is usual."""
    whole = AuditReport(
        schema="supportctl.report/1",
        tool=Tool("supportctl", "0.1.0", "2.0.0", "0.109", "2026.6"),
        as_of="2026-10-31T16:39:55Z",
        as_of_from="latest time in the data",
        timezone="Asia/Jakarta",
        verdict=verdict,
        verdict_reasons=[],
        config=ConfigUsed(
            "sla.yaml", "4b5c8feb47751cbe341d85a31c828a75a412537db7f745e595d6388017176c8e", builtin=False
        ),
        scope=Scope(None, None, [], ["channel"], 20, "2026-09-30T17:47:30Z", "2026-10-31T16:39:55Z"),
        inputs=[input_file(OCTOBER, 1_400)],
        set_aside=[],
        notes=[],
        objectives=[one for one, _ in rows or []],
        rate_objectives=[],
        service_levels=[one for _, one in rows or []],
        totals=[total(one) for _, one in rows or []],
        rates=[],
        min_tickets=MIN_TICKETS,
        partition=True,
        groups_total=len({one.group["channel"] for _, one in rows or []}),
        tails=[],
        breaches_total=sum(one.late for one, _ in rows or []),
        breaches=[],
        late_closed=[],
        act_now_total=sum(one.overdue + one.at_risk for one, _ in rows or []),
        act_now_tickets=sum(one.overdue + one.at_risk for one, _ in rows or []),
        act_now_late_tickets=sum(one.overdue for one, _ in rows or []),
        act_now=[],
    )
    return replace(whole, **fields)


def input_file(
    path: str, tickets: int, *, folded: int = 0, out_of_scope: int = 0, aside: int = 0
) -> InputFile:
    """A file whose rows are all accounted for."""
    rows = tickets + folded + out_of_scope + aside
    return InputFile(
        path, "0" * 64, "generic", "generic", "ticket", "utf-8", rows, tickets, folded, out_of_scope, aside
    )


def breach(
    ticket: str | None,
    state: str,
    line: int,
    *,
    policy: str = "email",
    metric: str = "first_response",
    path: str = OCTOBER,
    late: float = 25_500,
    due: str = "2026-10-30T09:20:00Z",
) -> Breach:
    """A promise that is late, or at risk when `late` is negative: so many seconds are left."""
    overrun = late if late >= 0 else None
    return Breach(
        namespace="generic", ticket_id=ticket, metric=metric, policy=policy, state=state,
        elapsed_seconds=14_400 + late, target_seconds=14_400, overrun_seconds=overrun, due_at=due,
        clock="business" if policy == "email" else "wall", path=path, record=line, line=line,
    )  # fmt: skip


def rate_pair(
    channel: str, metric: str, numerator: int, denominator: int, goal: RateGoal, verdict: str
) -> tuple[RateObjective, Rate]:
    """A promise about a rate that one channel makes, and its row."""
    value = round(numerator / denominator, 6)
    formula = "abandoned / (answered + abandoned), without abandons up to short_abandon"
    shared: dict[str, Any] = {
        "policy": channel, "metric": metric, "numerator": numerator, "denominator": denominator,
        "value": value, "target": goal, "verdict": verdict, "formula": formula,
    }  # fmt: skip
    mark: Mark | None = "missed" if verdict == "fail" else None
    return RateObjective(**shared), Rate(**shared, group={"channel": channel}, mark=mark)


def cut(
    by: list[str], rows: list[ServiceLevel], objectives: list[Objective], top: int = 20, **fields: Any
) -> AuditReport:
    """A report whose tables are cut by these fields, a row of the table for each group."""
    scope = Scope(None, None, [], by, top, "2026-09-30T17:47:30Z", "2026-10-31T16:39:55Z")
    groups = {tuple(one.group.values()) for one in rows}
    whole = replace(report(objectives[0].verdict), scope=scope, objectives=objectives, service_levels=rows,
                    totals=[total(one) for one in rows], groups_total=len(groups))  # fmt: skip
    return replace(whole, **fields)
