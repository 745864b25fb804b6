"""Runs the judging steps: promises and working time as tables, then every promise judged once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from supportctl.audit.moment import EARLIEST_US, LATEST_AFTER_AS_OF_US, AsOf
from supportctl.audit.promises import PROMISE_COLUMNS, Promises, promise_rows
from supportctl.audit.steps import step, table_of
from supportctl.engine import Session
from supportctl.policy.model import SlaFile
from supportctl.vocabulary import State
from supportctl.worktime.working_day import WORKING_COLUMNS, working_table

UNKNOWN_WAIT = 2**62
"""Stands for a wait that the export does not tell: longer than any short abandon or target."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which contacts are judged: created in [since_us, until_us)."""

    since_us: int = -(2**62)
    until_us: int = 2**62

    def parameters(self) -> dict[str, int]:
        """The window as SQL parameters."""
        return {"since": self.since_us, "until": self.until_us}


def judge(session: Session, promises: Promises, sla: SlaFile, as_of: AsOf, window: Window) -> None:
    """Fill the table `judged`: one row per (ticket, promise)."""
    numbers = _calendar_numbers(promises, sla)
    slot_us = _load_working_days(session, [name for name, number in numbers.items() if number is not None], sla, as_of)
    session.load("promise_made", PROMISE_COLUMNS, promise_rows(promises, numbers, sla))
    session.run(step("promise"), {"as_of": as_of.us, "slot": slot_us})
    names = ", ".join(f"'{state.value}'" for state in State)
    session.run(f"create type state as enum ({names})")
    session.run(
        table_of("judged", through=("clock", "worked")),
        {
            **window.parameters(),
            "earliest": EARLIEST_US,
            "latest": as_of.us + LATEST_AFTER_AS_OF_US,
            "slot": slot_us,
            "as_of": as_of.us,
            "unknown_wait": UNKNOWN_WAIT,
        },
    )


def _calendar_numbers(promises: Promises, sla: SlaFile) -> Mapping[str, int | None]:
    """A number for each calendar in use that is not always open; None for the others."""
    used = [cell.policy.calendar for cell in promises.cells if cell.policy]
    bounded = [name for name in dict.fromkeys(used) if not sla.calendars[name].is_always]
    return {name: bounded.index(name) if name in bounded else None for name in sla.calendars}


def _load_working_days(session: Session, names: Sequence[str], sla: SlaFile, as_of: AsOf) -> int:
    """Fill `working_day` for every instant the run may ask for; returns the length of a slot in microseconds."""
    bounds = {"earliest": EARLIEST_US, "latest": as_of.us + LATEST_AFTER_AS_OF_US}
    first, last = session.row(step("instant_range"), bounds)
    calendars = [sla.calendars[name] for name in names]
    table = working_table(calendars, min(first or as_of.us, as_of.us), max(last or as_of.us, as_of.us))
    session.load("working_day", dict.fromkeys(WORKING_COLUMNS, "bigint"), table.rows)
    return table.slot_us
