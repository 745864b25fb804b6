"""Why the export and we disagree about a promise, as far as its row tells."""

from dataclasses import dataclass

from supportctl.report.duration import duration_words
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND
from supportctl.worktime.calendar import Calendar

REASONS = {
    "deadline": "judged by the export's own deadline",
    "business_hours": "counted in the export's business hours",
    "around_the_clock": "counted around the clock",
    "open": "open when exported",
    "against_its_deadline": "against the export's own deadline and times",
    "unsaid": "the export does not say why",
}
"""By the codes of sql/vendor_compared.sql."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row tells, in microseconds, None where it does not.

    Our elapsed time and target; the duration that the export counts in its own hours; from creation to its deadline,
    and to the stop (or as-of), around the clock.
    """

    elapsed: int | None
    promised: int | None
    counted: int | None
    allowed: int | None
    taken: int | None
    calendar: Calendar | None


def reason_words(reason: str, row: Evidence) -> str:
    """The likely reason, with the figures that make it likely."""
    match reason:
        case "deadline":
            return (
                f"the export's own deadline is {_long(row.allowed)} after creation, "
                f"our target {_long(row.promised)} {_clock(row)}"
            )
        case "business_hours":
            return f"the export counts {_long(row.counted)} in its own business hours, we {_ours(row)}"
        case "around_the_clock":
            return f"around the clock it took {_long(row.taken)}, {_ours(row)}"
        case "open":
            return "the ticket was open when exported; the export may have judged it at another time"
        case "against_its_deadline":
            return (
                f"the export's own deadline is {_long(row.allowed)} after creation and its times say "
                f"{_long(row.taken)}: its verdict contradicts them"
            )
    return REASONS["unsaid"]


def _ours(row: Evidence) -> str:
    return f"{_long(row.elapsed)} {_clock(row)}"


def _clock(row: Evidence) -> str:
    if row.calendar is None or row.calendar.is_always:
        return "around the clock"
    return f"in the hours of {row.calendar.name}"


def _long(microseconds: int | None) -> str:
    return (
        "an unknown time" if microseconds is None else duration_words(microseconds / MICROSECONDS_PER_SECOND)
    )
