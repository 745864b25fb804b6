"""`policies[].targets` as written: promises about times and rates."""

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from supportctl.policy.duration_text import DURATION_HINT, Duration, read_duration, write_duration
from supportctl.policy.model import OTHER_PRIORITIES, TargetColumn, Unit, Within
from supportctl.policy.shapes.rate_shape import RateShape, ScoreShape
from supportctl.policy.shapes.unit_words import read_unit, unit_json
from supportctl.policy.shapes.value_types import (
    DURATION_JSON,
    Shape,
    ShareAboveZero,
    Word,
    kind_of,
    reader,
    surroundings,
)
from supportctl.policy.wrong import Fault, WrongValueError
from supportctl.policy.yaml.tree import KEY
from supportctl.vocabulary.metrics import RATE_METRICS, TIME_METRICS
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND
from supportctl.worktime.calendar import Calendar

DEADLINE_COLUMNS = {"first_response": "first_response_due_at", "resolution": "resolution_due_at"}
"""The only deadline column that fits each metric."""

UnitWord = Annotated[Unit, reader(read_unit, "a unit such as minutes"), WithJsonSchema(unit_json())]


def duration_in(calendar: Calendar | None, text: str) -> int:
    """Microseconds of a target; `d` needs a calendar open around the clock. Raises WrongValueError."""
    duration = read_duration(text)
    if duration.days and calendar is not None and not calendar.is_always:
        raise WrongValueError(
            f"`{text}`: what a day means on calendar `{calendar.name}` is not clear",
            _in_hours(duration, calendar),
        )
    return duration.microseconds


def _in_hours(duration: Duration, calendar: Calendar) -> str:
    """A target in days as opening hours: "write hours: 3 office days of 8 h are 24h"."""
    from supportctl.worktime.hours import average_day_us, is_ever_open  # noqa: PLC0415  (for this error only)

    if not is_ever_open(calendar):
        return "write opening hours, such as 24h"
    day = average_day_us(calendar) // MICROSECONDS_PER_SECOND // 60 * 60
    rest = duration.microseconds // MICROSECONDS_PER_SECOND - duration.days * 86_400
    days = f"{duration.days} {calendar.name} {'day' if duration.days == 1 else 'days'}"
    verb = "is" if duration.days == 1 and not rest else "are"
    beside = f" and {write_duration(rest)}" if rest else ""
    total = write_duration(duration.days * day + rest)
    return f"write hours: {days} of {write_duration(day)}{beside} {verb} {total}"


class TargetColumnShape(Shape):
    """A target that stands in the export: `{column: Target Response (Hours), unit: hours}`."""

    example = "{column: Target (Hours), unit: hours}"

    column: Word = Field(description="Header of the column that holds the duration.", examples=["Target"])
    unit: UnitWord = Field(
        description="Unit of its cells: seconds, minutes, hours, h:mm:ss ...", examples=["hours"]
    )


def _within(value: object, info: ValidationInfo) -> Within | TargetColumn:
    calendar = surroundings(info).calendar
    if isinstance(value, str):
        return Within({OTHER_PRIORITIES: duration_in(calendar, value)})
    if not isinstance(value, dict) or not value:
        raise WrongValueError(f"a target is one duration, not {kind_of(value)}", DURATION_HINT)
    if value.keys() & {"column", "unit"}:
        return _target_column(TargetColumnShape.model_validate(value), calendar)
    return Within(_by_priority(value, calendar))


def _target_column(shape: TargetColumnShape, calendar: Calendar | None) -> TargetColumn:
    if shape.unit == "days" and calendar is not None and not calendar.is_always:
        message = f"what a day means on calendar `{calendar.name}` is not clear"
        raise WrongValueError(message, "use a column in hours, or `calendar: always`", ("unit",))
    return TargetColumn(shape.column, shape.unit)


def _by_priority(value: dict[str, object], calendar: Calendar | None) -> dict[str, int]:
    targets: dict[str, int] = {}
    faults: list[Fault] = []
    folded: dict[str, str] = {}
    for priority, text in value.items():
        first = folded.setdefault(priority.casefold(), priority)
        if first != priority:
            message = f"`{priority}` and `{first}` are the same priority"
            faults.append(Fault(message, "keep one of them", (priority, KEY)))
        try:
            if not isinstance(text, str):
                raise WrongValueError(f"a target is one duration, not {kind_of(text)}", DURATION_HINT)
            targets[priority] = duration_in(calendar, text)
        except WrongValueError as error:
            faults += [Fault(fault.message, fault.hint, (priority,)) for fault in error.faults]
    if faults:
        raise WrongValueError.of(faults)
    return targets


