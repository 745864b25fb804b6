"""The audit report: the frozen JSON contract `supportctl.report/1` as types.

Field names are the JSON keys, field order is the JSON order. Keys are added, never renamed, within /1.
Seconds are plain numbers with at most six decimals; instants are ISO 8601 in UTC; shares are 0..1.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from supportctl.frozen import frozen
from supportctl.report.note import Note

SCHEMA = "supportctl.report/1"

TargetKind = Literal["within", "export_deadline", "none"]

Mark = Literal["missed", "maybe_missed"]
"""Beyond a goal: with evidence (the whole 95 % interval is), or perhaps by chance (semantics rule 29)."""


@frozen
class Tool:
    """What computed the report; the zone and holiday data can change a number, so their versions are named."""

    name: str
    version: str
    duckdb: str
    holidays: str
    tzdata: str


@frozen
class ConfigUsed:
    """The sla.yaml that judged; `builtin`: its targets are ours, since the user has none."""

    path: str
    sha256: str
    builtin: bool


@frozen
class Scope:
    """Which contacts were judged and how the tables are cut; `top` groups stand before the tail (None: all)."""

    since: str | None
    until: str | None
    where: list[str]
    by: list[str]
    top: int | None
    first_created_at: str | None
    last_created_at: str | None


@frozen
class InputFile:
    """One file and where its rows went: rows = tickets + folded + out_of_scope + set_aside."""

    path: str
    sha256: str
    system: str
    namespace: str
    granularity: str
    encoding: str
    rows: int
    tickets: int
    folded: int
    out_of_scope: int
    set_aside: int


@frozen
class SetAsideExample:
    """A row that could not be used: `record` counts CSV records from 1 (the header is 1), `line` physical lines."""

    path: str
    record: int | None
    line: int | None
    column: str | None
    message: str


@frozen
class SetAside:
    """All rows set aside for one reason."""

    reason: str
    count: int
    examples: list[SetAsideExample]


@frozen
class Target:
    """The promise: `seconds` is None when it differs by priority or by row."""

    kind: TargetKind
    seconds: float | None
    words: str


@frozen
class Seconds:
    """Elapsed time of finished contacts (met and breached); percentiles are exact, linearly interpolated."""

    count: int
    mean: float | None
    p50: float | None
    p90: float | None
    p95: float | None
    p99: float | None
    max: float | None


@frozen
class Bucket:
    """Finished contacts that took longer than the bucket before and at most `up_to_seconds` (None: no limit)."""

    up_to_seconds: float | None
    count: int


@frozen(kw_only=True)
class Counts:
    """The states of the tickets of one row (semantics rules 16 and 17) and what follows from them."""

    calendar: str | None
    clock: str | None
    formula: str
    target: Target
    tickets: int
    due: int
    kept: int
    late: int
    met: int
    early: int
    breached: int
    overdue: int
    abandoned: int
    running: int
    at_risk: int
    paused: int
    unknown: int
    not_applicable: int
    excluded: int
    excluded_reasons: Mapping[str, int]
    unknown_reasons: Mapping[str, int]
    worthless: int
    attainment: float | None
    attainment_low: float | None
    attainment_high: float | None
    attainment_usual: float | None
    seconds: Seconds
    distribution: list[Bucket]


@frozen(kw_only=True)
class Objective(Counts):
    """A promise of sla.yaml and whether it was kept; the only rows that decide verdict and exit code."""

    policy: str
    metric: str
    objective: float
    verdict: str
    mark: Mark | None


@frozen(kw_only=True)
class ServiceLevel(Counts):
    """One (group, policy, metric); tickets that no policy matched have policy None.

    `small`: fewer due contacts than min_tickets, listed last and never ranked. `folded_groups`: how many groups a row
    of `tails` stands for; their values are None. `below_objective` compares the bare share; `mark` says whether that is
    more than chance may bring about, as if contacts were independent; None also where people or few contacts are.
    """

    group: Mapping[str, str | None]
    policy: str | None
    metric: str
    objective: float | None
    below_objective: bool | None
    mark: Mark | None
    small: bool
    folded_groups: int


@frozen(kw_only=True)
class Total(Counts):
    """One (group, metric) over all policies, with percentiles of its own."""

    group: Mapping[str, str | None]
    metric: str


@frozen
class RateGoal:
    """The promise about a rate: exactly one bound is set."""

    at_most: float | None
    at_least: float | None


@frozen(kw_only=True)
class Rate:
    """A share or mean of one (group, policy): value = numerator / denominator; `verdict` None without a target."""

    group: Mapping[str, str | None]
    policy: str | None
    metric: str
    numerator: float
    denominator: int
    value: float | None
    target: RateGoal | None
    verdict: str | None
    mark: Mark | None
    formula: str


@frozen(kw_only=True)
class RateObjective:
    """A promise about a rate over all of a policy's contacts; decides the verdict like `Objective`."""

    policy: str
    metric: str
    target: RateGoal
    verdict: str
    numerator: float
    denominator: int
    value: float | None
    formula: str


