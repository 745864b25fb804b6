"""The columns an export may have, and the words that stand in them."""

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

MATCH_FIELDS: Final = ("channel", "priority", "team", "issue_type", "customer", "tag", "status", "system")
"""What a policy or an exclude rule may match on, beside declared fields."""
