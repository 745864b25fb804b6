"""From tables to the report, step by step: the way into this room."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata

from supportctl import __version__
from supportctl.audit.accounts import input_files, over_limit, set_aside_reasons
from supportctl.audit.breaches import Lister, instant_text
from supportctl.audit.facet import see_traits
from supportctl.audit.judge import Frame, judge
from supportctl.audit.moment import AsOf, latest_in_data
from supportctl.audit.needs import kept_columns, target_columns
from supportctl.audit.notes import all_notes
from supportctl.audit.promises import make_promises
from supportctl.audit.rates import count_rates
from supportctl.audit.rows import (
    Results,
    grouped,
    objective_key,
    objectives,
    rate_objectives,
    rates,
    series_of,
    service_level_key,
    service_levels,
    total_key,
    totals,
)
from supportctl.audit.statistics import measure_spreads
from supportctl.audit.tally import tally_cells
from supportctl.audit.traits import decide_traits
from supportctl.audit.verdicts import worst_verdict
from supportctl.engine import Session
from supportctl.intake.paths import Inputs
from supportctl.intake.reading import Reading, read_exports
from supportctl.policy.model import SlaFile
from supportctl.report.audit_report import (
    SCHEMA,
    AuditReport,
    ConfigUsed,
    InputFile,
    Objective,
    RateObjective,
    Scope,
    Tool,
)
from supportctl.report.problem import NotAuditableError, Problem
from supportctl.vocabulary import METRIC_NAMES, Verdict


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks for: `as_of` None means the latest time in the data."""

    as_of: AsOf | None = None


def audit(session: Session, inputs: Inputs, sla: SlaFile, request: Request) -> AuditReport:
    """Read the files, judge every promise, and describe the outcome.

    Raises UsageError and NotAuditableError with every problem found.
    """
    reading = read_exports(session, inputs, sla, kept_columns(sla), target_columns(sla))
    as_of = request.as_of or latest_in_data(session)
    frame = Frame(as_of)
    seen = see_traits(session, sla.matched_words(), frozenset(sla.declared_fields), frame.window())
    traits = decide_traits(seen, reading.files, sla)
    promises = make_promises(traits, reading.files, sla)
    judge(session, traits, promises, sla, frame)
    counts = count_rates(session, traits, reading.files, frame.window())
    results = Results(promises, tally_cells(session), counts, traits, sla)
    _require_something_measurable(results, reading)
    return _describe(session, inputs, reading, results, as_of)


def _require_something_measurable(results: Results, reading: Reading) -> None:
    if results.promises.cells or rate_objectives(results):
        return
    hint = "see which columns are read with the headers above, and map them under sources in sla.yaml"
    raise NotAuditableError(
        *reading.failures,
        *(
            Problem(file.shown, "no column answers any target of sla.yaml", hint=hint)
            for file in reading.files
        ),
    )


def _describe(
    session: Session, inputs: Inputs, reading: Reading, results: Results, as_of: AsOf
) -> AuditReport:
    sla, cells = results.sla, results.promises.cells
    keys = (objective_key, service_level_key, total_key)
    series = [series_of(cells, numbers) for key in keys for numbers in grouped(cells, key).values()]
    spreads = measure_spreads(session, series)
    decided, rate_decided = objectives(results, spreads), rate_objectives(results)
    lister = Lister(session, results.promises, reading.files, sla)
    accounts = input_files(session, reading, results.traits)
    verdict, reasons = _verdict(reading, accounts, results, [*decided, *rate_decided])
    first, last = session.row("select min(created_at), max(created_at) from record where fate = 0")
    return AuditReport(
        schema=SCHEMA,
        tool=_tool(),
        as_of=instant_text(as_of.us),
        as_of_from=as_of.origin,
        timezone=sla.timezone,
        verdict=verdict.value,
        verdict_reasons=reasons,
        config=ConfigUsed(sla.path, sla.sha256, sla.builtin),
        scope=Scope(None, None, [], ["channel"], _text(first), _text(last)),
        inputs=accounts,
        set_aside=set_aside_reasons(session, reading),
        notes=all_notes(session, inputs, reading, results, as_of),
        objectives=decided,
        rate_objectives=rate_decided,
        service_levels=service_levels(results, spreads),
        totals=totals(results, spreads),
        rates=rates(results),
        breaches_total=sum(tally.late for tally in results.tallies.values()),
        breaches=lister.worst(),
        act_now_total=sum(tally.waiting for tally in results.tallies.values()),
        act_now=lister.act_now(),
    )


def _verdict(
    reading: Reading,
    accounts: Sequence[InputFile],
    results: Results,
    rows: Sequence[Objective | RateObjective],
) -> tuple[Verdict, list[str]]:
    """The report's verdict, and why it is not auditable when it is not."""
    reasons = [f"{problem.place}: {problem.message}" for problem in reading.failures]
    reasons += over_limit(accounts, results.sla.max_set_aside)
    reasons += [
        f"{row.policy}: too many {METRIC_NAMES[row.metric]} times are unknown"
        for row in rows
        if row.verdict == Verdict.NOT_AUDITABLE
    ]
    worst = worst_verdict(Verdict(row.verdict) for row in rows)
    if worst is Verdict.NOT_AUDITABLE and not reasons:
        reasons.append("no contact falls under any target")
    return (Verdict.NOT_AUDITABLE if reasons else worst), reasons


def _text(us: int | None) -> str | None:
    return None if us is None else instant_text(us)


def _tool() -> Tool:
    versions = [metadata.version(name) for name in ("duckdb", "holidays", "tzdata")]
    return Tool("supportctl", __version__, *versions)
