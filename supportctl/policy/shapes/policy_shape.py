"""`policies` and `exclude` as written."""

from typing import Annotated

from pydantic import AfterValidator, Field, PlainValidator, ValidationInfo, WithJsonSchema

from supportctl.policy.model import ServiceLevel
from supportctl.policy.shapes.target_shape import TargetsShape, duration_in
from supportctl.policy.shapes.value_types import (
    DURATION_JSON,
    MATCH_WORDS_JSON,
    MatchWords,
    PauseUs,
    Shape,
    Word,
    choice,
    kind_of,
    surroundings,
)
from supportctl.policy.wrong import Fault, WrongValueError, guess
from supportctl.policy.yaml.tree import KEY
from supportctl.vocabulary.columns import MATCH_FIELDS
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND
from supportctl.worktime.calendar import ALWAYS_NAME

SHORT_ABANDON_US = 5 * MICROSECONDS_PER_SECOND
SERVICE_LEVELS = ("neutral", "answered_only", "all_offered")


def _known_fields(match: dict[str, tuple[str, ...]], info: ValidationInfo) -> dict[str, tuple[str, ...]]:
    known = [*MATCH_FIELDS, *surroundings(info).fields]
    faults = [
        Fault(f"`{name}` is not a field to match on", _field_hint(name, known), (name, KEY))
        for name in match
        if name not in known
    ]
    if faults:
        raise WrongValueError.of(faults)
    return match


def _field_hint(name: str, known: list[str]) -> str:
    return f"{guess(name, known, 'fields')}; sources[].fields declares others"


def _known_calendar(name: str, info: ValidationInfo) -> str:
    known = list(dict.fromkeys((ALWAYS_NAME, *surroundings(info).calendars)))
    if name not in known:
        raise WrongValueError(f"there is no calendar `{name}`", guess(name, known, "calendars"))
    return name


def _duration_us(value: object, info: ValidationInfo) -> int:
    if not isinstance(value, str):
        raise WrongValueError(
            f"this must be a duration, not {kind_of(value)}", "write a duration such as 24h"
        )
    return duration_in(surroundings(info).calendar, value)


_MATCH_JSON = {"type": "object", "additionalProperties": MATCH_WORDS_JSON}
Match = Annotated[dict[str, MatchWords], AfterValidator(_known_fields), WithJsonSchema(_MATCH_JSON)]
SomeMatch = Annotated[Match, Field(min_length=1), WithJsonSchema({**_MATCH_JSON, "minProperties": 1})]
CalendarReference = Annotated[Word, AfterValidator(_known_calendar)]
ClockUs = Annotated[int, PlainValidator(_duration_us), WithJsonSchema(DURATION_JSON)]
"""Microseconds in the policy's calendar."""


class PolicyShape(Shape):
    """One policy."""

    example = "{name: email, match: {channel: email}, targets: {first_response: 4h}}"

    name: Word = Field(description="Named with every verdict.", examples=["email"])
    match: Match = Field(
        default_factory=dict, description="Fields that must all match; without it every ticket matches."
    )
    calendar: CalendarReference = Field(
        ALWAYS_NAME, description="Whose opening hours count; default always (24x7)."
    )
    targets: TargetsShape = Field(description="The promises.", examples=["{first_response: 4h}"])
    service_level: Annotated[ServiceLevel, *choice("service level", SERVICE_LEVELS)] = Field(
        "neutral", description="How abandoned contacts count; default neutral."
    )
    short_abandon: PauseUs = Field(
        SHORT_ABANDON_US, description="Waiting no longer than this before leaving does not count; default 5s."
    )
    worthless_after: ClockUs | None = Field(
        None, description="Late contacts past this are also counted apart: an answer after that is no answer."
    )
    accept_clock: Annotated[str, *choice("clock to accept", ("export",))] | None = Field(
        None, description="`export`: judge business-hours durations of the export on a 24x7 calendar."
    )


class ExcludeShape(Shape):
    """One exclude rule: tickets that count for no target."""

    example = "{name: spam, match: {tag: spam}}"

    name: Word = Field(description="The reason, named in the report.", examples=["spam"])
    match: SomeMatch = Field(description="Fields that must all match.", examples=["{tag: spam}"])
