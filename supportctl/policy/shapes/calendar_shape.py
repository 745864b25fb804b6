"""`calendars.NAME` as written: hours by day, holidays, dates of their own."""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from supportctl.policy.shapes.hours_text import Dates, HalfDay, Week
from supportctl.policy.shapes.value_types import Flag, Shape, Word, Words, Zone
from supportctl.policy.wrong import Fault, WrongValueError
from supportctl.policy.yaml.tree import KEY
from supportctl.worktime.calendar import HolidayRule


def _country(code: str) -> str:
    """A country alone, so that it is checked even where other parts of the rule are wrong."""
    fault = _rule_fault(HolidayRule(code))
    if fault is not None and fault.at == ("country",):
        raise WrongValueError(fault.message, fault.hint)
    return code


class HolidaysShape(Shape):
    """`calendars.NAME.holidays`."""

    example = "{country: ID}"

    country: Annotated[Word, AfterValidator(_country)] | None = Field(
        None, description="Country whose public holidays close the calendar: ID, DE, US."
    )
    subdivision: Word | None = Field(None, description="State or province within the country: BY, CA.")
    categories: Words = Field(("public",), description="Kinds of holidays that close; default public.")
    half_day: HalfDay | None = Field(None, description="Hours that are open on half-day holidays.")
    workdays: Flag = Field(False, description="Make-up workdays are open; default false.")
    dates: Dates = Field(default_factory=dict, description="Dates with hours of their own, or closed.")

    @model_validator(mode="after")
    def _needs_country(self) -> "HolidaysShape":
        dependent = ("subdivision", "categories", "half_day", "workdays")
        given = [name for name in dependent if name in self.model_fields_set]
        if self.country is None and given:
            message = f"`{given[0]}` without a country"
            raise WrongValueError(message, "add `country: ID` (or DE, US ...)", (given[0], KEY))
        fault = _rule_fault(self.rule())
        if fault is not None:
            raise WrongValueError(*fault)
        return self

    def rule(self) -> HolidayRule | None:
        """The public holidays that close the calendar; None where only dates are given."""
        if self.country is None:
            return None
        return HolidayRule(self.country, self.subdivision, self.categories, self.half_day, self.workdays)


def _rule_fault(rule: HolidayRule | None) -> Fault | None:
    """What the `holidays` package does not know of a rule; None when it can follow the rule."""
    from supportctl.worktime.holiday_rule import HolidayRuleError, check_rule  # noqa: PLC0415  (loads it: 56 ms)

    if rule is None:
        return None
    try:
        check_rule(rule)
    except HolidayRuleError as error:
        message, _, hint = str(error).partition(": ")
        return Fault(message, hint or None, (error.key,))
    return None


class CalendarShape(Shape):
    """One calendar."""

    example = '{hours: {mon-fri: "09:00-17:00"}}'

    timezone: Zone | None = Field(None, description="Zone of the hours; default the top-level timezone.")
    hours: Week = Field(
        description="Opening hours by day; days not named are closed.", examples=['{mon-fri: "09:00-17:00"}']
    )
    holidays: HolidaysShape | None = Field(None, description="Days that differ from the week.")
