"""Which contacts by their time of creation: --period, --since, --until; half-open, in the policy's zone (rule 25)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from supportctl.audit.moment import parse_time
from supportctl.report.problem import Problem, UsageError
from supportctl.worktime.zone import load_zone, local_to_us, us_to_local

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
FORMS = "last-week, last-month, 2026-W46 or 2026-11"


@dataclass(frozen=True, slots=True)
class Period:
    """The options as written; `last-week` and `last-month` count back from as-of."""

    period: str | None = None
    since: str | None = None
    until: str | None = None

    def check(self) -> None:
        """Raise UsageError for options that exclude each other or cannot be read."""
        if self.period is not None and (self.since is not None or self.until is not None):
            hint = "give --period, or --since and --until"
            raise UsageError(Problem("--period", "--period already says since and until", hint=hint))
        since_us, until_us = self.bounds(0, "UTC")
        if since_us is not None and until_us is not None and since_us >= until_us:
            hint = "--until names the first moment that no longer counts"
            raise UsageError(Problem("--until", "is not after --since", hint=hint))

    def bounds(self, as_of_us: int, zone_name: str) -> tuple[int | None, int | None]:
        """Since and until in UTC microseconds; None where open."""
        if self.period is not None:
            first, end = _days(self.period, us_to_local(as_of_us, load_zone(zone_name)).date())
            return _start_us(first, zone_name), _start_us(end, zone_name)
        since, until = (
            None if text is None else _bound(text, option, zone_name)
            for text, option in ((self.since, "--since"), (self.until, "--until"))
        )
        return since, until


def _bound(text: str, option: str, zone_name: str) -> int:
    """A date means its start: --until 2026-11-01 ends with October."""
    try:
        return _start_us(date.fromisoformat(text), zone_name)
    except ValueError:
        return parse_time(text, zone_name, option)


def _start_us(day: date, zone_name: str) -> int:
    return local_to_us(datetime.combine(day, time()), load_zone(zone_name))


def _days(text: str, today: date) -> tuple[date, date]:
    """First day and day after the last of a period."""
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    named: dict[str, Callable[[], tuple[date, date]]] = {
        "last-week": lambda: (monday - timedelta(days=7), monday),
        "last-month": lambda: ((first - timedelta(days=1)).replace(day=1), first),
    }
    try:
        if text in named:
            return named[text]()
        if found := _WEEK.fullmatch(text):
            start = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return start, start + timedelta(days=7)
        if found := _MONTH.fullmatch(text):
            start = date(int(found[1]), int(found[2]), 1)
            return start, (start + timedelta(days=31)).replace(day=1)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            Problem("--period", f"there is no {text}: {error}", hint=f"write {FORMS}")
        ) from error
    raise UsageError(Problem("--period", f"“{text}” is no period", hint=f"write {FORMS}"))
