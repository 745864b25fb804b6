"""What is measured: each metric with its words and the columns that tell it."""

from typing import Final, NamedTuple


class TimeMetric(NamedTuple):
    """A metric whose promises are about time. Its clock is `audit/judging/sql/stop_NAME.sql`.

    One of the columns `stops` tells when the clock stopped; `opens` tell only who still waits (semantics rule 13).
    `deadline`, `target` and `verdict` are the columns of what the export itself promises and says of it. `deed` is what
    happens when the clock stops. `is_response`: somebody waits for it, who may leave, and it can come too late.
    """

    words: str
    deed: str
    stops: tuple[str, ...]
    opens: tuple[str, ...]
    deadline: str
    target: str
    verdict: str
    is_response: bool = False


TIME_METRICS: Final[dict[str, TimeMetric]] = {
    "first_response": TimeMetric(
        words="first response",
        deed="was first answered",
        stops=("first_response_at", "first_response_duration"),
        opens=(),
        deadline="first_response_due_at",
        target="first_response_target",
        verdict="vendor_first_response_verdict",
        is_response=True,
    ),
    "resolution": TimeMetric(
        words="resolution",
        deed="was resolved",
        stops=("resolved_at", "closed_at", "resolution_duration"),
        opens=("status",),
        deadline="resolution_due_at",
        target="resolution_target",
        verdict="vendor_resolution_verdict",
    ),
}
"""In the order in which reports show them."""

RATE_METRICS: Final[dict[str, str]] = {
    "abandonment": "abandonment",
    "first_contact_resolution": "first-contact resolution",
    "csat": "CSAT",
    "csat_mean": "mean CSAT score",
    "reopen": "reopen rate",
}
"""Metrics that are shares or means, with their words."""

LATER_METRICS: Final = ("acknowledgement", "next_response", "requester_wait", "agent_work")
"""Metrics that need message events; sla.yaml says "not yet" to them."""


def metric_name(name: str) -> str:
    """The metric as a person reads it; a name that nobody knows stands for itself."""
    return TIME_METRICS[name].words if name in TIME_METRICS else RATE_METRICS.get(name, name)


def metric_place(name: str) -> int:
    """Where a metric stands among the others of its kind."""
    return list(TIME_METRICS if name in TIME_METRICS else RATE_METRICS).index(name)
