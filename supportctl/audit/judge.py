"""Runs the judging steps: promises and working time as tables, then every promise judged once."""

from collections.abc import Sequence
from dataclasses import dataclass

from supportctl.audit.moment import EARLIEST_US, LATEST_AFTER_AS_OF_US, AsOf
from supportctl.audit.promises import PROMISE_COLUMNS, TRAIT_COLUMNS, Promises, promise_rows, trait_rows
from supportctl.audit.steps import step, table_of
from supportctl.audit.traits import Trait
from supportctl.engine import Session
from supportctl.intake.loading.reading import ReadFile
from supportctl.policy.model import SlaFile
from supportctl.vocabulary import State
from supportctl.worktime.calendar import Calendar
from supportctl.worktime.working_day import WORKING_COLUMNS, working_table


@dataclass(frozen=True, slots=True)
class Frame:
    """What is judged: contacts created in [since_us, until_us), as of an instant.

    `split_hours` is as in Cut; `filtered` when the user left contacts out, by time or by `--where`.
    """

    as_of: AsOf
    split_hours: bool = False
    filtered: bool = False
    since_us: int = -(2**62)
    until_us: int = 2**62

    def window(self) -> dict[str, int]:
        """Since and until as SQL parameters."""
        return {"since": self.since_us, "until": self.until_us}

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
    """Fill the table `judged`: one row per (ticket, promise)."""
    calendars = _bounded_calendars(promises, sla)
    numbers = {calendar.name: number for number, calendar in enumerate(calendars)}
    moment = {"as_of": frame.as_of.us, "slot": _load_working_days(session, calendars, frame)}
    session.load("promise", PROMISE_COLUMNS, promise_rows(promises, sla))
    session.load("trait_decided", TRAIT_COLUMNS, trait_rows(traits, files, numbers))
    session.run(step("trait"), moment)
    names = ", ".join(f"'{state.value}'" for state in State)
    session.run(f"create type state as enum ({names})")
    session.run(
        table_of("judged", through=("contact", "clock", "worked", "measured")),
        {
            **frame.window(),
            **frame.possible(),
            **moment,
            "split_hours": frame.split_hours,
        },
    )


def _bounded_calendars(promises: Promises, sla: SlaFile) -> list[Calendar]:
    """The calendars in use that are not always open; their places here are their numbers in the engine."""
    used = dict.fromkeys(cell.policy.calendar for cell in promises.cells if cell.policy)
    return [sla.calendars[name] for name in used if not sla.calendars[name].is_always]


def _load_working_days(session: Session, calendars: Sequence[Calendar], frame: Frame) -> int:
    """Fill `working_day` for every instant the run may ask for; returns the length of a slot in microseconds."""
    first, last = session.row(step("instant_range"), frame.possible())
    as_of_us = frame.as_of.us
    table = working_table(calendars, min(first or as_of_us, as_of_us), max(last or as_of_us, as_of_us))
    session.load("working_day", dict.fromkeys(WORKING_COLUMNS, "bigint"), table.rows)
    return table.slot_us
