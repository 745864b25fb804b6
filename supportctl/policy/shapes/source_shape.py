"""`sources` as written: what recognition cannot know about a file."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema

from supportctl.policy.shapes.column_shape import Columns
from supportctl.policy.shapes.strptime_text import EXAMPLE, read_strptime
from supportctl.policy.shapes.value_types import (
    WORDS_JSON,
    Flag,
    Score,
    Shape,
    Word,
    Words,
    Zone,
    surroundings,
)
from supportctl.policy.wrong import Fault, WrongValueError, guess
from supportctl.policy.yaml.tree import KEY
from supportctl.vocabulary.columns import CANONICAL_COLUMNS, MATCH_FIELDS, STATUSES, Kind

CATEGORY_COLUMNS = tuple(name for name, kind in CANONICAL_COLUMNS.items() if kind is Kind.CATEGORY)
HANDLED_BY = ("human", "bot")
_FIELD_NAME = re.compile(r"\w(?:[\w .-]*\w)?")


def _field_names(fields: dict[str, str]) -> dict[str, str]:
    faults = []
    for name in fields:
        if name in MATCH_FIELDS or name in CANONICAL_COLUMNS:
            hint = f"map it under `columns`, or choose another name than `{name}`"
            faults.append(Fault(f"`{name}` is a name of supportctl's own", hint, (name, KEY)))
        elif not _FIELD_NAME.fullmatch(name):
            hint = "use letters, digits, _ - . and spaces"
            faults.append(Fault(f"`{name}` cannot be typed as a field name", hint, (name, KEY)))
    if faults:
        raise WrongValueError.of(faults)
    return fields


def _formats(formats: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    faults: list[Fault] = []
    read: dict[str, tuple[str, ...]] = {}
    for name, texts in formats.items():
        if CANONICAL_COLUMNS.get(name, Kind.INSTANT) is not Kind.INSTANT:
            hint = "formats are of times; a duration has a unit, under `columns`"
            faults.append(Fault(f"`{name}` holds no times", hint, (name, KEY)))
            continue
        try:
            read[name] = tuple(map(read_strptime, texts))
        except WrongValueError as error:
            faults += [Fault(one.message, one.hint, (name,)) for one in error.faults]
    if faults:
        raise WrongValueError.of(faults)
    return read


def _values(values: dict[str, dict[str, str]], info: ValidationInfo) -> dict[str, dict[str, str]]:
    possible = [*CATEGORY_COLUMNS, *surroundings(info).fields]
    faults = [fault for name, words in values.items() for fault in _value_faults(name, words, possible)]
    if faults:
        raise WrongValueError.of(faults)
    return values


def _value_faults(name: str, words: dict[str, str], possible: list[str]) -> list[Fault]:
    if name not in possible:
        if CANONICAL_COLUMNS.get(name) is Kind.BOOLEAN:
            hint = f"write columns: {{{name}: {{column: ..., true_when: ...}}}}"
        elif name in ("tag", "csat"):
            hint = {
                "tag": "write `tags`",
                "csat": "csat_good says from which score on a customer is satisfied",
            }[name]
        else:
            hint = f"{guess(name, possible, 'possible')}; `fields` of the source declares others"
        return [Fault(f"the words of `{name}` cannot be mapped", hint, (name, KEY))]
    allowed = {"status": STATUSES, "handled_by": HANDLED_BY}.get(name)
    if allowed is None:
        return []
    return [
        Fault(f"`{word}` is not a known {name}", guess(word, list(allowed), "allowed"), (name, raw))
        for raw, word in words.items()
        if word not in allowed
    ]


def _pattern(pattern: str) -> str:
    if "/" in pattern or "\\" in pattern:
        raise WrongValueError("a file pattern names files, not folders", "write the name alone: calls-*.csv")
    if pattern.endswith(".gz"):
        raise WrongValueError("a file pattern leaves .gz out", f"write {pattern.removesuffix('.gz')}")
    return pattern


def _encoding(name: str) -> str:
    try:
        "".encode(name)  # refuses, unlike codecs.lookup, what is no encoding of text
    except (LookupError, UnicodeError, ValueError):
        common = ["utf-8", "utf-16", "windows-1252", "iso-8859-1", "gbk", "shift_jis"]
        raise WrongValueError(
            f"`{name}` is not an encoding", guess(name, common, "common encodings")
        ) from None
    return name


_NAMES_JSON: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {"type": ["string", "number", "boolean"]},
}
_VALUES_JSON: dict[str, Any] = {
    "type": "object",
    "properties": {
        **dict.fromkeys(CATEGORY_COLUMNS, _NAMES_JSON),
        "status": {"type": "object", "additionalProperties": {"enum": list(STATUSES)}},
        "handled_by": {"type": "object", "additionalProperties": {"enum": list(HANDLED_BY)}},
    },
    "additionalProperties": _NAMES_JSON,
}
Fields = Annotated[dict[str, Word], AfterValidator(_field_names), WithJsonSchema(_NAMES_JSON)]
_FORMATS_JSON: dict[str, Any] = {"type": "object", "additionalProperties": WORDS_JSON}
Formats = Annotated[dict[str, Words], AfterValidator(_formats), WithJsonSchema(_FORMATS_JSON)]
Values = Annotated[dict[str, dict[str, Word]], AfterValidator(_values), WithJsonSchema(_VALUES_JSON)]


class SourceShape(Shape):
    """One source: the files it is about, and what to know of them."""

    example = '{files: "calls-*.csv", channel: phone}'

    files: Annotated[Word, AfterValidator(_pattern)] = Field(
        description="Name pattern of the files, without folders and without .gz; the first that fits counts.",
        examples=['"calls-*.csv"'],
    )
    namespace: Word | None = Field(
        None, description="Tickets of equal namespaces with equal ids are one ticket."
    )
    channel: Word | None = Field(None, description="Channel of every row, where no column says it.")
    timezone: Zone | None = Field(None, description="Zone of timestamps without one; default the top-level.")
    dayfirst: Flag | None = Field(None, description="true: 02/03 is 2 March; false: 3 February.")
    encoding: Annotated[Word, AfterValidator(_encoding)] | None = Field(
        None, description="Encoding of the files where it is not recognised: windows-1252, gbk."
    )
    system: Word | None = Field(
        None,
        description="The export it is, where recognition takes it for another: a system or preset of docs/systems.md.",
        examples=["zendesk"],
    )
    columns: Columns = Field(default_factory=dict, description="Canonical column: header.")
    fields: Fields = Field(
        default_factory=dict, description="Extra fields for match, --by and --where: name: header."
    )
    formats: Formats = Field(
        default_factory=dict,
        description="How times are written: {header or canonical column: a strptime format, or several}.",
        examples=[f'{{created_at: "{EXAMPLE}"}}'],
    )
    values: Values = Field(
        default_factory=dict,
        description="Words of a column of words, or of a declared field: {status: {Selesai: solved}}.",
    )
    csat_good: Score | None = Field(
        None, description="The lowest score that is satisfied, for scales other than 5."
    )
