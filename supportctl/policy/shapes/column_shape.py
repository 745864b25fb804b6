"""`sources[].columns` as written: which header holds a canonical column, and how to read its cells."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from supportctl.policy.model import Clock
from supportctl.policy.shapes.not_yet import EVENT_COLUMNS, not_yet
from supportctl.policy.shapes.target_shape import UnitWord
from supportctl.policy.shapes.unit_words import unit_json
from supportctl.policy.shapes.value_types import WORDS_JSON, Shape, Words, choice
from supportctl.policy.wrong import Fault, WrongValueError, guess
from supportctl.policy.yaml.tree import KEY
from supportctl.vocabulary.columns import CANONICAL_COLUMNS, Kind

CLOCKS = ("wall", "business")
_JOINABLE = (Kind.TEXT, Kind.CATEGORY, Kind.INSTANT)


class ColumnShape(Shape):
    """A column with what its header does not say."""

    example = "{column: Wait (sec), unit: seconds}"

    column: Words = Field(
        description="Its header, or several that are joined by a space.", examples=["Wait (sec)"]
    )
    unit: UnitWord | None = Field(None, description="Of a duration: seconds, minutes, hours, h:mm:ss ...")
    clock: Annotated[Clock, *choice("clock", CLOCKS)] | None = Field(
        None, description="Of a duration: wall (24x7) or business (the export's own opening hours)."
    )
    true_when: Words | None = Field(None, description="Of a yes/no column: the word or words that mean yes.")


def _column(value: object) -> ColumnShape:
    return ColumnShape.model_validate(value if isinstance(value, dict) else {"column": value})


def _columns(columns: dict[str, ColumnShape]) -> dict[str, ColumnShape]:
    faults = [fault for name, column in columns.items() for fault in _column_faults(name, column)]
    if faults:
        raise WrongValueError.of(faults)
    return columns


def _column_faults(name: str, column: ColumnShape) -> list[Fault]:
    kind = CANONICAL_COLUMNS.get(name)
    if kind is None:
        return [_unknown_column(name)]
    faults: list[Fault] = []
    for key in ("unit", "clock"):
        if getattr(column, key) is not None and kind is not Kind.DURATION:
            hint = f"{key} belongs to durations: {_columns_of(Kind.DURATION)}"
            faults.append(Fault(f"`{name}` is not a duration and has no {key}", hint, (name, key, KEY)))
    if column.true_when is not None and kind is not Kind.BOOLEAN:
        hint = f"true_when belongs to {_columns_of(Kind.BOOLEAN)}"
        faults.append(Fault(f"`{name}` is not a yes/no column", hint, (name, "true_when", KEY)))
    if len(column.column) > 1 and kind not in _JOINABLE:
        faults.append(Fault(f"`{name}` cannot be joined from several columns", "name one column", (name,)))
    return faults


def _unknown_column(name: str) -> Fault:
    if name in EVENT_COLUMNS:
        return Fault(*not_yet(name), (name, KEY))
    return Fault(f"`{name}` is not a column", guess(name, list(CANONICAL_COLUMNS), "columns"), (name, KEY))


def _columns_of(kind: Kind) -> str:
    return ", ".join(name for name, found in CANONICAL_COLUMNS.items() if found is kind)


_COLUMN_JSON: dict[str, Any] = {
    "type": "object",
    "properties": {
        "column": WORDS_JSON,
        "unit": unit_json(),
        "clock": {"enum": list(CLOCKS)},
        "true_when": WORDS_JSON,
    },
    "required": ["column"],
    "additionalProperties": False,
}
_COLUMNS_JSON: dict[str, Any] = {
    "type": "object",
    "properties": {name: {"anyOf": [*WORDS_JSON["anyOf"], _COLUMN_JSON]} for name in CANONICAL_COLUMNS},
    "additionalProperties": False,
}
Columns = Annotated[
    dict[str, Annotated[ColumnShape, PlainValidator(_column)]],
    AfterValidator(_columns),
    WithJsonSchema(_COLUMNS_JSON),
]
