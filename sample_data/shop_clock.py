"""The month and its clock: opening hours, busy days, instants and how the exports write them.

An instant is a count of seconds since 2026-10-01 00:00:00 in Asia/Jakarta, which has no daylight saving.
"""

import random
from collections.abc import Iterator
from typing import Final

from shop_draw import Weights, pick

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
MONTH_END: Final = 31 * DAY
"""The exports were taken as the month ended; what would have happened later is not in them."""

SATURDAY: Final = 5
SUNDAY: Final = 6
COMPANY_DAY: Final = 28
TRAINING: Final = 29 * DAY + 11 * HOUR
"""From Friday the 30th, 11:00, most of those who write are at a training: the month ends with a backlog."""
SALE: Final = {10: 150, 11: 190, 12: 180, 13: 140}
"""The 10.10 sale: contacts on these days, in percent of a usual day."""
WEEKDAY_VOLUME: Final = (125, 110, 100, 100, 105, 70, 55)
AROUND_THE_CLOCK: Final = dict(
    enumerate((8, 5, 3, 3, 4, 8, 18, 35, 60, 75, 80, 70, 55, 65, 70, 65, 60, 50, 42, 48, 50, 42, 28, 15))
)
STAFFED_HOURS: Final = {8: 60, 9: 100, 10: 110, 11: 90, 13: 100, 14: 90, 15: 80, 16: 60}
BUSY_HOURS: Final = (9, 10, 13)


def weekday(day: int) -> int:
    """Monday is 0; the first of October 2026 is a Thursday."""
    return (day + 2) % 7


def day_windows(day: int) -> tuple[tuple[int, int], ...]:
    """The opening hours of a day of the month, as hours of that day."""
    if day == COMPANY_DAY or weekday(day) == SUNDAY:
        return ()
    return ((9, 12),) if weekday(day) == SATURDAY else ((8, 12), (13, 17))


def month_windows() -> Iterator[tuple[int, int]]:
    """The opening hours of the month, as instants."""
    for day in range(1, 32):
        for opens, closes in day_windows(day):
            yield (day - 1) * DAY + opens * HOUR, (day - 1) * DAY + closes * HOUR


WINDOWS: Final = tuple(month_windows())


def is_open(instant: int) -> bool:
    """Whether the shop is open."""
    return any(opens <= instant < closes for opens, closes in WINDOWS)


def after_work(start: int, seconds: int) -> int | None:
    """The instant `seconds` of opening time after `start`; None when the month ends before."""
    left = seconds
    for opens, closes in WINDOWS:
        begin = max(start, opens)
        if begin >= closes:
            continue
        if begin + left <= closes:
            return begin + left
        left -= closes - begin
    return None


def day_of(instant: int) -> int:
    """The day of the month."""
    return instant // DAY + 1


def load(instant: int) -> int:
    """How long work takes on that day, in percent of the usual: sale, Mondays, after a holiday."""
    day = day_of(instant)
    if day in SALE:
        return 145
    if day == COMPANY_DAY + 1:
        return 125
    return 112 if weekday(day) == 0 else 88


def written_load(instant: int) -> int:
    """The same for contacts answered in writing."""
    return 450 if instant >= TRAINING else load(instant)


def moment(rng: random.Random, hours: Weights[int]) -> int:
    """When a contact arrives."""
    days = {day: WEEKDAY_VOLUME[weekday(day)] * SALE.get(day, 100) for day in range(1, 32)}
    day, hour = pick(rng, days), pick(rng, hours)
    return (day - 1) * DAY + hour * HOUR + int(rng.random() * HOUR)


def staffed_moment(rng: random.Random) -> int:
    """When a call or a live chat arrives: both are offered during opening hours only."""
    while not is_open(instant := moment(rng, STAFFED_HOURS)):
        pass
    return instant


def clock(instant: int) -> str:
    """The time of day, 08:13:27."""
    return f"{instant % DAY // HOUR:02d}:{instant % HOUR // MINUTE:02d}:{instant % MINUTE:02d}"


def iso(instant: int | None) -> str:
    """2026-10-05 08:13:27, or an empty cell."""
    return "" if instant is None else f"2026-10-{day_of(instant):02d} {clock(instant)}"


def day_first(instant: int | None) -> str:
    """05/10/2026 08:13:27, or an empty cell."""
    return "" if instant is None else f"{day_of(instant):02d}/10/2026 {clock(instant)}"


def within_month(instant: int) -> int | None:
    """None for what happens after the exports were taken."""
    return instant if instant < MONTH_END else None
