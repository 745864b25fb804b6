"""The values of sla.yaml as pydantic types: each reads text, and says in JSON Schema what it takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)

from supportctl.frozen import frozen
from supportctl.policy.duration_text import Duration, read_duration, write_duration
from supportctl.policy.shapes.number_text import (
    read_count,
    read_flag,
    read_score,
    read_share,
    read_share_above_zero,
)
from supportctl.policy.wrong import WrongValueError, guess
from supportctl.worktime.calendar import Calendar
from supportctl.worktime.zone import UnknownZoneError, load_zone

T = TypeVar("T")


class Shape(BaseModel):
    """A mapping of sla.yaml with its keys; any other key is a problem. `example` shows what to write."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)
    example: ClassVar[str] = ""


@frozen
class Surroundings:
    """What the rest of the file says, for values that only make sense with it.

    `calendars` has None for a calendar that is itself wrong. `fields` are the declared ones.
    `calendar` is the calendar of the policy being read; None while it is unknown or itself wrong.
    """

    calendars: Mapping[str, Calendar | None] = field(default_factory=dict)
    fields: Sequence[str] = ()
    calendar: Calendar | None = None


def surroundings(info: ValidationInfo) -> Surroundings:
    """What the rest of the file says; nothing when a model is used by itself."""
    return info.context if isinstance(info.context, Surroundings) else Surroundings()


def reader(read: Callable[[str], T], takes: str) -> PlainValidator:
    """A pydantic validator that reads one text and refuses lists and mappings: "`takes` is expected here"."""

    def validate(value: object) -> T:
        if not isinstance(value, str):
            raise WrongValueError(f"this must be one value, not {kind_of(value)}", f"write {takes}")
        return read(value)

    return PlainValidator(validate)


def kind_of(value: object) -> str:
    """What a YAML value is, for people."""
    if isinstance(value, dict):
        return "a block with keys of its own"
    return "a list" if isinstance(value, list) else "a single value"


def choice(what: str, words: Sequence[str]) -> tuple[PlainValidator, WithJsonSchema]:
    """A value out of a few words, with its JSON Schema."""

    def read(text: str) -> str:
        if text in words:
            return text
        raise WrongValueError(f"`{text}` is not a {what}", guess(text, list(words), "allowed"))

    return reader(read, f"one of {', '.join(words)}"), WithJsonSchema({"enum": list(words)})


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"this must be one text, not {kind_of(value)}", "write a single word or text")
    if not value.strip():
        raise WrongValueError("this text is empty", "write something, or take the line out")
    return value


def _match_word(value: object) -> str:
    """As `_word`; an empty text stands for contacts without the field."""
    return "" if isinstance(value, str) and not value.strip() else _word(value)


def _listed(value: object) -> object:
    """A single value as a list of one."""
    if isinstance(value, dict):
        raise WrongValueError(
            "this must be a word or a list, not a block with keys", "write one, or [one, two]"
        )
    if value == []:
        raise WrongValueError("this list is empty", "write at least one word, or take the line out")
    return value if isinstance(value, list) else [value]


def _zone(name: str) -> str:
    try:
        load_zone(name)
    except UnknownZoneError as error:
        hint = str(error).partition(": ")[2]
        raise WrongValueError(f"`{name}` is not a time zone", hint) from None
    return name


def _scalar(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"], "minLength": 1}
DURATION_JSON: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\s*([0-9]+d)?\s*([0-9]+h)?\s*([0-9]+m)?\s*([0-9]+s)?\s*$",
    "minLength": 2,
}
WORDS_JSON: dict[str, Any] = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_MATCH_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
MATCH_WORDS_JSON: dict[str, Any] = {
    "anyOf": [_MATCH_TEXT, {"type": "array", "items": _MATCH_TEXT, "minItems": 1}]
}
_SHARE = {
    "anyOf": [
        {"type": "string", "pattern": r"^\s*[0-9]*\.?[0-9]+\s*%\s*$"},
        {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
    ]
}

Word = Annotated[str, PlainValidator(_word), WithJsonSchema(_TEXT)]
Words = Annotated[
    tuple[Word, ...],
    BeforeValidator(_listed),
    WithJsonSchema(WORDS_JSON),
]
MatchWords = Annotated[
    tuple[Annotated[str, PlainValidator(_match_word)], ...],
    BeforeValidator(_listed),
    WithJsonSchema(MATCH_WORDS_JSON),
]
Zone = Annotated[Word, AfterValidator(_zone), _scalar(type="string", minLength=1)]
Share = Annotated[Fraction, reader(read_share, "a percentage such as 90%"), WithJsonSchema(_SHARE)]
ShareAboveZero = Annotated[
    Fraction, reader(read_share_above_zero, "a percentage such as 90%"), WithJsonSchema(_SHARE)
]
Score = Annotated[
    Fraction, reader(read_score, "a score such as 4.2"), _scalar(type="number", exclusiveMinimum=0)
]
Count = Annotated[int, reader(read_count, "a whole number"), _scalar(type="integer", minimum=1)]
Flag = Annotated[bool, reader(read_flag, "true or false"), _scalar(type="boolean")]


def _without_days(text: str, *, zero: bool) -> int:
    duration = read_duration(text, zero=zero)
    if duration.days:
        hours = write_duration(duration.microseconds // 1_000_000)
        raise WrongValueError(f"`{text}`: days are not taken here", f"write {hours}")
    return duration.microseconds


def _pause(text: str) -> int:
    return _without_days(text, zero=True)


AnyDuration = Annotated[
    Duration, reader(read_duration, "a duration such as 45s, 30m, 4h or 1h30m"), WithJsonSchema(DURATION_JSON)
]
"""A duration that may count in days; whoever uses it checks the calendar."""

PauseUs = Annotated[int, reader(_pause, "a duration such as 5s"), WithJsonSchema(DURATION_JSON)]
"""Microseconds; zero is allowed."""
