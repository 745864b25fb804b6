"""The promises in force: one for each (trait, metric), as rows that the judging SQL joins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from supportctl.audit.asking.cut import Cut, Values
from supportctl.audit.judging.groups import trait_values
from supportctl.audit.judging.milestones import is_about
from supportctl.audit.judging.telling import Telling, telling
from supportctl.audit.judging.traits import Trait
from supportctl.intake.door import ReadFile, folded
from supportctl.policy.model import (
    OTHER_PRIORITIES,
    Deadline,
    Policy,
    SlaFile,
    TargetColumn,
    TimeTarget,
    Within,
)
from supportctl.vocabulary.metrics import TIME_METRICS


class Goal(StrEnum):
    """What a promise is measured against."""

    NONE = "none"
    WITHIN = "within"
    COLUMN = "column"
    DEADLINE = "deadline"


SERVICE_LEVELS = ("neutral", "answered_only", "all_offered")

PROMISE_COLUMNS = {
    "promise_no": "integer",
    "trait_no": "integer",
    "cell_no": "integer",
    "has_policy": "boolean",
    "metric": "metric",
    "goal": "goal",
    "target": "bigint",
    "warn_numerator": "bigint",
    "warn_denominator": "bigint",
    "excluded": "varchar",
    "service_level": "service_level",
    "short_abandon": "bigint",
    "worthless_after": "bigint",
    "clock_skew": "bigint",
    "foreign_clock": "boolean",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Tickets that share the cut's trait values, a policy (None: unmatched), a metric and the rule that excludes them.

    With a group number of the rows (groups.py) it is the finest count there is. `stop_told`: a file of them has a
    column that tells when the clock stopped; without one there are open contacts, but no share in time.
    """

    values: Values
    policy: Policy | None
    metric: str
    target: TimeTarget | None
    excluded: str | None = None
    stop_told: bool = True


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise to the tickets of one trait; `target_us` is None unless the goal is WITHIN."""

    trait: Trait
    cell_no: int
    metric: str
    goal: Goal
    target_us: int | None


class Unmeasurable(NamedTuple):
    """A target of sla.yaml of which there is no promise for a file, and what that file tells."""

    policy: str
    metric: str
    path: str
    told: Telling


@dataclass(frozen=True, slots=True)
class Promises:
    """All promises of a run, and the targets of which there are none."""

    cells: tuple[Cell, ...]
    rows: tuple[Promise, ...]
    unmeasurable: tuple[Unmeasurable, ...]

    @property
    def metrics(self) -> list[str]:
        """The metrics that some promise is about, in the order of the vocabulary."""
        promised = {cell.metric for cell in self.cells}
        return [metric for metric in TIME_METRICS if metric in promised]


def make_promises(traits: Iterable[Trait], files: Sequence[ReadFile], sla: SlaFile, cut: Cut) -> Promises:
    """One promise for each in-scope trait and metric that its policy targets.

    Tickets that no policy matches get a promise without goal for every metric that any policy targets.
    """
    cells: dict[tuple[Values, str | None, str, str | None], int] = {}
    made: list[Cell] = []
    stop_told: set[int] = set()
    rows: list[Promise] = []
    unmeasurable: dict[Unmeasurable, None] = {}
    in_play = [metric for metric in TIME_METRICS if any(_target(policy, metric) for policy in sla.policies)]
    for trait in traits:
        file = files[trait.seen.file_no]
        for metric in in_play if trait.in_scope else ():
            target = _target(trait.policy, metric)
            if trait.policy is not None and target is None:
                continue
            told = telling(metric, file.columns_found, target.goal if target else None)
            if not told.measurable:
                if trait.policy is not None:
                    unmeasurable[Unmeasurable(trait.policy.name, metric, file.shown, told)] = None
                continue
            policy_name = trait.policy.name if trait.policy else None
            values = trait_values(cut, trait)
            cell_no = cells.setdefault((values, policy_name, metric, trait.excluded), len(cells))
            if cell_no == len(made):
                made.append(Cell(values, trait.policy, metric, target, trait.excluded))
            if told.stop_told:
                stop_told.add(cell_no)
            applies = is_about(trait.seen, metric) and not not_awaited(metric, trait)
            goal, target_us = _goal(target, trait) if applies else (Goal.NONE, None)
            rows.append(Promise(trait, cell_no, metric, goal, target_us))
    marked = tuple(replace(cell, stop_told=number in stop_told) for number, cell in enumerate(made))
    return Promises(marked, tuple(rows), tuple(unmeasurable))


def calendars_in_use(promises: Promises) -> list[str]:
    """The names of the calendars that judge some contact of the files."""
    return sorted({cell.policy.calendar for cell in promises.cells if cell.policy})


def _target(policy: Policy | None, metric: str) -> TimeTarget | None:
    targets = policy.time_targets if policy else ()
    return next((target for target in targets if target.metric == metric), None)


def not_awaited(metric: str, trait: Trait) -> bool:
    """Whether nobody waits for the first response (semantics rule 11).

    So it is of a voicemail and of a request to be called back, unless the policy's match names that channel.
    """
    if not TIME_METRICS[metric].is_response or trait.deferred_call is None or trait.policy is None:
        return False
    own = {folded(word) for word in (trait.channel, trait.seen.channel) if word}
    named = {folded(word) for field, words in trait.policy.match if field == "channel" for word in words}
    return own.isdisjoint(named)


def _goal(target: TimeTarget | None, trait: Trait) -> tuple[Goal, int | None]:
    match target.goal if target else None:
        case Within(by_priority):
            by_word = {folded(word): us for word, us in by_priority.items()}
            words = [folded(word) for word in (trait.priority, trait.seen.priority) if word]
            us = next((by_word[word] for word in [*words, OTHER_PRIORITIES] if word in by_word), None)
            return (Goal.NONE, None) if us is None else (Goal.WITHIN, us)
        case TargetColumn():
            return Goal.COLUMN, None
        case Deadline():
            return Goal.DEADLINE, None
    return Goal.NONE, None


TRAIT_COLUMNS = {
    "trait_no": "integer",
    "standing": "standing",
    "calendar_no": "bigint",
    "is_call": "boolean",
    "answers_told": "boolean",
    "response_in_business_time": "boolean",
    "resolution_in_business_time": "boolean",
}


def trait_rows(
    traits: Iterable[Trait], files: Sequence[ReadFile], calendar_numbers: Mapping[str, int]
) -> list[tuple[object, ...]]:
    """The rows of the table `trait_decided`: in-scope traits; a calendar that is always open has none.

    `answers_told`: a call of it without a time of answer was not answered. Nobody answers a voicemail on the line.
    """
    return [
        (
            trait.seen.trait_no,
            trait.standing.value,
            calendar_numbers.get(trait.policy.calendar) if trait.policy else None,
            trait.is_call,
            trait.is_call
            and trait.deferred_call is None
            and telling("first_response", files[trait.seen.file_no].columns_found).stop_told,
            *(_in_business_time(files[trait.seen.file_no], name) for name in _DURATIONS),
        )
        for trait in traits
        if trait.in_scope
    ]


_DURATIONS = ("first_response_duration", "resolution_duration")


def _in_business_time(file: ReadFile, name: str) -> bool:
    """Whether the file counts this duration in business hours of its own."""
    return name in file.loaded.plan.durations and file.loaded.plan.durations[name].business


def promise_rows(promises: Promises, sla: SlaFile) -> list[tuple[object, ...]]:
    """The rows of the table `promise`, in the order of PROMISE_COLUMNS."""
    policies = {policy.name: policy for policy in sla.policies}
    shared = cache(lambda name, metric, goal: _of_policy(policies.get(name or ""), metric, goal, sla))
    return [
        (
            number,
            one.trait.seen.trait_no,
            one.cell_no,
            one.trait.policy is not None,
            one.metric,
            one.goal.value,
            one.target_us,
            sla.warn_at.numerator,
            sla.warn_at.denominator,
            one.trait.excluded,
            *shared(one.trait.policy.name if one.trait.policy else None, one.metric, one.goal),
        )
        for number, one in enumerate(promises.rows)
    ]


def _of_policy(policy: Policy | None, metric: str, goal: Goal, sla: SlaFile) -> tuple[object, ...]:
    """The columns that all promises of a policy about a metric share, from `service_level` on."""
    if policy is None:
        return (SERVICE_LEVELS[0], 0, None, sla.clock_skew_us, False)
    return (
        policy.service_level,
        policy.short_abandon_us,
        policy.worthless_after_us if TIME_METRICS[metric].is_response else None,
        sla.clock_skew_us,
        _foreign_clock(policy, goal, sla),
    )


def _foreign_clock(policy: Policy, goal: Goal, sla: SlaFile) -> bool:
    """Whether a duration on the export's own clock says nothing about such a promise (semantics rule 15)."""
    if policy.accept_export_clock:
        return False
    return goal is Goal.DEADLINE or sla.calendars[policy.calendar].is_always
