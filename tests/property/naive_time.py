"""Opening hours added up window by window, and what is known of an instant (semantics rules 1, 2, 3 and 5a)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from naive_world import DAY, EPOCH, Hours, to_us

CENTURY_DAYS = 36_525


@dataclass(frozen=True)
class Known:
    """What an export tells of an instant: it lies between `first` and `last`, both possible; a day leaves many."""

    first: int
    last: int

    @property
    def exact(self) -> bool:
        """Whether the time of day is known."""
        return self.first == self.last


def known_at(cell: datetime | date, zone: str) -> Known:
    """A time is one instant, a day is all of its microseconds."""
    if isinstance(cell, datetime):
        us = to_us(cell, zone)
        return Known(us, us)
    midnight = datetime(cell.year, cell.month, cell.day)
    return Known(to_us(midnight, zone), to_us(midnight + timedelta(days=1), zone) - 1)


class Clock:
    """Working time of one calendar; without `hours` it never stops."""

    def __init__(self, hours: Hours | None) -> None:
        self.hours = hours
        self._days: dict[date, list[tuple[int, int]]] = {}

    def between(self, start: int, stop: int) -> int:
        """Microseconds that count in [start, stop); none where the stop comes first."""
        if self.hours is None:
            return max(0, stop - start)
        return sum(last - first for first, last in self._open(start, stop))

    def due(self, start: int, target: int) -> int | None:
        """The first instant at which the target is used up; None if a century does not hold it."""
        if self.hours is None or target <= 0:
            return start + target
        left, horizon = target, start + CENTURY_DAYS * DAY
        for first, last in self._open(start, horizon):
            if left <= last - first:
                return first + left
            left -= last - first
        return None

    def next_opening(self, us: int) -> int | None:
        """When it opens next, from this instant on; now, if it is open."""
        return next((first for first, _ in self._open(us, us + 400 * DAY)), None)

    def _open(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """The stretches within [start, stop) that are open, in order, none twice."""
        if stop <= start:
            return
        day = (EPOCH + timedelta(microseconds=start)).date() - timedelta(days=3)
        end = (EPOCH + timedelta(microseconds=stop)).date() + timedelta(days=3)
        reached = start
        while day <= end:
            for opened, closed in self._windows(day):
                low, high = max(opened, reached), min(closed, stop)
                if high > low:
                    yield low, high
                    reached = high
            day += timedelta(days=1)

    def _windows(self, day: date) -> list[tuple[int, int]]:
        if day not in self._days:
            assert self.hours is not None
            midnight = datetime(day.year, day.month, day.day)
            zone = self.hours.zone
            self._days[day] = [
                (
                    to_us(midnight + timedelta(minutes=opens), zone),
                    to_us(midnight + timedelta(minutes=closes), zone),
                )
                for opens, closes in self.hours.dates.get(day, self.hours.week[day.weekday()])
            ]
        return self._days[day]
