"""Instants of the report as local dates and times, in English whatever the machine's locale."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from supportctl.render.words.wording import tied
from supportctl.report.audit_report import AuditReport
from supportctl.report.day_words import clock_words, day_words, moment_words, span_words
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
        return us_to_local((datetime.fromisoformat(instant) - EPOCH) // MICROSECOND, self.zone)

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
