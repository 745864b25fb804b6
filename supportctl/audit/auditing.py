"""From tables to the report, step by step: the way into this room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import metadata

from supportctl import __version__
from supportctl.audit.accounts import input_files, over_limit, set_aside_reasons
from supportctl.audit.breaches import Lister, instant_text
from supportctl.audit.counts import Results
from supportctl.audit.cut import Groups, make_groups
from supportctl.audit.direction_notes import none_by_customers
from supportctl.audit.empty_period import empty_period
from supportctl.audit.export_age import export_age, too_old
from supportctl.audit.facet import see_traits
from supportctl.audit.group_order import order_groups, shown_groups
from supportctl.audit.judge import Frame, judge
from supportctl.audit.milestones import milestone_words
from supportctl.audit.moment import AsOf, latest_in_data
from supportctl.audit.needs import kept_columns, target_columns
from supportctl.audit.notes import all_notes
from supportctl.audit.promises import Promises, make_promises
from supportctl.audit.rate_rows import rate_objectives, rates
from supportctl.audit.rates import count_rates
from supportctl.audit.reconciliation import reconciliation
from supportctl.audit.request import Request
from supportctl.audit.rows import all_series, objectives, service_levels, tail_rows, totals
from supportctl.audit.statistics import measure_spreads
from supportctl.audit.tally import tally_slices
from supportctl.audit.traits import Trait, created_span, decide_traits
from supportctl.audit.undecided import any_judged, how_to_tell, too_many_unknown, why_undecided
from supportctl.audit.verdicts import worst_verdict
from supportctl.audit.where import nothing_fits
from supportctl.audit.whole_period import is_whole
from supportctl.engine.session import Phase, Session
from supportctl.intake.files.paths import Inputs
from supportctl.intake.loading.reading import ReadFile, Reading, Wanted, read_exports
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
from supportctl.vocabulary.metrics import TIME_METRICS
from supportctl.vocabulary.states import Verdict
from supportctl.worktime.zone import load_zone, us_to_local


@dataclass(frozen=True, slots=True)
class Judged:
    """A run up to the table `judged`: what every account of it starts from."""

    reading: Reading
    frame: Frame
    groups: Groups
    traits: Sequence[Trait]
    promises: Promises


@dataclass(frozen=True, slots=True)
class Audited:
    """A finished audit whose session is still open: the report, and what the tables of the session stand for."""

    report: AuditReport
    promises: Promises
    files: Sequence[ReadFile]
    sla: SlaFile
    frame: Frame


def audit(session: Session, inputs: Inputs, sla: SlaFile, request: Request) -> AuditReport:
    """Read the files, judge every promise, and describe the outcome.

    Raises UsageError and NotAuditableError with every problem found.
    """
    return audit_open(session, inputs, sla, request).report


def audit_open(session: Session, inputs: Inputs, sla: SlaFile, request: Request) -> Audited:
    """The same, for whoever asks the session's tables for more than the report."""
    return account(session, inputs, judge_exports(session, inputs, sla, request), sla, request)


def account(session: Session, inputs: Inputs, run: Judged, sla: SlaFile, request: Request) -> Audited:
    """What the report says of a judged run. Raises NotAuditableError when nothing of it can be measured."""
    session.phase = Phase("adding up")
    counts = count_rates(session, run.traits, run.reading.files, run.frame.window())
    results = Results(run.promises, tally_slices(session), counts, run.traits, run.groups, sla)
    _require_something_measurable(results, run.reading, request)
    report = _describe(session, inputs, run.reading, results, _Asked(request, run.frame))
    return Audited(report, run.promises, run.reading.files, sla, run.frame)


def judge_exports(session: Session, inputs: Inputs, sla: SlaFile, request: Request) -> Judged:
    """Read the files and judge every promise. Raises UsageError and NotAuditableError with every problem found."""
    request.period.check()
    named = {*request.cut.fields, *(name for name, _ in request.where), *request.fields}
    wanted = Wanted(kept_columns(sla), kept_columns(sla, named), target_columns(sla))
    return judge_reading(session, read_exports(session, inputs, sla, wanted), sla, request)


