"""From tables to the report, step by step: the way into this room."""

from collections.abc import Sequence
from importlib import metadata

from supportctl import __version__
from supportctl.audit.asking.request import Request
from supportctl.audit.gate.verdicts import worst_verdict
from supportctl.audit.judging.export_age import too_old
from supportctl.audit.judging.run import Run, judge_exports
from supportctl.audit.judging.telling import how_to_tell
from supportctl.audit.judging.traits import created_span
from supportctl.audit.listing.breaches import Lister
from supportctl.audit.measuring.finishing import Counted, count
from supportctl.audit.measuring.group_order import shown_groups
from supportctl.audit.measuring.results import Results
from supportctl.audit.reporting.accounts import input_files, over_limit, set_aside_reasons
from supportctl.audit.reporting.direction_notes import none_by_customers
from supportctl.audit.reporting.empty_period import empty_period
from supportctl.audit.reporting.notes import all_notes
from supportctl.audit.reporting.rate_rows import rate_objectives, rates
from supportctl.audit.reporting.reconciliation import reconciliation
from supportctl.audit.reporting.rows import Rows
from supportctl.audit.reporting.undecided import any_judged, nothing_fits, too_many_unknown, why_undecided
from supportctl.engine.session import Session
from supportctl.intake.door import Inputs, ReadFile
from supportctl.policy.model import SlaFile
from supportctl.problem import NotAuditableError, Problem
from supportctl.report.audit_report import (
    SCHEMA,
    AuditReport,
    ConfigUsed,
    Objective,
    RateObjective,
    Scope,
    Tool,
)
from supportctl.report.numbers import instant_text
from supportctl.vocabulary.metrics import TIME_METRICS
from supportctl.vocabulary.states import Verdict


def audit(session: Session, inputs: Inputs, sla: SlaFile, request: Request) -> AuditReport:
    """Read the files, judge every promise, and describe the outcome.

    Raises UsageError and NotAuditableError with every problem found.
    """
    return report_of(judge_exports(session, inputs, sla, request))


def report_of(run: Run) -> AuditReport:
    """What there is to say of a judged run. Raises NotAuditableError when nothing of it can be measured."""
    return described(run, count(run))


def described(run: Run, counted: Counted) -> AuditReport:
    """The report of what was counted; asks the engine nothing. Raises NotAuditableError as above."""
    _require_something_measurable(counted.results, run)
    return _describe(run, counted)


def _require_something_measurable(results: Results, run: Run) -> None:
    if results.promises.cells or rate_objectives(results):
        return
    if not any(trait.in_scope for trait in run.traits):
        ours = list(none_by_customers(run.traits, run.files))
        raise NotAuditableError(
            *run.reading.failures, *(ours or [nothing_fits(run.traits, run.request.where)])
        )
    raise NotAuditableError(*run.reading.failures, *(_unanswered(file, run.sla) for file in run.files))


def _unanswered(file: ReadFile, sla: SlaFile) -> Problem:
    """What the file tells, and what it would take."""
    metrics = {target.metric for policy in sla.policies for target in policy.time_targets}
    advice = [how_to_tell(file, metric) for metric in TIME_METRICS if metric in metrics]
    read = ", ".join(f"{name} (“{one.header}”)" for name, one in file.loaded.plan.columns.items())
    return Problem(
        file.shown,
        "no column answers any target of sla.yaml",
        hint="; ".join([*dict.fromkeys(advice), f"read were {read}"]),
    )


def _describe(run: Run, counted: Counted) -> AuditReport:
    sla, as_of, results = run.sla, run.frame.as_of, counted.results
    rows, waiting, lister = Rows(counted), counted.waiting, Lister(run)
    decided, rate_decided = rows.objectives(), rate_objectives(results)
    accounts = input_files(run.reading, run.traits, counted.fates)
    unfit = [
        *(f"{problem.place}: {problem.message}" for problem in run.reading.failures),
        *empty_period(counted.span, run.traits, sla, run.frame),
        *too_old(run.frame.age, sla),
        *over_limit(accounts, counted.fates, sla),
    ]
    verdict, reasons = _verdict(counted, run.files, [*decided, *rate_decided], unfit)
    return AuditReport(
        schema=SCHEMA,
        tool=_tool(),
        as_of=instant_text(as_of.us),
        as_of_from=as_of.origin,
        timezone=sla.timezone,
        verdict=verdict.value,
        verdict_reasons=reasons,
        config=ConfigUsed(sla.path, sla.sha256, sla.builtin),
        scope=_scope(run),
        inputs=accounts,
        set_aside=set_aside_reasons(run.reading, counted),
        notes=[*run.request.notes, *all_notes(run, counted)],
        objectives=decided,
        rate_objectives=rate_decided,
        service_levels=rows.service_levels(),
        totals=rows.totals(),
        rates=rates(results),
        min_tickets=sla.min_tickets,
        partition=results.groups.cut.partitions,
        groups_total=len(counted.groups.slices),
        tails=rows.tails(),
        breaches_total=sum(weight.late for weight in results.weights.values()),
        breaches=lister.described(counted.worst),
        late_closed=lister.described(counted.late_closed),
        act_now_total=waiting.promises,
        act_now_tickets=waiting.tickets,
        act_now_late_tickets=waiting.late_tickets,
        act_now=lister.act_now(counted.act_now),
        reconciliation=reconciliation(run, counted),
    )


def _scope(run: Run) -> Scope:
    first, last = created_span(run.traits) or (None, None)
    return Scope(
        since=_text(run.frame.since),
        until=_text(run.frame.until),
        where=run.request.where_texts,
        by=list(run.request.cut.fields),
        top=shown_groups(run.request.cut, run.request.top),
        first_created_at=_text(first),
        last_created_at=_text(last),
    )


def _verdict(
    counted: Counted,
    files: Sequence[ReadFile],
    rows: Sequence[Objective | RateObjective],
    unfit: Sequence[str],
) -> tuple[Verdict, list[str]]:
    """The report's verdict, and why it is not auditable: `unfit` says what the files lack, the rows what is unknown."""
    reasons = [*unfit]
    unknown = [row for row in rows if isinstance(row, Objective) and row.verdict == Verdict.NOT_AUDITABLE]
    reasons += too_many_unknown(unknown, counted.results.sla)
    worst = worst_verdict(Verdict(row.verdict) for row in rows)
    rated = any(isinstance(row, RateObjective) for row in rows)
    if not reasons and (worst is Verdict.NOT_AUDITABLE or not (rated or any_judged(counted))):
        reasons = why_undecided(counted, files)
    return (Verdict.NOT_AUDITABLE if reasons else worst), reasons


def _text(us: int | None) -> str | None:
    return None if us is None else instant_text(us)


def _tool() -> Tool:
    versions = [metadata.version(name) for name in ("duckdb", "holidays", "tzdata")]
    return Tool("supportctl", __version__, *versions)
