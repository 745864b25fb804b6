"""How old the files are: whether what they call open may have been answered since (semantics rule 6).

An export is stale when more than one working day has passed since its newest time: in every calendar that judges its
contacts, more opening time than an average opening day of that calendar has.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from supportctl.audit.asking.moment import AsOf
from supportctl.audit.judging.latest import newest_before
from supportctl.audit.judging.promises import Promises, calendars_in_use
from supportctl.engine.session import Session
from supportctl.policy.model import SlaFile
from supportctl.report.day_words import moment_words
from supportctl.report.duration import duration_words
from supportctl.report.number_words import counted_words
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY, MICROSECONDS_PER_SECOND
from supportctl.worktime.calendar import ALWAYS, Calendar
from supportctl.worktime.hours import average_day_us
from supportctl.worktime.interval import length
from supportctl.worktime.opening import opening_intervals
from supportctl.worktime.zone import load_zone, us_to_local

HOUR_US = 3_600 * MICROSECONDS_PER_SECOND
FEW_DAYS = 2


@dataclass(frozen=True, slots=True)
class ExportAge:
    """From the newest time of the files, not later than as-of, to as-of (UTC microseconds).

    `limit_us` is what --max-age allows; `from_clock` when as-of is the present moment.
    """

    newest_us: int
    as_of_us: int
    limit_us: int | None
    from_clock: bool

    @property
    def age_us(self) -> int:
        """How much time lies between them."""
        return self.as_of_us - self.newest_us

    def is_stale(self, calendars: Iterable[Calendar]) -> bool:
        """Whether as-of is the present moment, and more than one working day of each calendar has passed by then."""
        return self.from_clock and all(self._is_a_working_day_later(calendar) for calendar in calendars)

    def _is_a_working_day_later(self, calendar: Calendar) -> bool:
        if calendar.is_always:
            return self.age_us > MICROSECONDS_PER_DAY
        opened = length(opening_intervals(calendar, self.newest_us, self.as_of_us))
        return opened > average_day_us(calendar)

    def words(self, sla: SlaFile) -> str:
        """`26 days old: its newest time is Sat 31 Oct 2026 23:39 Asia/Jakarta`."""
        newest = moment_words(us_to_local(self.newest_us, load_zone(sla.timezone)))
        return f"{_age_words(self.age_us)} old: its newest time is {newest} {sla.timezone}"


def export_age(session: Session, as_of: AsOf, max_age_us: int | None) -> ExportAge | None:
    """The age of the files, where anybody wants to know: with --as-of now, or --max-age."""
    if not as_of.from_clock and max_age_us is None:
        return None
    newest = newest_before(session, as_of.us)
    return None if newest is None else ExportAge(newest, as_of.us, max_age_us, as_of.from_clock)


def too_old(age: ExportAge | None, sla: SlaFile) -> list[str]:
    """Why the report is not auditable, when the files are older than --max-age allows."""
    if age is None or age.limit_us is None or age.age_us <= age.limit_us:
        return []
    allowed = duration_words(age.limit_us / MICROSECONDS_PER_SECOND)
    return [f"the export is {age.words(sla)}; --max-age allows {allowed}"]


def stale_words(age: ExportAge | None, promises: Promises, sla: SlaFile) -> str | None:
    """That the export is stale, and what follows; None when it is not."""
    calendars = [sla.calendars[name] for name in calendars_in_use(promises)] or [ALWAYS]
    if age is None or not age.is_stale(calendars):
        return None
    return f"the export is stale, {age.words(sla)}; what it calls open may have been answered since: make a new export"


def _age_words(us: int) -> str:
    days, hours = us // MICROSECONDS_PER_DAY, us // HOUR_US
    if days >= FEW_DAYS:
        return counted_words(days, "day")
    return counted_words(hours, "hour") if hours else f"{us // (HOUR_US // 60)} min"
