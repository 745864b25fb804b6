"""The table the engine measures working time with.

One row for each (calendar, slot), a slot being a UTC day: the working time before the slot and the
windows within it. An instant's working time is then one joined row and a few clips:

    worked(t) = before_us + sum over i of greatest(0, least(t, close_i) - open_i)
    elapsed   = worked(stop) - worked(start)
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from supportctl.frozen import frozen
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY
from supportctl.worktime.calendar import Calendar
from supportctl.worktime.interval import Interval
from supportctl.worktime.opening import opening_intervals

WINDOWS_PER_SLOT: Final = 2
CALENDAR_STRIDE: Final = 100_000_000
"""key = calendar index * CALENDAR_STRIDE + slot number, and slot number = instant // slot_us (0 is 1970)."""

WORKING_COLUMNS: Final = (
    "key",
    "before_us",
    *(f"{edge}{number}" for number in range(1, WINDOWS_PER_SLOT + 1) for edge in ("open", "close")),
)
"""Names of the columns of a row, all 64-bit integers and never null."""


@frozen
class WorkingTable:
    """Rows as WORKING_COLUMNS names them, exactly one a key, in order of keys.

    `slot_us` is the length of a slot. `before_us` counts from the start of the table's first slot.
    Windows are instants clipped to the slot; unused ones are empty at the slot's start.
    """

    slot_us: int
    rows: list[tuple[int, ...]]


def working_table(calendars: Sequence[Calendar], first_us: int, last_us: int) -> WorkingTable:
    """The table for every instant from first_us to last_us, both included; calendars keep their index.

    Slots are days unless a day of some calendar has more than two stretches of working time; then they
    are halved until all fit. Raises ValueError for a time before 1970, or too far ahead for the keys.
    """
    first_day, last_day = first_us // MICROSECONDS_PER_DAY, last_us // MICROSECONDS_PER_DAY
    start_us, end_us = first_day * MICROSECONDS_PER_DAY, (last_day + 1) * MICROSECONDS_PER_DAY
    opened = [opening_intervals(calendar, start_us, end_us) for calendar in calendars]
    slot_us = _slot_length(opened)
    slots = range(start_us // slot_us, end_us // slot_us)
    if slots.start < 0 or slots.stop > CALENDAR_STRIDE:
        raise ValueError(f"no working time is kept for {first_us} to {last_us}")
    rows = [row for index, intervals in enumerate(opened) for row in _rows(index, intervals, slots, slot_us)]
    return WorkingTable(slot_us, rows)


def _slot_length(opened: Iterable[Sequence[Interval]]) -> int:
    """The longest slot, a day halved some times, in which no calendar has more than two windows."""
    slot_us = MICROSECONDS_PER_DAY
    for intervals in opened:
        while _most_windows(intervals, slot_us) > WINDOWS_PER_SLOT:
            slot_us //= 2
    return slot_us


def _most_windows(intervals: Sequence[Interval], slot_us: int) -> int:
    """How many stretches of working time the fullest slot holds."""
    counts = Counter(slot for slot, _, _ in _pieces(intervals, slot_us))
    return max(counts.values(), default=0)


def _rows(index: int, intervals: Sequence[Interval], slots: range, slot_us: int) -> Iterator[tuple[int, ...]]:
    """The rows of one calendar."""
    windows_of: dict[int, list[int]] = {}
    for slot, open_us, close_us in _pieces(intervals, slot_us):
        windows_of.setdefault(slot, []).extend((open_us, close_us))
    before_us = 0
    for slot in slots:
        windows = windows_of.get(slot, [])
        unused = (slot * slot_us,) * (2 * WINDOWS_PER_SLOT - len(windows))
        yield (index * CALENDAR_STRIDE + slot, before_us, *windows, *unused)
        before_us += sum(windows[1::2]) - sum(windows[::2])


def _pieces(intervals: Iterable[Interval], slot_us: int) -> Iterator[tuple[int, int, int]]:
    """Intervals cut at slot boundaries: (slot, open, close)."""
    for open_us, close_us in intervals:
        first, last = open_us // slot_us, (close_us - 1) // slot_us
        if first == last:
            yield first, open_us, close_us
            continue
        for slot in range(first, last + 1):
            yield slot, max(open_us, slot * slot_us), min(close_us, (slot + 1) * slot_us)
