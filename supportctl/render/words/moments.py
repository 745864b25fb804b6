"""Instants and durations as local dates and times, in English whatever the machine's locale.

To the minute where a person plans by them (`Calendar`), to the second or finer where a person adds them up.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from supportctl.frozen import frozen
from supportctl.render.words.wording import tied
from supportctl.report.audit_report import AuditReport
from supportctl.report.day_words import DAYS, MONTHS, clock_words, day_words, moment_words, span_words
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND
from supportctl.worktime.transition import EPOCH, MICROSECOND
from supportctl.worktime.zone import load_zone, us_to_local


@dataclass(frozen=True)
class Calendar:
    """The zone in which the report speaks, and the year that goes without saying."""

    report: AuditReport

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of sla.yaml."""
        return load_zone(self.report.timezone)

    def local(self, instant: str) -> datetime:
        """An ISO instant of the report as local time."""
        return _local(instant, self.zone)

    def as_of_words(self) -> str:
        """`as of Sat 31 Oct 2026 23:39 Asia/Jakarta`."""
        moment = self.local(self.report.as_of)
        return f"as of {moment_words(moment)} {self.report.timezone}"

    def due_words(self, instant: str) -> str:
        """`Sat 31 Oct 23:39`; with its year where that is another than the as-of's."""
        moment = self.local(instant)
        year = "" if moment.year == self.local(self.report.as_of).year else f" {moment.year}"
        return tied(f"{day_words(moment)}{year} {clock_words(moment)}")

    def period_words(self) -> str | None:
        """`1-31 Oct 2026`: the days asked for, else those on which contacts came in; None when there are none."""
        scope = self.report.scope
        first, last = scope.since or scope.first_created_at, scope.last_created_at
        if first is None or (last is None and scope.until is None):
            return None
        # The end asked for is the first moment that no longer counts.
        end = (
            self.local(scope.until) - timedelta(microseconds=1) if scope.until else self.local(last or first)
        )
        return tied(span_words(self.local(first).date(), end.date()))


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