def judge_reading(session: Session, reading: Reading, sla: SlaFile, request: Request) -> Judged:
    """Judge every promise of files that were read with the columns that the request needs."""
    frame = _frame(session, sla, request)
    groups = make_groups(session, request.cut, reading.files, sla.timezone)
    literals = [*sla.matched_words(), *((name, word) for name, words in request.where for word in words)]
    literals += milestone_words(reading.files)
    window = {**frame.window(), **frame.possible()}
    seen = see_traits(session, reading.files, literals, frozenset(sla.declared_fields), window)
    traits = decide_traits(seen, reading.files, sla, request.where)
    promises = make_promises(traits, reading.files, sla, request.cut)
    session.phase = Phase("judging", sum(trait.seen.in_window for trait in traits))
    judge(session, traits, reading.files, promises, sla, frame)
    return Judged(reading, frame, groups, traits, promises)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The request and the frame it led to."""

    request: Request
    frame: Frame


def _frame(session: Session, sla: SlaFile, request: Request) -> Frame:
    as_of = request.as_of or latest_in_data(session)
    since, until = _bounds(session, sla, request, as_of)
    frame = Frame(as_of, request.cut.splits_hours, age=export_age(session, as_of, request.max_age_us))
    return replace(
        frame,
        by_words=bool(request.where),
        since_us=frame.since_us if since is None else since,
        until_us=frame.until_us if until is None else until,
    )


def _bounds(session: Session, sla: SlaFile, request: Request, as_of: AsOf) -> tuple[int | None, int | None]:
    """The period asked for. Where the data say how far they reach, they also say whether this week is whole."""
    period = request.period
    asks_data = period.period is not None and period.counts_back and request.as_of is None
    whole = asks_data and is_whole(session, period.period or "", as_of.us, sla.timezone)
    today = us_to_local(as_of.us, load_zone(sla.timezone)).date()
    return period.bounds(today, sla.timezone, whole=whole)


def _require_something_measurable(results: Results, reading: Reading, request: Request) -> None:
    if results.promises.cells or rate_objectives(results):
        return
    if not any(trait.in_scope for trait in results.traits):
        ours = list(none_by_customers(results.traits, reading.files))
        raise NotAuditableError(*reading.failures, *(ours or [nothing_fits(results.traits, request.where)]))
    raise NotAuditableError(*reading.failures, *(_unanswered(file, results.sla) for file in reading.files))


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


def _describe(
    session: Session, inputs: Inputs, reading: Reading, results: Results, asked: _Asked
) -> AuditReport:
    sla, as_of = results.sla, asked.frame.as_of
    groups = order_groups(results, asked.request.top)
    spreads = measure_spreads(session, all_series(results, groups), asked.request.buckets)
    decided, rate_decided = objectives(results, spreads), rate_objectives(results)
    lister = Lister(session, results.promises, reading.files, sla, asked.frame)
    accounts = input_files(session, reading, results.traits)
    unfit = [
        *(f"{problem.place}: {problem.message}" for problem in reading.failures),
        *empty_period(session, results.traits, sla, asked.frame),
        *too_old(asked.frame.age, sla),
        *over_limit(session, accounts, sla),
    ]
    verdict, reasons = _verdict(results, reading.files, [*decided, *rate_decided], unfit)
    tallies, waiting = results.tallies.values(), lister.waiting()
    return AuditReport(
        schema=SCHEMA,
        tool=_tool(),
        as_of=instant_text(as_of.us),
        as_of_from=as_of.origin,
        timezone=sla.timezone,
        verdict=verdict.value,
        verdict_reasons=reasons,
        config=ConfigUsed(sla.path, sla.sha256, sla.builtin),
        scope=_scope(results, asked),
        inputs=accounts,
        set_aside=set_aside_reasons(session, reading),
        notes=[*asked.request.notes, *all_notes(session, inputs, reading, results, asked.frame)],
        objectives=decided,
        rate_objectives=rate_decided,
        service_levels=service_levels(results, groups, spreads),
        totals=totals(results, groups, spreads),
        rates=rates(results),
        min_tickets=sla.min_tickets,
        partition=results.groups.cut.partitions,
        groups_total=len(groups.slices),
        tails=tail_rows(results, groups, spreads),
        breaches_total=sum(tally.late for tally in tallies),
        breaches=lister.worst(),
        late_closed=lister.late_closed(),
        act_now_total=waiting.promises,
        act_now_tickets=waiting.tickets,
        act_now_late_tickets=waiting.late_tickets,
        act_now=lister.act_now(),
        reconciliation=reconciliation(session, reading.files, results.promises, sla, asked.frame),
    )


def _scope(results: Results, asked: _Asked) -> Scope:
    first, last = created_span(results.traits) or (None, None)
    return Scope(
        since=_text(asked.frame.since),
        until=_text(asked.frame.until),
        where=asked.request.where_texts,
        by=list(asked.request.cut.fields),
        top=shown_groups(asked.request.cut, asked.request.top),
        first_created_at=_text(first),
        last_created_at=_text(last),
    )


def _verdict(
    results: Results,
    files: Sequence[ReadFile],
    rows: Sequence[Objective | RateObjective],
    unfit: Sequence[str],
) -> tuple[Verdict, list[str]]:
    """The report's verdict, and why it is not auditable: `unfit` says what the files lack, the rows what is unknown."""
    reasons = [*unfit]
    unknown = [row for row in rows if isinstance(row, Objective) and row.verdict == Verdict.NOT_AUDITABLE]
    reasons += too_many_unknown(unknown, results.sla)
    worst = worst_verdict(Verdict(row.verdict) for row in rows)
    rated = any(isinstance(row, RateObjective) for row in rows)
    if not reasons and (worst is Verdict.NOT_AUDITABLE or not (rated or any_judged(results))):
        reasons = why_undecided(results, files)
    return (Verdict.NOT_AUDITABLE if reasons else worst), reasons


def _text(us: int | None) -> str | None:
    return None if us is None else instant_text(us)


def _tool() -> Tool:
    versions = [metadata.version(name) for name in ("duckdb", "holidays", "tzdata")]
    return Tool("supportctl", __version__, *versions)
