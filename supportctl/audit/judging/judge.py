"""Runs the judging steps: promises and working time as tables, then every promise judged once."""

from collections.abc import Sequence

from supportctl.audit.judging.frame import Frame
from supportctl.audit.judging.judge_days import EXACT, JUDGING, judge_days, prepare_days
from supportctl.audit.judging.outcome import make_types
from supportctl.audit.judging.promises import (
    PROMISE_COLUMNS,
    TRAIT_COLUMNS,
    Promises,
    promise_rows,
    trait_rows,
)
from supportctl.audit.judging.steps import STEPS
from supportctl.audit.judging.stops import all_stops
from supportctl.audit.judging.traits import Trait
from supportctl.engine.session import Session
from supportctl.intake.door import ReadFile, has_days
from supportctl.policy.model import SlaFile
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY
from supportctl.worktime.calendar import Calendar
from supportctl.worktime.working_day import WORKING_COLUMNS, working_table

WAITING_COLUMNS = {
    "row_id": "bigint",
    "promise_no": "integer",
    "outcome": "outcome",
    "elapsed": "bigint",
    "promised": "bigint",
}

LONGEST_DAY_US = 2 * MICROSECONDS_PER_DAY
"""No day ends later than that after it began, whatever clocks do."""


def judge(  # noqa: PLR0913 - all that judging depends on
    session: Session,
    traits: Sequence[Trait],
    files: Sequence[ReadFile],
    promises: Promises,
    sla: SlaFile,
    frame: Frame,
) -> None:
    """Fill the table `judged`, one row per (ticket, promise) of the window, and the view `waiting`, the open of any."""
    calendars = _bounded_calendars(promises, sla)
    numbers = {calendar.name: number for number, calendar in enumerate(calendars)}
    days = has_days(session)
    moment = {"as_of": frame.as_of.us, "slot": _load_working_days(session, calendars, frame, days=days)}
    make_types(session)
    session.load("promise", PROMISE_COLUMNS, promise_rows(promises, sla))
    session.load("trait_decided", TRAIT_COLUMNS, trait_rows(traits, files, numbers))
    session.run(STEPS.text("trait"), moment)
    parameters = {**frame.possible(), **moment, "split_hours": frame.split_hours}
    prepare_days(session)
    stop = all_stops(promises.metrics)
    session.run(STEPS.table_of("judged", JUDGING, stop=stop), {**frame.window(), **parameters, **EXACT})
    if days:
        judge_days(session, stop, {**frame.window(), **parameters})
        session.run("insert into judged select * from judged_days")
    session.load("waiting_outside", WAITING_COLUMNS, ())
    for window in frame.outside():
        query = STEPS.query_of("waiting_outside", (*JUDGING, "judged"), stop=stop)
        session.run(f"insert into waiting_outside {query}", {**window, **parameters, **EXACT})
        if days:
            judge_days(session, stop, {**window, **parameters})
            session.run(STEPS.text("waiting_days"))
    session.run(STEPS.text("waiting"))


def _bounded_calendars(promises: Promises, sla: SlaFile) -> list[Calendar]:
    """The calendars in use that are not always open; their places here are their numbers in the engine."""
    used = dict.fromkeys(cell.policy.calendar for cell in promises.cells if cell.policy)
    return [sla.calendars[name] for name in used if not sla.calendars[name].is_always]


def _load_working_days(session: Session, calendars: Sequence[Calendar], frame: Frame, *, days: bool) -> int:
    """Fill `working_day` for every instant the run may ask for; returns the length of a slot in microseconds.

    `days`: some times are known to the day only, and may lie as late as its end.
    """
    first, last = session.row(STEPS.text("instant_range"), frame.possible())
    as_of_us = frame.as_of.us
    last = (last or as_of_us) + (LONGEST_DAY_US if days else 0)
    table = working_table(calendars, min(first or as_of_us, as_of_us), max(last, as_of_us))
    session.load("working_day", dict.fromkeys(WORKING_COLUMNS, "bigint"), table.rows)
    return table.slot_us
