"""Every judged promise as a line of comma-separated cells: the engine writes them, some thousand records at a time."""

from collections.abc import Iterator, Mapping, Sequence

from supportctl.audit.judging.cell_words import cell_words_sql, map_cells, mapped_join
from supportctl.audit.judging.promises import Goal, Promise
from supportctl.audit.judging.run import Run
from supportctl.audit.judging.stops import all_stops
from supportctl.audit.listing.due_days import load_due_days
from supportctl.audit.listing.listing_places import load_places
from supportctl.audit.listing.steps import STEPS
from supportctl.engine.session import Phase, Session
from supportctl.intake.door import ReadFile
from supportctl.worktime.calendar import ALWAYS_NAME, Calendar
from supportctl.worktime.due import HORIZON_US

LISTING_FIELDS = ("agent",)
"""Columns that the listing needs of the exports beside those that every audit reads."""

RECORDS_AT_ONCE = 25_000
PROMISE_COLUMNS = {
    **{"promise_no": "integer", "calendar_no": "bigint"},
    **dict.fromkeys(("namespace", "channel", "policy", "metric", "clock", "calendar", "path"), "varchar"),
}


def listing_texts(run: Run) -> Iterator[str]:
    """The lines in the order of the records, then of the metrics; in pieces, so that memory is flat."""
    session = run.session
    session.phase = Phase("listing every promise")
    shared = _prepare(run)
    through = ("contact", "stop", "listing_stop", "listing_due")
    query = STEPS.query_of("listing", through=through, stop=all_stops(run.promises.metrics))
    stop_row = max(file.loaded.stop_row for file in run.files)
    for start in range(0, stop_row, RECORDS_AT_ONCE):
        (text,) = session.row(query, {**shared, "start": start, "stop": start + RECORDS_AT_ONCE})
        if text:
            yield text


def _prepare(run: Run) -> dict[str, int]:
    """Make the tables that the listing joins; returns the parameters that all its queries share."""
    session = run.session
    session.run(STEPS.text("listing_macro"))
    calendars = _calendars(run)
    numbers = {calendar.name: number for number, calendar in enumerate(calendars)}
    rows = [(number, *_described(one, numbers, run)) for number, one in enumerate(run.promises.rows)]
    session.load("listing_promise", PROMISE_COLUMNS, rows)
    session.run(STEPS.text("listing_promise"))
    session.run(_listed_record(session, run.files))
    load_places(session, run.files)
    slot = load_due_days(session, calendars, run.frame)
    frame = run.frame
    return {**frame.window(), **frame.possible(), "slot": slot, "horizon": HORIZON_US, "shortest": False}


def _listed_record(session: Session, files: Sequence[ReadFile]) -> str:
    """A view of the records' own words in the listing, mapped as in a cut."""
    mapped = map_cells(session, files, LISTING_FIELDS)
    agent = cell_words_sql("agent", mapped, "record.agent")
    joins = "".join(map(mapped_join, mapped))
    return (
        f"create or replace view listed_record as select record.row_id, record.ticket_id, {agent} as agent, "  # noqa: S608 - quoted names
        "record.created_at_day, record.first_response_at_day, record.resolved_at_day, record.closed_at_day "
        f"from record{joins}"
    )


def _calendars(run: Run) -> list[Calendar]:
    """The calendars whose opening hours count for some promise; their places are their numbers."""
    names = dict.fromkeys(_calendar(one) for one in run.promises.rows)
    used = [run.sla.calendars[name] for name in names if name in run.sla.calendars]
    return [calendar for calendar in used if not calendar.is_always]


def _calendar(promise: Promise) -> str:
    """The calendar whose hours count: none of its own for the export's own deadline, none at all without a policy."""
    policy = promise.trait.policy
    if policy is None:
        return ""
    return ALWAYS_NAME if promise.goal is Goal.DEADLINE else policy.calendar


def _described(promise: Promise, numbers: Mapping[str, int], run: Run) -> Sequence[object]:
    """A promise as the listing shows it, in the order of PROMISE_COLUMNS after the first."""
    trait, file = promise.trait, run.files[promise.trait.seen.file_no]
    calendar = _calendar(promise)
    clock = "business" if calendar in numbers else "wall" if calendar else ""
    return (
        numbers.get(calendar),
        file.namespace,
        trait.channel,
        trait.policy.name if trait.policy else "",
        promise.metric,
        clock,
        calendar,
        file.shown,
    )
