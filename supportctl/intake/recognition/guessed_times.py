"""Which unknown columns of times are the creation, the answer and the end of a contact, by their order in every row.

A guess for a person to check: the creation is never missing and comes first, the end comes last.
"""

from collections.abc import Sequence
from datetime import UTC
from itertools import pairwise

from supportctl.intake.recognition.content_guess import Guess, times_first_filled
from supportctl.intake.recognition.survey import Survey
from supportctl.intake.values.instant_format import Order
from supportctl.intake.values.odd_instant import read_odd_instant

ROWS = 200
"""So many rows are compared."""
CLOCK_FORMS = ("h:mm:ss", "h:mm")


def guessed_times(survey: Survey, guesses: Sequence[Guess]) -> dict[str, tuple[str, ...]]:
    """The headers of created_at, and of first_response_at and resolved_at where there are more columns of times."""
    times = times_first_filled(guesses)
    if not times:
        return {}
    by_time = sorted(times, key=lambda one: _lateness(one, times, survey))
    created = next(one for one in by_time if one.filled == times[0].filled)
    later = [one for one in by_time if one is not created]
    found = {"created_at": (created.header, *_time_of_day(created, guesses))}
    if len(later) > 1:
        found["first_response_at"] = (later[0].header,)
    if later:
        found["resolved_at"] = (later[-1].header,)
    return found


def times_of_day(guesses: Sequence[Guess]) -> list[Guess]:
    """Columns that look like durations, but stand beside a day and are its time of day."""
    return [other for one, other in pairwise(guesses) if _is_time_of_day(one, other)]


def _is_time_of_day(day: Guess, clock: Guess) -> bool:
    return day.date_only and clock.unit in CLOCK_FORMS and clock.position == day.position + 1


def _time_of_day(created: Guess, guesses: Sequence[Guess]) -> tuple[str, ...]:
    return tuple(one.header for one in times_of_day(guesses) if one.position == created.position + 1)


def _lateness(one: Guess, times: Sequence[Guess], survey: Survey) -> tuple[float, int]:
    """How many of the other times of a row come before this one, on average; the first column of equal ones."""
    before = rows = 0
    for row in survey.dialect.sample[:ROWS]:
        own = _instant(row[one.position])
        if own is not None:
            others = (_instant(row[other.position]) for other in times if other is not one)
            before += sum(1 for other in others if other is not None and other < own)
            rows += 1
    return (before / rows if rows else 0.0, one.position)


def _instant(text: str) -> int | None:
    return read_odd_instant(text.strip(), Order.DAY_FIRST, UTC) if text.strip() else None
