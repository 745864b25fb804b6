"""When the clocks of a zone change, found by asking the zone itself."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from supportctl.frozen import frozen
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY, MICROSECONDS_PER_SECOND

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

SECONDS_PER_DAY = 86_400
DAYS_PER_BLOCK = 512
BLOCK_US = DAYS_PER_BLOCK * MICROSECONDS_PER_DAY


class Transition(NamedTuple):
    """From the instant `at_us` on, local time is UTC + `offset_after_us`; before it, + `offset_before_us`."""

    at_us: int
    offset_before_us: int
    offset_after_us: int

    @property
    def odd_from_us(self) -> int:
        """First local microsecond that does not exist (clocks forward) or happens twice (clocks back)."""
        return self.at_us + min(self.offset_before_us, self.offset_after_us)

    @property
    def odd_to_us(self) -> int:
        """Local microsecond after the odd ones. From here on a local time has the offset after the change."""
        return self.at_us + max(self.offset_before_us, self.offset_after_us)


def transitions(zone: ZoneInfo, first_us: int, last_us: int) -> list[Transition]:
    """Every change of the UTC offset at first_us <= at_us <= last_us, in order, to the second.

    A change of the abbreviation alone is none. Two changes within one day that cancel each other are
    not seen; no zone has had such a day since 1970.
    """
    blocks = range((first_us - 1) // BLOCK_US, (last_us - 1) // BLOCK_US + 1)
    found = (transition for block in blocks for transition in _transitions_of_block(zone, block))
    return [transition for transition in found if first_us <= transition.at_us <= last_us]


def offset_at(zone: ZoneInfo, us: int) -> int:
    """Microseconds that the zone's local time is ahead of UTC at an instant."""
    return _offset(zone, us // MICROSECONDS_PER_SECOND) // MICROSECOND


@frozen
class LocalOffsets:
    """The offset of any local time in a stretch of time, by one search.

    `offsets[i]` holds for local times before `cuts[i]`, the last one after all cuts.
    A local time that does not exist moves forward by the gap; an ambiguous one is its first occurrence:
    both mean that the old offset holds until the end of the odd hour.
    """

    cuts: list[int]
    offsets: list[int]

    def to_us(self, local_us: int) -> int:
        """The instant (UTC microseconds) of a local time in microseconds since 1970-01-01 00:00 local."""
        return local_us - self.offsets[bisect_right(self.cuts, local_us)]


def local_offsets(zone: ZoneInfo, first_us: int, last_us: int) -> LocalOffsets:
    """Offsets for the local times of the instants first_us to last_us."""
    changes = transitions(zone, first_us + 1, last_us)
    offsets = [offset_at(zone, first_us), *(change.offset_after_us for change in changes)]
    return LocalOffsets([change.odd_to_us for change in changes], offsets)


@lru_cache(maxsize=4096)
def _transitions_of_block(zone: ZoneInfo, block: int) -> tuple[Transition, ...]:
    """Changes after the block's first instant, up to and including the first instant of the next block."""
    first = block * DAYS_PER_BLOCK * SECONDS_PER_DAY
    days = range(first, first + (DAYS_PER_BLOCK + 1) * SECONDS_PER_DAY, SECONDS_PER_DAY)
    offsets = [_offset(zone, second) for second in days]
    return tuple(
        _transition_between(zone, second - SECONDS_PER_DAY, second)
        for second, before, after in zip(days[1:], offsets, offsets[1:], strict=False)
        if before != after
    )


def _transition_between(zone: ZoneInfo, low: int, high: int) -> Transition:
    """The one change in (low, high], in seconds, closed in on from both sides."""
    before, after = _offset(zone, low), _offset(zone, high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return Transition(high * MICROSECONDS_PER_SECOND, before // MICROSECOND, after // MICROSECOND)


def _offset(zone: ZoneInfo, second: int) -> timedelta:
    return datetime.fromtimestamp(second, zone).utcoffset() or timedelta(0)
