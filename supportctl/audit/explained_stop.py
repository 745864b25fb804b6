"""What ended the clock of a metric (rules 11, 13, 15): the choice of sql/clock.sql, with its column named."""

from dataclasses import dataclass

from supportctl.audit.explained_rows import ExplainedRow
from supportctl.audit.traits import Standing

RESOLVING = (Standing.DONE, Standing.NO_STATUS)
"""A duration resolves only tickets whose status does not contradict it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """`column` is canonical; `us` an instant, or `counted` what the export's own clock says. All None: nothing yet."""

    column: str | None = None
    us: int | None = None
    counted: int | None = None


def stop_of(row: ExplainedRow, metric: str) -> Stop:
    """When the row's clock of a metric stopped."""
    if metric == "first_response":
        return _first(row, ("first_response_at",), "first_response_duration")
    taken = row.trait is not None and row.trait.standing in RESOLVING
    return _first(row, ("resolved_at", "closed_at"), "resolution_duration" if taken else None)


def _first(row: ExplainedRow, times: tuple[str, ...], duration: str | None) -> Stop:
    for name in times:
        if row.values[name] is not None:
            return Stop(name, row.values[name])
    length = row.values[duration] if duration else None
    if duration is None or length is None or row.created_at is None:
        return Stop()
    if row.file.loaded.plan.durations[duration].business:
        return Stop(duration, counted=length)
    return Stop(duration, row.created_at + length)
