"""Instants and durations to the second, or finer: what a person can add up."""

from datetime import datetime
from zoneinfo import ZoneInfo

from supportctl.frozen import frozen
from supportctl.render.words.wording import tied
from supportctl.report.day_words import DAYS, MONTHS
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND
from supportctl.worktime.transition import EPOCH, MICROSECOND
from supportctl.worktime.zone import load_zone, us_to_local


def microseconds(seconds: float) -> int:
    """Seconds of a report as the whole microseconds they were."""
    return round(seconds * MICROSECONDS_PER_SECOND)


def exact_duration(us: int) -> str:
    """`0:15:02`, `96:00:00`, `0:00:00.250`: hours, minutes, seconds and what is finer, nothing rounded."""
    whole, fraction = divmod(us, MICROSECONDS_PER_SECOND)
    minutes, second = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}{_fraction(fraction)}"


def _fraction(us: int) -> str:
    return f".{us:06}".rstrip("0") if us else ""


@frozen
class LocalTimes:
    """Instants in a zone; `year` goes without saying."""

    zone: ZoneInfo
    year: int | None = None

    @classmethod
    def of(cls, zone_name: str, as_of: str) -> "LocalTimes":
        """Of a zone, in the year of as-of."""
        zone = load_zone(zone_name)
        return cls(zone, _local(as_of, zone).year)

    def full(self, instant: str) -> str:
        """`Thu 1 Oct 2026 00:47:30`; of a date alone the day."""
        if len(instant) == len("2026-10-01"):
            day = datetime.fromisoformat(instant)
            return tied(f"{_day(day)} {day.year}")
        moment = _local(instant, self.zone)
        clock = f"{moment:%H:%M:%S}{_fraction(moment.microsecond)}"
        return tied(f"{_day(moment)} {moment.year} {clock}")

    def span(self, start: str, end: str) -> str:
        """`Thu 1 Oct 13:00 - 16:20:05`, `Thu 1 Oct 17:00 - Fri 2 Oct 08:00`."""
        first, last = _local(start, self.zone), _local(end, self.zone)
        same = first.date() == last.date() or _is_midnight_after(last, first)
        until = _midnight(last, first) if same else f"{self._dated(last)} {_clock(last)}"
        return tied(f"{self._dated(first)} {_clock(first)} - {until}")

    def day_number(self, instant: str) -> int:
        """The local day of an instant."""
        return _local(instant, self.zone).toordinal()

    def _dated(self, moment: datetime) -> str:
        return _day(moment) + ("" if moment.year == self.year else f" {moment.year}")


def _local(instant: str, zone: ZoneInfo) -> datetime:
    return us_to_local((datetime.fromisoformat(instant) - EPOCH) // MICROSECOND, zone)


def _is_midnight_after(last: datetime, first: datetime) -> bool:
    return (last.date() - first.date()).days == 1 and last.time() == last.min.time()


def _midnight(last: datetime, first: datetime) -> str:
    """The end of a span of one day: midnight is the day's 24:00."""
    return _clock(last) if last.date() == first.date() else "24:00"


def _day(moment: datetime) -> str:
    return f"{DAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]}"


def _clock(moment: datetime) -> str:
    """Without its seconds where they are none."""
    exact = f"{moment:%H:%M:%S}{_fraction(moment.microsecond)}"
    return exact.removesuffix(":00") if not moment.microsecond else exact
