"""Whether a holiday rule means anything to the `holidays` package, and what to write when not."""

from collections.abc import Iterable, Mapping
from typing import Literal

from supportctl.problem import did_you_mean
from supportctl.worktime.calendar import HolidayRule
from supportctl.worktime.country import country
from supportctl.worktime.holiday import HALF_DAY, WORKDAY, closing_categories

RuleKey = Literal["country", "subdivision", "categories", "half_day"]


class HolidayRuleError(ValueError):
    """A holiday rule that cannot be followed. `key` is the part of the rule that is wrong."""

    def __init__(self, key: RuleKey, message: str) -> None:
        super().__init__(message)
        self.key: RuleKey = key


def check_rule(rule: HolidayRule) -> None:
    """Raise HolidayRuleError, with what to write instead, unless the package can follow the rule."""
    _check_country(rule)
    _check_subdivision(rule)
    _check_categories(rule)
    _check_half_day(rule)


def _check_country(rule: HolidayRule) -> None:
    codes = _country_codes()
    if rule.country not in codes.values():
        hint = did_you_mean(rule.country, codes) or "write a two-letter code such as DE"
        raise HolidayRuleError("country", f"no holidays are known for country {rule.country!r}: {hint}")


def _country_codes() -> dict[str, str]:
    """Names and codes, as people write them, to codes: `germany` to DE, `DEU` to DEU."""
    from holidays.registry import COUNTRIES, EntityLoader  # noqa: PLC0415

    names = {module.replace("_", " "): entity[1] for module, entity in COUNTRIES.items()}
    return names | {code: code for code in EntityLoader.get_country_codes()}


def _check_subdivision(rule: HolidayRule) -> None:
    entry = country(rule.country)
    known = {name: name for name in (*entry.subdivisions, *entry.subdivisions_aliases)}
    if rule.subdivision is None or rule.subdivision in known:
        return
    if not known:
        message = f"{rule.country} has no subdivisions with holidays of their own: remove `subdivision`"
    else:
        hint = did_you_mean(rule.subdivision, known) or _choices(entry.subdivisions)
        message = f"{rule.country} has no subdivision {rule.subdivision!r}: {hint}"
    raise HolidayRuleError("subdivision", message)


def _check_categories(rule: HolidayRule) -> None:
    supported = tuple(name for name in country(rule.country).supported_categories if name != WORKDAY)
    for category in rule.categories:
        if category == WORKDAY:
            message = "days of category 'workday' are worked: remove it (`workdays: true` opens make-up days)"
            raise HolidayRuleError("categories", message)
        if category not in supported:
            hint = did_you_mean(category, _same(supported)) or _choices(supported)
            raise HolidayRuleError("categories", f"{rule.country} has no category {category!r}: {hint}")
    if not closing_categories(rule):
        closing = tuple(name for name in supported if name != HALF_DAY)
        raise HolidayRuleError("categories", f"no category closes a day: {_choices(closing)}")


def _check_half_day(rule: HolidayRule) -> None:
    if rule.half_day is None and HALF_DAY in rule.categories:
        message = 'half-day holidays need their hours: add `half_day: "08:00-12:00"`'
        raise HolidayRuleError("categories", message)
    if rule.half_day is not None and HALF_DAY not in country(rule.country).supported_categories:
        message = f"no half-day holidays are known for {rule.country}: remove `half_day`"
        raise HolidayRuleError("half_day", message)


def _same(names: Iterable[str]) -> Mapping[str, str]:
    return {name: name for name in names}


def _choices(names: Iterable[str]) -> str:
    return f"write one of {', '.join(names)}"