_PRIORITIES_JSON: dict[str, Any] = {
    "type": "object",
    "additionalProperties": DURATION_JSON,
    "minProperties": 1,
}
_COLUMN_JSON: dict[str, Any] = {
    "type": "object",
    "properties": {"column": {"type": "string"}, "unit": unit_json()},
    "required": ["column", "unit"],
    "additionalProperties": False,
}
_WITHIN_JSON = {"anyOf": [DURATION_JSON, _COLUMN_JSON, _PRIORITIES_JSON]}
WithinValue = Annotated[Within | TargetColumn, PlainValidator(_within), WithJsonSchema(_WITHIN_JSON)]


class TimeTargetShape(Shape):
    """A promise about first_response or resolution: exactly one of `within` and `by`."""

    example = "{within: 4h, objective: 90%}"

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["within"]}, {"required": ["by"]}]},
    )

    within: WithinValue | None = Field(
        None, description="The target: a duration, durations by priority, or {column, unit} of the export."
    )
    by: Word | None = Field(
        None, description="The export's own deadline: first_response_due_at or resolution_due_at."
    )
    objective: ShareAboveZero | None = Field(
        None, description="Share of contacts that must keep it; default the top-level objective."
    )

    @model_validator(mode="after")
    def _one_goal(self) -> "TimeTargetShape":
        if self.within is None and self.by is None:
            raise WrongValueError("the target says neither `within` nor `by`", "write {within: 4h}")
        if self.within is not None and self.by is not None:
            hint = "keep one: a target of your own, or the export's deadline"
            raise WrongValueError("`within` and `by` are both given", hint, ("by", KEY))
        return self


def _short_form(value: object) -> object:
    """`first_response: 60m` is `first_response: {within: 60m}`."""
    return {"within": value} if isinstance(value, str) else value


def _deadline_fits(metric: str) -> AfterValidator:
    """`by` must name the deadline of the metric it stands under."""

    def check(shape: TimeTargetShape) -> TimeTargetShape:
        fitting = DEADLINE_COLUMNS[metric]
        if shape.by not in (None, fitting):
            raise WrongValueError(
                f"`{shape.by}` is not a deadline for {metric}",
                f"write `by: {fitting}`; sources[].columns says which header that is",
                ("by",),
            )
        return shape

    return AfterValidator(check)


_SHORT = BeforeValidator(
    _short_form, json_schema_input_type=Annotated[str, WithJsonSchema(DURATION_JSON)] | TimeTargetShape
)


class TargetsShape(Shape):
    """`policies[].targets`: the promises of one policy; none of them is required."""

    example = "{first_response: 4h}"

    first_response: Annotated[TimeTargetShape, _SHORT, _deadline_fits("first_response")] | None = Field(
        None, description="Time to the first answer by a person."
    )
    resolution: Annotated[TimeTargetShape, _SHORT, _deadline_fits("resolution")] | None = Field(
        None, description="Time to the resolution."
    )
    abandonment: RateShape | None = Field(None, description="Share of callers who leave unanswered.")
    first_contact_resolution: RateShape | None = Field(None, description="Share resolved at first contact.")
    csat: RateShape | None = Field(None, description="Share of satisfied ratings.")
    csat_mean: ScoreShape | None = Field(None, description="Mean satisfaction score, not a percentage.")
    reopen: RateShape | None = Field(None, description="Share of resolved tickets that were reopened.")

    def times(self) -> dict[str, TimeTargetShape]:
        """The time promises given, by metric."""
        given = {name: getattr(self, name) for name in TIME_METRICS}
        return {name: target for name, target in given.items() if target is not None}

    def rates(self) -> dict[str, RateShape | ScoreShape]:
        """The rate promises given, by metric."""
        given = {name: getattr(self, name) for name in RATE_METRICS}
        return {name: target for name, target in given.items() if target is not None}
