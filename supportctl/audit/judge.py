"""Runs the judging steps: promises and working time as tables, then every promise judged once."""

from collections.abc import Sequence
from dataclasses import dataclass

from supportctl.audit.export_age import ExportAge
from supportctl.audit.judge_days import EXACT, JUDGING, judge_days, prepare_days
from supportctl.audit.moment import EARLIEST_US, LATEST_AFTER_AS_OF_US, AsOf
from supportctl.audit.promises import PROMISE_COLUMNS, TRAIT_COLUMNS, Promises, promise_rows, trait_rows
from supportctl.audit.steps import query_of, step, table_of
from supportctl.audit.traits import Trait
from supportctl.engine.session import Session
from supportctl.intake.loading.reading import ReadFile
from supportctl.intake.loading.record import has_days
from supportctl.policy.model import SlaFile
from supportctl.vocabulary.states import State
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY
from supportctl.worktime.calendar import Calendar
from supportctl.worktime.working_day import WORKING_COLUMNS, working_table

BEGINNING_US, END_US = -(2**62), 2**62
"""Before and after every time: a window without an end."""

WAITING_COLUMNS = {
    "row_id": "bigint",
    "promise_no": "integer",
    "state": "state",
    "elapsed": "bigint",
    "promised": "bigint",
}

LONGEST_DAY_US = 2 * MICROSECONDS_PER_DAY
"""No day ends later than that after it began, whatever clocks do."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is judged: contacts created in [since_us, until_us), as of an instant.

    `split_hours` is as in Cut; `by_words` when `--where` left contacts out. `age` is how old the files are, where
    anybody wants to know.
    """

    as_of: AsOf
    split_hours: bool = False
    by_words: bool = False
    age: ExportAge | None = None
    since_us: int = BEGINNING_US
    until_us: int = END_US

    @property
    def since(self) -> int | None:
        """The first moment of the period asked for; None where it is open."""
        return None if self.since_us == BEGINNING_US else self.since_us

    @property
    def until(self) -> int | None:
        """The first moment after the period asked for; None where it is open."""
        return None if self.until_us == END_US else self.until_us

    @property
    def has_period(self) -> bool:
        """Whether contacts were left out by their time of creation."""
        return self.since is not None or self.until is not None

    @property
    def filtered(self) -> bool:
        """Whether the user left contacts out, by time or by `--where`."""
        return self.by_words or self.has_period

    def window(self) -> dict[str, int]:
        """Since and until as SQL parameters."""
        return {"since": self.since_us, "until": self.until_us}

    def outside(self) -> list[dict[str, int]]:
        """The times before and after the window, as windows."""
        before = [] if self.since is None else [{"since": BEGINNING_US, "until": self.since}]
        after = [] if self.until is None else [{"since": self.until, "until": END_US}]
        return [*before, *after]

    def possible(self) -> dict[str, int]:
        """The earliest and latest possible instant of an event as SQL parameters (semantics rule 4)."""
        return {"earliest": EARLIEST_US, "latest": self.as_of.us + LATEST_AFTER_AS_OF_US}


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
    session.load("promise", PROMISE_COLUMNS, promise_rows(promises, sla))
    session.load("trait_decided", TRAIT_COLUMNS, trait_rows(traits, files, numbers))
    session.run(step("trait"), moment)
    names = ", ".join(f"'{state.value}'" for state in State)
    session.run(f"create type state as enum ({names})")
    parameters = {**frame.possible(), **moment, "split_hours": frame.split_hours}
    prepare_days(session)
    session.run(table_of("judged", JUDGING), {**frame.window(), **parameters, **EXACT})
    if days:
        judge_days(session, {**frame.window(), **parameters})
        session.run("insert into judged select * from judged_days")
    session.load("waiting_outside", WAITING_COLUMNS, ())
    for window in frame.outside():
        query = query_of("waiting_outside", (*JUDGING, "judged"))
        session.run(f"insert into waiting_outside {query}", {**window, **parameters, **EXACT})
        if days:
            judge_days(session, {**window, **parameters})
            session.run(step("waiting_days"))
    session.run(step("waiting"))


def _bounded_calendars(promises: Promises, sla: SlaFile) -> list[Calendar]:
    """The calendars in use that are not always open; their places here are their numbers in the engine."""
    used = dict.fromkeys(cell.policy.calendar for cell in promises.cells if cell.policy)
    return [sla.calendars[name] for name in used if not sla.calendars[name].is_always]


def _load_working_days(session: Session, calendars: Sequence[Calendar], frame: Frame, *, days: bool) -> int:
    """Fill `working_day` for every instant the run may ask for; returns the length of a slot in microseconds.

    `days`: some times are known to the day only, and may lie as late as its end.
    """
    first, last = session.row(step("instant_range"), frame.possible())
    as_of_us = frame.as_of.us
    last = (last or as_of_us) + (LONGEST_DAY_US if days else 0)
    table = working_table(calendars, min(first or as_of_us, as_of_us), max(last, as_of_us))
    session.load("working_day", dict.fromkeys(WORKING_COLUMNS, "bigint"), table.rows)
    return table.slot_us
