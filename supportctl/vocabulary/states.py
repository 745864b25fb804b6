"""What becomes of a promise, and what is said of an objective."""

from enum import StrEnum


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


class Verdict(StrEnum):
    """What is said of an objective and of the whole report (semantics rule 21)."""

    PASS = "pass"
    WARN = "warn"
    TOO_FEW = "too_few"
    FAIL = "fail"
    NOT_AUDITABLE = "not_auditable"
