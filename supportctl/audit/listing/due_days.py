"""Opening hours far enough ahead to say when any target is used up."""

from collections.abc import Mapping, Sequence

from supportctl.audit.judging.frame import Frame
from supportctl.audit.listing.steps import STEPS
from supportctl.engine.session import Session
from supportctl.worktime.calendar import Calendar
from supportctl.worktime.due import HORIZON_US, due_at
from supportctl.worktime.working_day import CALENDAR_STRIDE, WORKING_COLUMNS, working_table


def load_due_days(session: Session, calendars: Sequence[Calendar], frame: Frame) -> int:
    """Fill `due_day`, and `due_open` with its open slots, for every due time of `judged`; needs `listing_promise`.

    Returns the length of a slot in microseconds.
    """
    first, last = session.row(STEPS.text("due_span"), frame.possible())
    as_of_us = frame.as_of.us
    first, last = first or as_of_us, last or as_of_us
    longest: dict[int, int] = dict(session.rows(STEPS.text("due_longest"), {"horizon": HORIZON_US}))
    table = working_table(calendars, first, _latest_due(calendars, last, longest))
    session.load("due_day", dict.fromkeys(WORKING_COLUMNS, "bigint"), table.rows)
    session.run(STEPS.text("due_open"), {"stride": CALENDAR_STRIDE})
    return table.slot_us


def _latest_due(calendars: Sequence[Calendar], last_us: int, longest: Mapping[int, int]) -> int:
    """When the longest target of any calendar is used up if it starts last; no due time lies behind it."""
    return max([last_us, *(_due(calendars[number], last_us, us) for number, us in longest.items())])


def _due(calendar: Calendar, start_us: int, target_us: int) -> int:
    try:
        return due_at(calendar, start_us, target_us)
    except ValueError:
        return start_us + HORIZON_US
