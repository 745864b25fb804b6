"""Public holidays of a calendar's rule, as the `holidays` package knows them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from supportctl.frozen import frozen
from supportctl.worktime.calendar import HolidayRule
from supportctl.worktime.country import country, country_year

if TYPE_CHECKING:
    from holidays import HolidayBase

HALF_DAY = "half_day"
WORKDAY = "workday"
NOT_CLOSING = (HALF_DAY, WORKDAY)
"""Categories of the package whose days are not closed: half days, and days that are named but worked."""


@frozen
class Holidays:
    """Days that a rule changes. `closed` and `half` map days to names, in order of time, and share no day."""

    closed: Mapping[date, str]
    half: Mapping[date, str]
    workdays: tuple[date, ...]


def holidays_between(rule: HolidayRule, first: date, last: date) -> Holidays:
    """The rule's holidays from `first` to `last`, both included. The rule must have passed `check_rule`.

    `half` is empty without the rule's `half_day`, `workdays` (make-up days) without its `workdays`.
    A half day that is also a closed holiday is closed. Names are English where the package has them.
    """
    years = [_holidays_of_year(rule, year) for year in range(first.year, last.year + 1)]
    return Holidays(
        closed={day: name for year in years for day, name in year.closed.items() if first <= day <= last},
        half={day: name for year in years for day, name in year.half.items() if first <= day <= last},
        workdays=tuple(day for year in years for day in year.workdays if first <= day <= last),
    )


def closing_categories(rule: HolidayRule) -> tuple[str, ...]:
    """The rule's categories whose days are closed."""
    return tuple(category for category in rule.categories if category not in NOT_CLOSING)


@lru_cache(maxsize=2048)
def _holidays_of_year(rule: HolidayRule, year: int) -> Holidays:
    closed = _named_days(rule, closing_categories(rule), year)
    half = _named_days(rule, _half_day_categories(rule), year)
    return Holidays(
        closed=closed,
        half={day: name for day, name in half.items() if day not in closed},
        workdays=tuple(_make_up_days(rule, year)) if rule.workdays else (),
    )


def _named_days(rule: HolidayRule, categories: tuple[str, ...], year: int) -> dict[date, str]:
    return dict(sorted(_library_year(rule, categories, year).items())) if categories else {}


def _half_day_categories(rule: HolidayRule) -> tuple[str, ...]:
    if rule.half_day is None or HALF_DAY not in country(rule.country).supported_categories:
        return ()
    return (HALF_DAY,)


def _make_up_days(rule: HolidayRule, year: int) -> list[date]:
    """Weekend days of the year that are worked; asked for one year, the package names some of others too."""
    known = _library_year(rule, closing_categories(rule), year).weekend_workdays
    return sorted(day for day in known if day.year == year)


@lru_cache(maxsize=2048)
def _library_year(rule: HolidayRule, categories: tuple[str, ...], year: int) -> "HolidayBase":
    """One year of one country. Years are never worked out together: the package lets one shift the other."""
    language = _language(country(rule.country))
    return country_year(rule.country, rule.subdivision, categories, language, year)


def _language(entry: "HolidayBase") -> str | None:
    """The country's own English, else American, else its own language; None where it has but one.

    Left out, the package would ask the machine's locale.
    """
    supported = sorted(entry.supported_languages)
    own = entry.default_language
    english = [language for language in (own, "en_US", *supported) if language and language.startswith("en")]
    return next((language for language in (*english, own) if language in supported), None)
