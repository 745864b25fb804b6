"""The field's words: canonical columns, channels, statuses, metrics and states. Names and meanings, nothing else."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What the cells of a canonical column hold."""

    TEXT = "text"
    CATEGORY = "category"
    INSTANT = "instant"
    DURATION = "duration"
    BOOLEAN = "boolean"
    NUMBER = "number"


CANONICAL_COLUMNS: Final[dict[str, Kind]] = {
    "ticket_id": Kind.TEXT,
    "channel": Kind.CATEGORY,
    "created_at": Kind.INSTANT,
    "first_response_at": Kind.INSTANT,
    "resolved_at": Kind.INSTANT,
    "closed_at": Kind.INSTANT,
    "updated_at": Kind.INSTANT,
    "first_response_duration": Kind.DURATION,
    "resolution_duration": Kind.DURATION,
    "first_response_due_at": Kind.INSTANT,
    "resolution_due_at": Kind.INSTANT,
    "status": Kind.CATEGORY,
    "priority": Kind.CATEGORY,
    "agent": Kind.CATEGORY,
    "team": Kind.CATEGORY,
    "issue_type": Kind.CATEGORY,
    "tags": Kind.CATEGORY,
    "customer": Kind.CATEGORY,
    "csat": Kind.TEXT,
    "reopens": Kind.NUMBER,
    "replies": Kind.NUMBER,
    "answered": Kind.BOOLEAN,
    "abandoned": Kind.BOOLEAN,
    "abandoned_step": Kind.CATEGORY,
    "wait_duration": Kind.DURATION,
    "first_contact_resolved": Kind.BOOLEAN,
    "direction": Kind.CATEGORY,
    "handled_by": Kind.CATEGORY,
    "milestone": Kind.CATEGORY,
    "vendor_first_response_verdict": Kind.CATEGORY,
    "vendor_resolution_verdict": Kind.CATEGORY,
}
"""Every column an export may be read into, and what its cells hold (see docs/sla-yaml.md)."""

CHANNELS: Final = (
    "email", "chat", "phone", "web", "social", "whatsapp", "sms", "line", "wechat", "telegram", "messenger", "api",
    "voicemail", "callback",
)  # fmt: skip
"""Channels with a normalised name; any other word passes through as the export wrote it."""

DEFERRED_CALLS: Final = ("voicemail", "callback")
"""Phone contacts whose caller does not wait on the line: they have no speed of answer (semantics rule 11)."""

STATUSES: Final = ("open", "pending", "hold", "solved", "closed", "deleted")
"""Normalised statuses; an unknown word counts as open and is listed."""

DONE_STATUSES: Final = ("solved", "closed")

PEOPLE_FIELDS: Final = frozenset({"agent"})
"""A cut that contains one of these bears no mark and no rank: people's contacts are not alike (semantics rule 29)."""

TIME_METRICS: Final = ("first_response", "resolution")
EVIDENCE: Final = {
    "first_response": ("first_response_at", "first_response_duration"),
    "resolution": ("resolved_at", "closed_at", "resolution_duration"),
}
"""Columns of which one tells when the metric's clock stopped."""

RATE_METRICS: Final = ("abandonment", "first_contact_resolution", "csat", "csat_mean", "reopen")
LATER_METRICS: Final = ("acknowledgement", "next_response", "requester_wait", "agent_work")
"""Metrics that need message events; sla.yaml says "not yet" to them."""

METRIC_NAMES: Final[dict[str, str]] = {
    "first_response": "first response",
    "resolution": "resolution",
    "abandonment": "abandonment",
    "first_contact_resolution": "first-contact resolution",
    "csat": "CSAT",
    "csat_mean": "mean CSAT score",
    "reopen": "reopen rate",
}

MATCH_FIELDS: Final = ("channel", "priority", "team", "issue_type", "customer", "tag", "status", "system")
"""What a policy or an exclude rule may match on, beside declared fields."""


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


MICROSECONDS_PER_SECOND: Final = 1_000_000
MICROSECONDS_PER_DAY: Final = 86_400 * MICROSECONDS_PER_SECOND
