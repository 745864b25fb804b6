"""What is asked of judged contacts: every measure of the audit, and how one is taken of any set of contacts.

A part of the contacts gives a partial answer; `Measure.merged` adds partial answers up, and `finishing` makes numbers
of the whole. A run on one machine is one part.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from supportctl.audit.asking.buckets import step_us
from supportctl.audit.judging.run import Run
from supportctl.audit.judging.stops import all_stops
from supportctl.audit.measuring.steps import STEPS
from supportctl.engine.measure import First, Fold, Measure
from supportctl.engine.session import Session
from supportctl.intake.door import SET_ASIDE_REASONS

LISTED = 100
LATE_CLOSED_LISTED = 20
ACT_NOW_LISTED = 10
"""So many overdue and so many at-risk promises are listed."""

EXAMPLES = 5
"""So many rows that were set aside are shown of each reason."""

SUM, MIN, MAX = Fold.SUM, Fold.MIN, Fold.MAX
_DOUBTS = (
    *("ambiguous", "nonexistent", "unreadable", "damaged_ids", "closed_for_resolved", "days"),
    *("repeated", "older", "parts", "versions", "bookkeeping"),
)
_RATES = (
    *("answered", "abandoned", "first_contact_resolved", "first_contact_known"),
    *("solved_in_one", "solved_with_counts", "reopened", "ever_solved"),
)


def _sums(*names: str) -> Mapping[str, Fold]:
    return dict.fromkeys(names, SUM)


COUNTED = Measure(
    "counted", ("cell_no", "group_no", "outcome", "bucket"), {"n": SUM, "longest": MAX, "total": SUM}
)
RATE_COUNT = Measure("rate_count", ("trait_no", "group_no"), _sums(*_RATES), through=("contact",))
CSAT_COUNT = Measure("csat_count", ("trait_no", "group_no", "csat"), _sums("n"))
WAITING_COUNT = Measure("waiting_count", fold=_sums("promises", "tickets", "late_tickets"))
DOUBT = Measure("doubt", ("file_no",), _sums(*_DOUBTS))
LATER_EVENT = Measure("later_event", fold=_sums("contacts"))
FATE_COUNT = Measure("fate_count", ("file_no", "fate"), _sums("n"))
CREATED_SPAN = Measure("created_span", fold={"contacts": SUM, "first_us": MIN, "last_us": MAX})
SET_ASIDE_EXAMPLE = Measure("set_aside_example", first=First(EXAMPLES, "row_id", ("file_no", "fate")))
LATE = Measure(
    "late",
    first=First(LISTED, "overrun desc nulls last, row_id, promise_no", ("is_open",)),
    through=("listed_contact",),
)
ACT_NOW = Measure(
    "act_now",
    first=First(ACT_NOW_LISTED, "overrun desc, row_id, promise_no", ("state", "calendar_no", "to_deadline")),
    through=("listed_contact",),
)
VENDOR_WORDS = Measure("vendor_words", ("file_no", "metric", "word"), _sums("n"))
VENDOR_TALLY = Measure("vendor_tally", ("file_no", "metric", "verdict", "ours", "reason"), _sums("n"))
VENDOR_DISAGREEMENT = Measure(
    "vendor_disagreement",
    first=First(LISTED, "abs(elapsed - promised) desc nulls last, row_id", ("file_no", "metric")),
)

RATES = (RATE_COUNT, CSAT_COUNT)
VENDOR = (VENDOR_WORDS, VENDOR_TALLY, VENDOR_DISAGREEMENT)
MEASURES = (
    *(COUNTED, *RATES, WAITING_COUNT, DOUBT, LATER_EVENT, FATE_COUNT, CREATED_SPAN, SET_ASIDE_EXAMPLE),
    *(LATE, ACT_NOW, *VENDOR),
)
"""All that reports are made of. A new one is an entry here, its step in `sql/`, and what `finishing` makes of it."""

REFINED = Measure("refined", ("cell_no", "group_no", "bucket", "elapsed"), _sums("n"))
"""Asked in a second round: the exact times in the steps where the percentiles of the whole lie (wanted_step)."""


def take(session: Session, run: Run, measures: Iterable[Measure]) -> None:
    """Make the table of each measure from the judged contacts of a session."""
    parameters = _parameters(run)
    made = {"stop": all_stops(run.promises.metrics)}
    for one in measures:
        query = STEPS.query_of(one.name, one.through, **made) if one.through else STEPS.text(one.name)
        most = {"most": one.first.most} if one.first else {}
        session.run(f"create or replace table {one.name} as\n{query}", {**parameters, **most})


def _parameters(run: Run) -> dict[str, Any]:
    """What the steps may ask for; a session hands each the ones that it names."""
    frame = run.frame
    return {
        **frame.window(),
        **frame.possible(),
        "as_of": frame.as_of.us,
        "shortest": False,
        "step": step_us(run.request.buckets),
        "set_aside": list(SET_ASIDE_REASONS),
        "ids_are_numbers": run.reading.ids_are_numbers,
    }
