"""What becomes of a promise, and what is said of an objective."""

from enum import StrEnum
from typing import Final, NamedTuple


class State(StrEnum):
    """What became of one promise (semantics rule 16), in order of precedence; disjoint, they add up to the tickets."""

    NOT_APPLICABLE = "not_applicable"
    EXCLUDED = "excluded"
    ABANDONED = "abandoned"
    UNKNOWN = "unknown"
    MET = "met"
    BREACHED = "breached"
    OVERDUE = "overdue"
    PAUSED = "paused"
    AT_RISK = "at_risk"
    RUNNING = "running"


FINISHED: Final = (State.MET, State.BREACHED)
LATE: Final = (State.OVERDUE, State.BREACHED, State.ABANDONED)
TO_ACT_ON: Final = (State.OVERDUE, State.AT_RISK)


class Outcome(NamedTuple):
    """A state with its reason. `due`: it counts in attainment (rule 17); `worthless`: it was too late to be of use."""

    state: State
    reason: str | None = None
    due: bool = False
    worthless: bool = False


OUTCOMES: Final[dict[str, Outcome]] = {
    "not_applicable": Outcome(State.NOT_APPLICABLE),
    "excluded": Outcome(State.EXCLUDED),
    "left_unanswered": Outcome(State.EXCLUDED, "abandoned"),
    "short_abandon": Outcome(State.EXCLUDED, "short_abandon"),
    "abandoned_within": Outcome(State.EXCLUDED, "abandoned_within"),
    "closed_without_reply": Outcome(State.EXCLUDED, "closed_without_reply"),
    "abandoned": Outcome(State.ABANDONED, due=True),
    "abandoned_worthless": Outcome(State.ABANDONED, due=True, worthless=True),
    "impossible_time": Outcome(State.UNKNOWN, "impossible_time"),
    "unreadable_value": Outcome(State.UNKNOWN, "unreadable_value"),
    "stop_before_start": Outcome(State.UNKNOWN, "stop_before_start"),
    "no_response_time": Outcome(State.UNKNOWN, "no_response_time"),
    "no_resolution_time": Outcome(State.UNKNOWN, "no_resolution_time"),
    "other_clock": Outcome(State.UNKNOWN, "other_clock"),
    "known_to_the_day": Outcome(State.UNKNOWN, "known_to_the_day"),
    "met": Outcome(State.MET, due=True),
    "met_early": Outcome(State.MET),
    "breached": Outcome(State.BREACHED, due=True),
    "breached_worthless": Outcome(State.BREACHED, due=True, worthless=True),
    "overdue": Outcome(State.OVERDUE, due=True),
    "overdue_worthless": Outcome(State.OVERDUE, due=True, worthless=True),
    "at_risk": Outcome(State.AT_RISK),
    "running": Outcome(State.RUNNING),
}
"""All that judging can decide, by the words of the engine's type `outcome`.

Of a contact that is `excluded` by a rule of sla.yaml the promise names the rule.
"""


class Verdict(StrEnum):
    """What is said of an objective and of the whole report (semantics rule 21)."""

    PASS = "pass"
    WARN = "warn"
    TOO_FEW = "too_few"
    FAIL = "fail"
    NOT_AUDITABLE = "not_auditable"
