"""One promise to one ticket: target, clock, due time and state, as the judging SQL left them, with the way there."""

from collections.abc import Iterator

from supportctl.audit.explaining.case import Case, case_of
from supportctl.audit.explaining.clock import clock_of
from supportctl.audit.explaining.rows import ExplainedRow, Outcome
from supportctl.audit.explaining.state_words import state_words
from supportctl.audit.explaining.timeline import moment_text, text_or_none
from supportctl.audit.judging.frame import Frame
from supportctl.audit.judging.promise_clock import Start, due_us
from supportctl.audit.judging.telling import telling
from supportctl.intake.door import ReadFile
from supportctl.policy.model import OTHER_PRIORITIES, Policy, SlaFile, TimeTarget, Within
from supportctl.policy.words import goal_words, time_target_words
from supportctl.report.explanation import ExplainedPromise
from supportctl.report.numbers import seconds
from supportctl.vocabulary.metrics import metric_name, metric_place
from supportctl.vocabulary.states import LATE
from supportctl.worktime.calendar import Calendar
from supportctl.worktime.due import late_from

NOT_MEASURABLE = "not_measurable"


def explained_promises(row: ExplainedRow, sla: SlaFile, frame: Frame) -> list[ExplainedPromise]:
    """Every promise to the ticket, as the audit judged it, and those that no column can answer."""
    judged = [_explained(case_of(row, outcome, sla, frame)) for outcome in row.outcomes]
    policy = row.trait.policy if row.trait else None
    every = [*judged, *_not_measurable(policy, row.file, sla)]
    return sorted(every, key=lambda one: metric_place(one.metric))


def _explained(case: Case) -> ExplainedPromise:
    outcome, metric = case.outcome, case.promise.metric
    used_up_us = due_us(case.promise, outcome.promised, _start(case), case.sla, case.frame)
    return ExplainedPromise(
        metric=metric,
        line=case.target.line if case.target else None,
        words=_words(metric, case.target, case.calendar),
        state=outcome.state,
        reason=outcome.reason,
        why=state_words(case),
        target_seconds=_seconds(outcome.promised),
        target_words=_own_target(case),
        due_at=text_or_none(used_up_us),
        late_from_at=text_or_none(_late_from_us(case, used_up_us)),
        started_at=moment_text(case.row, "created_at", case.row.created_at),
        stopped_at=moment_text(case.row, case.stop.column, case.stop.us),
        stop=case.stop.column,
        elapsed_seconds=_seconds(outcome.elapsed),
        elapsed_least_seconds=_seconds(outcome.least),
        elapsed_most_seconds=_seconds(outcome.most),
        overrun_seconds=_seconds(_overrun_us(outcome)),
        counts=bool(outcome.due),
        worthless=bool(outcome.worthless),
        clock=clock_of(case),
    )


def _not_measurable(policy: Policy | None, file: ReadFile, sla: SlaFile) -> Iterator[ExplainedPromise]:
    """Targets of the policy that no column of the file can answer: the audit makes no promise of them."""
    for target in policy.time_targets if policy else ():
        told = telling(target.metric, file.columns_found, target.goal)
        if policy is not None and not told.measurable:
            yield ExplainedPromise(
                metric=target.metric,
                line=target.line,
                words=_words(target.metric, target, sla.calendars[policy.calendar]),
                state=NOT_MEASURABLE,
                why=f"{told.why_not} in this file",
            )


def _words(metric: str, target: TimeTarget | None, calendar: Calendar) -> str:
    return time_target_words(target, calendar) if target else f"{metric_name(metric)}: no target"


def _own_target(case: Case) -> str | None:
    """The one target of this ticket in words."""
    us = case.outcome.promised
    return None if us is None else goal_words(Within({OTHER_PRIORITIES: us}), case.calendar)


def _seconds(us: int | None) -> float | None:
    return None if us is None else seconds(us)


def _overrun_us(outcome: Outcome) -> int | None:
    if outcome.state not in LATE or outcome.elapsed is None or outcome.promised is None:
        return None
    over = outcome.elapsed - outcome.promised
    return over if over > 0 else None


def _start(case: Case) -> Start:
    is_day = case.row.days["created_at"] is not None
    return Start(case.row.created_at, is_day, case.stop.deadline)


def _late_from_us(case: Case, used_up_us: int | None) -> int | None:
    """The next opening after a target that is used up at closing; else None."""
    opens = None if used_up_us is None or case.calendar.is_always else late_from(case.calendar, used_up_us)
    return None if opens == used_up_us else opens
