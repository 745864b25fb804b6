"""Which calendar counts for a promise, and when its target is used up; for the tickets that a report names."""

from supportctl.audit.judge import Frame
from supportctl.audit.promises import Goal, Promise
from supportctl.policy.model import SlaFile
from supportctl.worktime.calendar import ALWAYS, Calendar
from supportctl.worktime.due import HORIZON_US, due_at


def calendar_of(promise: Promise, sla: SlaFile) -> Calendar:
    """The calendar of the policy; an export's own deadline is an instant, for it every hour counts."""
    policy = promise.trait.policy
    if policy is None or promise.goal is Goal.DEADLINE:
        return ALWAYS
    return sla.calendars[policy.calendar]


def due_us(
    promise: Promise, target_us: int | None, created_us: int | None, sla: SlaFile, frame: Frame
) -> int | None:
    """When the target is used up (rule 2), as sql/listing_due.sql has it.

    None without a target, for an impossible creation time, and where no century of the calendar holds the target.
    """
    possible = frame.possible()
    if created_us is None or not possible["earliest"] <= created_us <= possible["latest"]:
        return None
    if target_us is None or promise.trait.policy is None:
        return None
    if promise.goal is Goal.DEADLINE:
        return created_us + target_us
    if target_us > HORIZON_US:
        return None
    try:
        return due_at(calendar_of(promise, sla), created_us, target_us)
    except ValueError:
        return None
