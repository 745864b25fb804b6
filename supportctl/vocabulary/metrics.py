"""What is measured: the metrics by name, and the columns that tell them."""

from typing import Final

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
