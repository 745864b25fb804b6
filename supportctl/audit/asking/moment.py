"""As of when the audit judges: what the user says, else the latest event in the data; never a hidden clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from supportctl.problem import Problem, UsageError
from supportctl.worktime.zone import load_zone, local_to_us

EARLIEST_US = 631_152_000_000_000
"""1990-01-01T00:00:00Z: events before it are impossible (semantics rule 4)."""

CREDIBLE_US = 7_258_118_400_000_000
"""2200-01-01T00:00:00Z: no support desk means a later time; exports write 9999-12-31 for "never"."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The instant open tickets are judged at (UTC microseconds) and where it came from.

    `row_id` is the record that set it, when the data did; `stray_us` how far it lies after the next latest record,
    when that is over seven days. `from_clock` when it is the present moment.
    """

    us: int
    origin: str
    row_id: int | None = None
    stray_us: int | None = None
    from_clock: bool = False


def parse_moment(text: str, zone_name: str, option: str) -> int:
    """UTC microseconds of an ISO date (its end) or date-time (without offset: in the given zone).

    Raises UsageError naming the command-line option, also for times that no export can mean.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        us = parse_time(text, zone_name, option)
    else:
        last = day == date.max
        us = local_to_us(
            datetime.combine(day if last else day + timedelta(days=1), time()), load_zone(zone_name)
        )
    if not EARLIEST_US <= us < CREDIBLE_US:
        raise UsageError(
            Problem(option, f"“{text}” lies outside 1990 to 2199", hint=f"write {option} 2026-11-30")
        )
    return us


def parse_time(text: str, zone_name: str, option: str) -> int:
    """UTC microseconds of an ISO date-time; without offset it is in the given zone. Raises UsageError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        problem = Problem(
            option, f"“{text}” is no date or time", hint=f"write {option} 2026-11-30 or 2026-11-30T18:00"
        )
        raise UsageError(problem) from error
    if moment.tzinfo is None:
        return local_to_us(moment, load_zone(zone_name))
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
