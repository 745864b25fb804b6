"""A preset of `systems/` as it is written, in YAML; an unknown key is an error that names the file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml

from supportctl.intake.formats.header_name import header_form
from supportctl.intake.formats.system import Layout, System, SystemColumn
from supportctl.intake.formats.word_form import folded


def written_system(preset: str, text: bytes) -> System:
    """What the text of `systems/PRESET.yaml` says, without what it stands on."""
    data = _document(text)
    name = data.pop("system")
    system = System(
        preset=preset,
        name=name,
        vendor=data.pop("vendor", name),
        export=data.pop("export"),
        granularity=data.pop("granularity"),
        verified=data.pop("verified"),
        evidence=data.pop("evidence"),
        memory=tuple(data.pop("memory", ())),
        columns={name: _ways(ways) for name, ways in data.pop("columns").items()},
        headers=_forms(data.pop("headers", ())),
        cells={header_form(header): pattern for header, pattern in data.pop("cells", {}).items()},
        always=data.pop("always", {}),
        timezone=data.pop("timezone", None),
        null_tokens=frozenset(map(str.lower, data.pop("null_tokens", ()))),
        true_words=frozenset(data.pop("true_words", ())),
        false_words=frozenset(data.pop("false_words", ())),
        words={column: _inverted(words) for column, words in data.pop("words", {}).items()},
        layout=_layout(data.pop("layout", None)),
        footer=_texts(data.pop("footer", ())),
        bookkeeping=_by_header(data.pop("bookkeeping", {})),
        partial=_by_header(data.pop("partial", {})),
        instead=data.pop("instead", None),
        remark=data.pop("remark", None),
    )
    if data:
        raise ValueError(f"{preset}.yaml: unknown keys {sorted(data)}")
    return replace(system, known=_known(system))


def _document(text: bytes) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    return document


def _known(system: System) -> frozenset[str]:
    ways = [way for some in system.columns.values() for way in some]
    named = [form for way in ways for form in (*way.headers, *way.when, way.otherwise, way.minus) if form]
    layout = system.layout.columns if system.layout else ()
    return frozenset([*named, *system.headers, *system.cells, *system.bookkeeping, *layout])


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value))


def _forms(value: Any) -> tuple[str, ...]:
    return tuple(map(header_form, _texts(value)))


def _by_header(value: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {header_form(header): _words(words) for header, words in value.items()}


def _ways(value: Any) -> tuple[SystemColumn, ...]:
    """A way, or ways best first; a list in the list is one that several columns share."""
    if not isinstance(value, list):
        return (_way(value),)
    return tuple(way for one in value for way in _ways(one))


def _way(value: Any) -> SystemColumn:
    if not isinstance(value, dict):
        return SystemColumn(_forms(value), label=_label(value))
    entry: dict[str, Any] = {key: _way_value(key, one) for key, one in value.items() if key != "column"}
    return SystemColumn(headers=_forms(value["column"]), label=_label(value["column"]), **entry)


def _label(value: Any) -> str:
    return " + ".join(_texts(value))


def _way_value(key: str, value: Any) -> Any:
    if key in ("true_when", "false_when", "missing"):
        return _words(value)
    if key == "when":
        return _by_header(value)
    if key == "says":
        return tuple(value.items())
    return header_form(value) if key in ("otherwise", "minus") else value


def _words(value: Any) -> tuple[str, ...]:
    """Words as cells are compared with them: trimmed, in lower case."""
    return tuple(word.strip().lower() for word in _texts(value))


def _layout(value: Any) -> Layout | None:
    if value is None:
        return None
    return Layout(tuple(value["columns"]), value["delimiter"], value["cells"])


def _inverted(words: Mapping[str, list[str]]) -> dict[str, str]:
    return {folded(word): normalised for normalised, spellings in words.items() for word in spellings}
