"""The explanation of one ticket: the JSON contract `supportctl.explanation/1` as types.

Field names are the JSON keys, field order is the JSON order. Keys are added, never renamed, within /1.
Instants are ISO 8601 in UTC; seconds are plain numbers with at most six decimals; `words` and `why` are for people.
Texts of the export are cut at a hundred characters.
"""

from typing import Literal

from supportctl.frozen import frozen
from supportctl.report.audit_report import ConfigUsed

SCHEMA = "supportctl.explanation/1"

Outcome = Literal["judged", "out_of_scope", "folded", "set_aside"]
ClockKind = Literal["business", "wall"]
Until = Literal["stop", "as_of", "end_of_wait"]


@frozen
class TicketField:
    """What the export says of the ticket: `text` as written, `word` as supportctl understands it."""

    name: str
    column: str
    text: str | None
    word: str | None


@frozen
class ExplainedTicket:
    """The ticket and its row: `record` counts CSV records from 1 (the header is 1), `line` physical lines."""

    namespace: str
    ticket_id: str | None
    path: str
    record: int
    line: int
    fields: list[TicketField]


@frozen
class Moment:
    """An instant of the ticket's history.

    `column` and `text` are where it was read; `how` says how, when it does not stand there as it is. `at` is None
    when the text is no instant, and a date where only the day is known.
    """

    name: str
    at: str | None
    column: str | None = None
    text: str | None = None
    how: str | None = None


@frozen
class RuleTried:
    """A policy or an exclude rule of sla.yaml, whether it matches the ticket, and on which words."""

    name: str
    line: int
    matches: bool
    why: str


@frozen
class Stretch:
    """A piece of the time between start and end: opening hours that count, or time that was skipped."""

    counted: bool
    from_at: str
    to_at: str
    seconds: float
    words: str


@frozen
class Clock:
    """Every piece of the time from creation to `to_at`; the counted ones add up to the elapsed seconds.

    `until` says what ended it: the stop, as-of while the ticket is open, or the end of the wait that nobody answered.
    """

    kind: ClockKind
    calendar: str
    words: str
    timezone: str
    from_at: str
    to_at: str
    until: Until
    stretches: list[Stretch]


@frozen(kw_only=True)
class ExplainedPromise:
    """One promise to the ticket, and what became of it.

    `line` is the target's in sla.yaml; `stop` names the canonical column that ended the clock. `counts`: whether it
    counts in attainment. `clock` is None where no time was measured: the state says why, or the export counted.
    `late_from_at` is set when the target is used up at closing time: the next opening, before which nothing is late.
    Where only the day of a time is known, `started_at` and `stopped_at` are dates, and the elapsed time lies between
    `elapsed_least_seconds` and `elapsed_most_seconds`; the clock then shows the longest.
    Beside the audit's states there is `not_measurable`: no column of the file tells it, the audit leaves it out.
    """

    metric: str
    line: int | None
    words: str
    state: str
    reason: str | None = None
    why: str
    target_seconds: float | None = None
    target_words: str | None = None
    due_at: str | None = None
    late_from_at: str | None = None
    started_at: str | None = None
    stopped_at: str | None = None
    stop: str | None = None
    elapsed_seconds: float | None = None
    elapsed_least_seconds: float | None = None
    elapsed_most_seconds: float | None = None
    overrun_seconds: float | None = None
    counts: bool = False
    worthless: bool = False
    clock: Clock | None = None


@frozen(kw_only=True)
class Explanation:
    """Everything `supportctl explain` says of one ticket; renderers add nothing to it.

    `policies` are those looked at, in the order of sla.yaml: the last one matches, if any does. They are empty, as
    are `excludes` and `promises`, for a row that is not judged; `outcome_words` says why.
    """

    schema: str
    as_of: str
    as_of_from: str
    timezone: str
    config: ConfigUsed
    ticket: ExplainedTicket
    outcome: Outcome
    outcome_words: str
    timeline: list[Moment]
    notes: list[str]
    excludes: list[RuleTried]
    policies: list[RuleTried]
    promises: list[ExplainedPromise]
