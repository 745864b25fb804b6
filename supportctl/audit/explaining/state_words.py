"""Why a promise is in its state, in a sentence (semantics rules 16-20)."""

from collections.abc import Mapping

from supportctl.audit.explaining.case import Case
from supportctl.audit.explaining.rows import ExplainedRow
from supportctl.audit.explaining.timeline import NAMES
from supportctl.audit.judging.milestones import MILESTONE, is_about
from supportctl.audit.judging.promises import not_awaited
from supportctl.audit.judging.telling import how_to_tell
from supportctl.policy.model import Deadline, TargetColumn
from supportctl.policy.words import share_words
from supportctl.report.duration import duration_words
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

UNKNOWN: Mapping[str, str] = {
    "impossible_time": "a time that it needs lies before 1990, or more than 366 days after as-of",
    "other_clock": "the export counts business hours of its own, which say nothing about a clock that never stops; "
    "the policy can say accept_clock: export",
    "no_response_time": "it was answered, but the export does not say when",
    "no_resolution_time": "its status says that it is done, but no column says when",
}


def state_words(case: Case) -> str:
    """A sentence without its full stop."""
    match case.outcome.state:
        case "not_applicable":
            return _no_target(case)
        case "excluded":
            return _excluded(case)
        case "unknown":
            return _unknown(case)
        case "abandoned":
            return _abandoned(case)
    return _measured(case)


def _measured(case: Case) -> str:
    outcome = case.outcome
    if outcome.elapsed is None:
        return _between(case)
    left_us = (outcome.promised or 0) - (outcome.elapsed or 0)
    left = _duration(abs(left_us))
    match outcome.state:
        case "met":
            return _met(outcome.due, left if left_us else None)
        case "breached":
            return f"late by {left}"
        case "overdue":
            return f"still open, and late by {left} so far"
        case "at_risk":
            return f"still open, with {_at_risk(case, left if left_us else None)}"
    return f"still open, with {left} left"


def _between(case: Case) -> str:
    """Of a time that is known to the day: what both its ends say."""
    outcome = case.outcome
    took = f"only the day is known of some of its times, so that it took {_ends(case)}"
    settled = {
        "met": "in time either way"
        + ("" if outcome.due else ", and early: its target has not run out by as-of"),
        "breached": "late either way",
        "overdue": "still open, and late either way",
        "at_risk": "still open, and most of its target is used up either way",
    }
    return f"{settled.get(outcome.state, 'still open, and in time either way')}: {took}"


def _ends(case: Case) -> str:
    """`between 2 h and 26 h`; nothing is known where the export's deadline decided."""
    least, most = case.outcome.least, case.outcome.most
    return (
        "an unknown time"
        if least is None or most is None
        else f"between {_duration(least)} and {_duration(most)}"
    )


def _met(due: bool, left: str | None) -> str:
    if not due:
        early = "but early: its target has not run out by as-of, so that it does not count yet"
        return f"in time, with {left or 'nothing'} left, {early}"
    return f"in time, with {left} left" if left else "in time: exactly the promised time is in time"


def _at_risk(case: Case, left: str | None) -> str:
    if left:
        return f"{left} left: more than {share_words(case.sla.warn_at)} of its target is used up"
    always = case.calendar.is_always
    until = "exactly the promised time is in time" if always else "it is late from the next opening"
    return f"its target used up and not yet late: {until}"


def _no_target(case: Case) -> str:
    target = case.target
    if target is None:
        return "no policy of sla.yaml matches this contact"
    if not is_about(case.promise.trait.seen, case.promise.metric):
        return f"its row is about another promise: column “{case.row.raw.header(MILESTONE)}”"
    if not_awaited(case.promise.metric, case.promise.trait):
        channel = case.promise.trait.channel
        return f"nobody waits on the line for the answer to a {channel}; a policy whose match names {channel} counts it"
    if isinstance(target.goal, TargetColumn):
        return f"the export has no target for it: column “{target.goal.header}” is empty"
    if isinstance(target.goal, Deadline):
        return (
            f"the export has no deadline for it: column “{case.row.raw.header(target.goal.column)}” is empty"
        )
    priority = case.promise.trait.priority
    return (
        f"the target names no time for {f'priority {priority}' if priority else 'a contact without priority'}"
    )


def _excluded(case: Case) -> str:
    rule = next((rule for rule in case.sla.exclude if rule.name == case.promise.trait.excluded), None)
    if rule is not None:
        return f"exclude rule {rule.name} ({case.sla.path}:{rule.line}) leaves it out"
    if case.outcome.reason == "deleted":
        return "its status says that it was deleted"
    return _unanswered(case) or "it was closed without a reply"


def _unanswered(case: Case) -> str | None:
    policy, left = case.policy, _left(case.row)
    match case.outcome.reason:
        case "short_abandon" if policy is not None:
            return f"{left}, no longer than short_abandon ({_duration(policy.short_abandon_us)})"
        case "abandoned_within":
            return f"{left}, within the target (service_level neutral)"
        case "abandoned" if case.promise.metric == "first_response":
            return f"{left}, and service_level answered_only counts none who was not answered"
        case "abandoned":
            return f"{left}: there is nothing to resolve"
    return None


def _unknown(case: Case) -> str:
    row, outcome, stop, sla = case.row, case.outcome, case.stop, case.sla
    if outcome.reason == "stop_before_start":
        before = (row.created_at or 0) - (stop.us or 0) if stop.counted is None else -stop.counted
        skew = f", more than clock_skew ({_duration(sla.clock_skew_us)}) allows" if sla.clock_skew_us else ""
        return (
            f"{NAMES.get(stop.column or '', 'its end')} lies {_duration(before)} before it was created{skew}"
        )
    if outcome.reason == "unreadable_value":
        cells = ", ".join(f"“{text}” in column “{row.raw.header(name)}”" for name, text in row.unread.items())
        return f"a value that it needs could not be read{f': {cells}' if cells else ''}"
    if outcome.reason == "known_to_the_day":
        return f"only the day is known of some of its times: it took {_ends(case)}, which does not settle it"
    said = UNKNOWN.get(outcome.reason or "", outcome.reason or "")
    return (
        f"{said}; {how_to_tell(row.file, 'resolution')}" if outcome.reason == "no_resolution_time" else said
    )


def _abandoned(case: Case) -> str:
    policy, left = case.policy, _left(case.row)
    if policy is not None and policy.service_level == "all_offered":
        return f"late: {left}, and service_level all_offered counts all who were not answered"
    return f"late: {left} unanswered{'' if case.outcome.elapsed is None else ', past the target'}"


def _left(row: ExplainedRow) -> str:
    """How the wait ended: the customer gave up, or did not and was turned away."""
    wait = row.stops.wait
    after = "an unknown wait" if wait is None else _duration(wait)
    who = "the customer left" if row.stops.has_left else "the queue ended the wait"
    return f"{who} after {after}"


def _duration(us: int) -> str:
    return duration_words(us / MICROSECONDS_PER_SECOND)
