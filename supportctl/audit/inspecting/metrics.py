"""Which metrics a file tells, from which columns, and what the columns that it lacks cost."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from supportctl.audit.judging.telling import telling
from supportctl.intake.door import DurationColumn
from supportctl.report.inspection import MetricTold, MissingColumn
from supportctl.vocabulary.metrics import TIME_METRICS

RATE_EVIDENCE: Mapping[str, Sequence[Sequence[str]]] = {
    "abandonment": (("abandoned",), ("answered",)),
    "first_contact_resolution": (("first_contact_resolved",), ("replies", "reopens")),
    "reopen": (("reopens",),),
    "csat": (("csat",),),
}
"""Columns of which a file needs all of one group, for each rate (semantics rules 20, 22, 26)."""

NEVER_FILLED_MEANS = {
    "first_response": "every contact counts as not answered yet",
    "resolution": "no contact has a time of resolution",
}

HOW_CALLS_ENDED = "from how its calls and chats ended"
NOTHING_COUNTED = "no contact counts by its "
COUNTED_HINT = {"csat": "; write csat_good: NUMBER under sources: that score and better is good"}

COSTS = {
    "created_at": "nothing can be judged without it",
    "ticket_id": "every row counts on its own, and repeated rows are not seen",
    "channel": "policies that match a channel do not judge its contacts; write channel: NAME under sources",
    "status": "open and done are told apart by times alone",
    "priority": "targets by priority fall back on “other”",
    "agent": "no figures by agent",
}


def metrics_told(  # noqa: PLR0913 - all that is known of a file's columns
    columns: Collection[str],
    durations: Mapping[str, DurationColumn],
    empty: Collection[str],
    how_to_tell: Callable[[str], str],
    days: Collection[str] = (),
    rates: Collection[str] | None = None,
) -> list[MetricTold]:
    """Every metric, in the order of the vocabulary, and what it is measured from or what it needs.

    `empty` are those of the columns that are never filled, `days` those with times that are known to the day only;
    `how_to_tell` says what would tell a metric. `rates` are those that an audit of the file measures, None where it
    came to no figures.
    """
    times = [_time_metric(metric, columns, durations, empty) for metric in TIME_METRICS]
    return [
        *(
            _of_days(one, days)
            if one
            else MetricTold(metric, False, f"{_without_stop(metric, columns)}; {how_to_tell(metric)}")
            for metric, one in zip(TIME_METRICS, times, strict=True)
        ),
        *(_rate(metric, groups, columns, empty, rates) for metric, groups in RATE_EVIDENCE.items()),
    ]


def missing_columns(columns: Collection[str], always: Collection[str]) -> list[MissingColumn]:
    """Columns that the file has not and whose lack costs more than a metric."""
    return [
        MissingColumn(name, words)
        for name, words in COSTS.items()
        if name not in columns and name not in always
    ]


def _of_days(told: MetricTold, days: Collection[str]) -> MetricTold:
    """What follows where a metric is measured between times that are known to the day only (semantics rule 5a)."""
    known = [name for name in ("created_at", *TIME_METRICS[told.metric].stops) if name in days]
    if not told.measurable or not known:
        return told
    words = f"{told.words}; of {' and '.join(known)} only the day is known; what the day does not decide is unknown"
    return replace(told, words=words)


def _time_metric(
    metric: str, columns: Collection[str], durations: Mapping[str, DurationColumn], empty: Collection[str]
) -> MetricTold | None:
    """How a metric is told; None where no column tells it."""
    if "created_at" not in columns:
        return MetricTold(metric, False, "without created_at no time can be measured")
    told = telling(metric, columns)
    if not told.stop_told:
        return None
    if all(name in empty for name in told.stops):
        return MetricTold(metric, True, f"{_never_filled(told.stops)}: {NEVER_FILLED_MEANS[metric]}")
    return MetricTold(metric, True, f"from {', else '.join(_used(told.stops, durations, empty))}")


def _without_stop(metric: str, columns: Collection[str]) -> str:
    told = telling(metric, columns)
    opens = " and ".join(told.opens)
    return f"only which contacts are open, from {opens}" if opens else told.why_not


def _used(
    found: Sequence[str], durations: Mapping[str, DurationColumn], empty: Collection[str]
) -> Iterator[str]:
    """The columns that a clock looks at, the better one first."""
    for name in found:
        if name not in empty:
            own = name in durations and durations[name].business
            yield f"{name} (the export's own business hours)" if own else name


def _never_filled(names: Sequence[str]) -> str:
    return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} there, but never filled"


def _rate(
    metric: str,
    groups: Sequence[Sequence[str]],
    columns: Collection[str],
    empty: Collection[str],
    rates: Collection[str] | None,
) -> MetricTold:
    """The audit of the file decides, where it came to figures: how its calls ended may tell what no column does."""
    have = [group for group in groups if all(name in columns for name in group)]
    filled = [group for group in have if not any(name in empty for name in group)]
    if (metric in rates) if rates is not None else bool(filled):
        return MetricTold(metric, True, f"from {' and '.join(filled[0])}" if filled else HOW_CALLS_ENDED)
    if filled:
        return MetricTold(
            metric, False, f"{NOTHING_COUNTED}{' and '.join(filled[0])}{COUNTED_HINT.get(metric, '')}"
        )
    if have:
        return MetricTold(metric, False, _never_filled(have[0]))
    return MetricTold(metric, False, f"needs {', or '.join(' and '.join(group) for group in groups)}")
