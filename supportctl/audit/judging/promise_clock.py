"""Which calendar counts for a promise, and when its target is used up; for the tickets that a report names."""

from dataclasses import dataclass

from supportctl.audit.judging.frame import Frame
from supportctl.audit.judging.promises import Goal, Promise
from supportctl.policy.model import SlaFile
from supportctl.worktime.calendar import ALWAYS, Calendar
from supportctl.worktime.due import HORIZON_US, due_at


def calendar_of(promise: Promise, sla: SlaFile) -> Calendar:
    """The calendar of the policy; an export's own deadline is an instant, for it every hour counts."""
    policy = promise.trait.policy
    if policy is None or promise.goal is Goal.DEADLINE:
        return ALWAYS
    return sla.calendars[policy.calendar]


@dataclass(frozen=True, slots=True)
class Start:
    """A creation time (`is_day`: only the day is known) and the deadline that the export has, of a day its end."""

    created_us: int | None
    is_day: bool = False
    deadline_us: int | None = None


def due_us(promise: Promise, target_us: int | None, start: Start, sla: SlaFile, frame: Frame) -> int | None:
    """When the target is used up (rule 2), as sql/listing_due.sql has it.

    None without a target, for an impossible creation time or one that is known to the day only, and where no century of
    the calendar holds the target.
    """
    possible, created_us = frame.possible(), start.created_us
    if created_us is None or not possible["earliest"] <= created_us <= possible["latest"]:
        return None
    if promise.goal is Goal.DEADLINE:
        return start.deadline_us
    if target_us is None or target_us > HORIZON_US or start.is_day or promise.trait.policy is None:
        return None
    try:
        return due_at(calendar_of(promise, sla), created_us, target_us)
    except ValueError:
        return None
