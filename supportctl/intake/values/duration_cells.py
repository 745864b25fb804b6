"""What the cells of a duration column show by their form: a clock, units of their own, timestamps."""

from collections.abc import Sequence

from supportctl.intake.values.duration_text import Marks, fits_unit, looks_like_number_or_clock
from supportctl.intake.values.instant_format import Order, format_of
from supportctl.policy.model import Unit

READABLE_SHARE = 0.5
"""A column of which fewer sampled cells fit the unit counts in another one."""

SHORTEST_TIMESTAMP = 10
"""A number of so many digits or fewer only looks like a timestamp."""

SINCE_1970: Unit = "since_1970"


def unit_of_cells(texts: Sequence[str]) -> Unit | None:
    """`h:mm:ss` where the cells are clocks or name their own units, so that no unit need be known; else None."""
    clocks = [text for text in texts if fits_unit(text, "h:mm:ss", Marks.PLAIN)]
    others = [text for text in texts if text not in clocks and looks_like_number_or_clock(text)]
    return "h:mm:ss" if clocks and not others and len(clocks) >= READABLE_SHARE * len(texts) else None


def timestamps_in(texts: Sequence[str]) -> list[str]:
    """The texts that are points in time."""
    return [text for text in texts if _is_timestamp(text)]


def looks_like_duration(text: str) -> bool:
    """Whether a cell may be a duration: a number, a clock form or one with its own units, and no timestamp."""
    return counts_from_1970(text) if _is_timestamp(text) else looks_like_number_or_clock(text)


def counts_from_1970(text: str) -> bool:
    """A length of time written as the timestamp so long after 1970-01-01."""
    form = format_of(text)
    return form is not None and form.order is not Order.EPOCH and "1970" in text


def _is_timestamp(text: str) -> bool:
    short_number = text.strip().isdigit() and len(text.strip()) <= SHORTEST_TIMESTAMP
    return not short_number and format_of(text) is not None
