"""Which contacts by their time of creation: --period, --since, --until; half-open, in the policy's zone (rule 25)."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from supportctl.audit.asking.moment import CREDIBLE_US, EARLIEST_US, parse_time
from supportctl.problem import Problem, UsageError, closest
from supportctl.worktime.zone import load_zone, local_to_us

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_SOME_DAY = date(2000, 1, 1)
OUTSIDE = "lies outside 1990 to 2199"
FORMS = "last-week, last-month, 2026-W46 or 2026-11"


@dataclass(frozen=True, slots=True)
class Period:
    """The options as written; `last-week` and `last-month` count back from as-of (audit/judging/whole_period.py)."""

    period: str | None = None
    since: str | None = None
    until: str | None = None

    def check(self) -> None:
        """Raise UsageError for options that exclude each other or cannot be read."""
        if self.period is not None and (self.since is not None or self.until is not None):
            hint = "give --period, or --since and --until"
            raise UsageError(Problem("--period", "--period already says since and until", hint=hint))
        since_us, until_us = self.bounds(_SOME_DAY, "UTC")
        for option, text, us in (
            ("--period", self.period, since_us),
            ("--since", self.since, since_us),
            ("--until", self.until, until_us),
        ):
            if text is not None and us is not None and not EARLIEST_US <= us < CREDIBLE_US:
                hint = f"write {FORMS}" if option == "--period" else f"write {option} 2026-11-30"
                raise UsageError(Problem(option, f"“{text}” {OUTSIDE}", hint=hint))
        if since_us is not None and until_us is not None and since_us >= until_us:
            hint = "--until names the first moment that no longer counts"
            raise UsageError(Problem("--until", "is not after --since", hint=hint))

    @property
    def counts_back(self) -> bool:
        """Whether as-of decides which days are meant."""
        return self.period in NAMED

    def bounds(self, today: date, zone_name: str, *, whole: bool = False) -> tuple[int | None, int | None]:
        """Since and until in UTC microseconds; None where open.

        A period that counts back ends before `today`, the local day of as-of; with `whole` the period that holds
        today is the one.
        """
        if self.period is not None:
            first, end = _days(self.period, today, whole=whole)
            return start_us(first, zone_name), start_us(end, zone_name)
        since, until = (
            None if text is None else _bound(text, option, zone_name)
            for text, option in ((self.since, "--since"), (self.until, "--until"))
        )
        return since, until


def _bound(text: str, option: str, zone_name: str) -> int:
    """A date means its start: --until 2026-11-01 ends with October."""
    try:
        return start_us(date.fromisoformat(text), zone_name)
    except ValueError:
        return parse_time(text, zone_name, option)


def start_us(day: date, zone_name: str) -> int:
    """When a local day begins; in a zone whose clocks skip midnight, at its first moment."""
    return local_to_us(datetime.combine(day, time()), load_zone(zone_name))


def week_of(day: date) -> tuple[date, date]:
    """The Monday of a day's week and the Monday after."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=7)


def month_of(day: date) -> tuple[date, date]:
    """The first of a day's month and the first of the next."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1)


NAMED = {"last-week": week_of, "last-month": month_of}


def _days(text: str, today: date, *, whole: bool) -> tuple[date, date]:
    """First day and day after the last of a period."""
    try:
        if text in NAMED:
            this = NAMED[text](today)
            return this if whole else NAMED[text](this[0] - timedelta(days=1))
        if found := _WEEK.fullmatch(text):
            start = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return start, start + timedelta(days=7)
        if found := _MONTH.fullmatch(text):
            return month_of(date(int(found[1]), int(found[2]), 1))
    except (ValueError, OverflowError) as error:
        message = f"there is no {text}" if text[:4] not in ("0000", "9999") else f"“{text}” {OUTSIDE}"
        hint = "weeks are W01 to W52, in long years W53, months 01 to 12; or write last-week or last-month"
        raise UsageError(Problem("--period", message, hint=hint)) from error
    near = closest(text, list(NAMED))
    hint = f"did you mean {near}?" if near else f"write {FORMS}"
    raise UsageError(Problem("--period", f"“{text}” is no period", hint=hint))