@frozen(kw_only=True)
class Breach:
    """One late contact, or one that soon will be, with the line of the export it stands on.

    Where only the day of a time is known, elapsed and overrun may be too: `overrun_at_least_seconds` says how late it
    is in any case.
    """

    namespace: str
    ticket_id: str | None
    metric: str
    policy: str
    state: str
    elapsed_seconds: float | None
    target_seconds: float | None
    overrun_seconds: float | None
    due_at: str | None
    clock: str
    path: str
    record: int
    line: int
    overrun_at_least_seconds: float | None = None


@frozen
class ReconciledReason:
    """Why the export and we disagree, and how often."""

    reason: str
    count: int


@frozen(kw_only=True)
class Disagreement:
    """A contact on which the export says otherwise: its word, our state, and what likely makes the difference."""

    ticket_id: str | None
    record: int
    line: int
    vendor: str
    ours: str
    elapsed_seconds: float | None
    target_seconds: float | None
    reason: str


@frozen(kw_only=True)
class Reconciliation:
    """The export's own verdicts on one metric beside ours (semantics rule 23).

    Verdicts read = `compared` + `not_comparable`; `unread` stand for words that are not known, the most frequent of
    them in `unread_words`, with what to write about them. `disagreements` lists the first of `disagreements_total`,
    farthest from the target first.
    """

    path: str
    system: str
    metric: str
    column: str
    compared: int
    agree: int
    disagree: int
    vendor_breached_ours_met: int
    vendor_met_ours_breached: int
    not_comparable: int
    unread: int
    unread_hint: str | None
    unread_words: Mapping[str, int]
    reasons: list[ReconciledReason]
    disagreements_total: int
    disagreements: list[Disagreement]


@frozen(kw_only=True)
class AuditReport:
    """Everything `supportctl audit` found; renderers add nothing to it.

    `partition` is False when groups overlap (a ticket has several tags). `tails` folds the groups after the first
    `scope.top` of `groups_total`. `breaches` lists late contacts, open ones first, then by overrun; `late_closed`
    those that are done; `act_now` open ones: the overdue and the at-risk, each soonest due first. All four lists are
    cut off; the totals are not. What to act on is a matter of all open contacts of `scope.where`, whatever the period:
    `act_now_tickets` counts tickets, `act_now_late_tickets` those of them that are overdue, `act_now_total` promises.
    """

    schema: str
    tool: Tool
    as_of: str
    as_of_from: str
    timezone: str
    verdict: str
    verdict_reasons: list[str]
    config: ConfigUsed
    scope: Scope
    inputs: list[InputFile]
    set_aside: list[SetAside]
    notes: list[Note]
    objectives: list[Objective]
    rate_objectives: list[RateObjective]
    service_levels: list[ServiceLevel]
    totals: list[Total]
    rates: list[Rate]
    min_tickets: int
    partition: bool
    groups_total: int
    tails: list[ServiceLevel]
    breaches_total: int
    breaches: list[Breach]
    late_closed: list[Breach]
    act_now_total: int
    act_now_tickets: int
    act_now_late_tickets: int
    act_now: list[Breach]
    reconciliation: list[Reconciliation] = field(default_factory=list)
