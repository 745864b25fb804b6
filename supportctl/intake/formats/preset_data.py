"""Presets made ready (`prepared`): what the YAML says, in the forms that are compared, without what is as usual."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from typing import Any

from supportctl.intake.formats.system import Layout, System, SystemColumn

Entry = Mapping[str, Any]

_TUPLES = ("memory", "headers", "footer")
_SETS = ("null_tokens", "true_words", "false_words", "known")
_TUPLES_BY_HEADER = ("bookkeeping", "partial")


def entry_of(system: System) -> Entry:
    """The values of a preset, as JSON has them."""
    entry = {one.name: getattr(system, one.name) for one in fields(System)}
    entry |= {name: sorted(entry[name]) for name in _SETS}
    entry["columns"] = {name: [_changed(way) for way in ways] for name, ways in system.columns.items()}
    entry["layout"] = system.layout and _changed(system.layout)
    return entry


def system_of(entry: Entry) -> System:
    """The preset of an entry, without what it stands on."""
    values = {
        **entry,
        **{name: tuple(entry[name]) for name in _TUPLES},
        **{name: frozenset(entry[name]) for name in _SETS},
        **{name: _tuples(entry[name]) for name in _TUPLES_BY_HEADER},
        "columns": _Ways(entry["columns"]),
        "layout": entry["layout"] and _layout(entry["layout"]),
    }
    return System(**values)


class _Ways(Mapping[str, tuple[SystemColumn, ...]]):
    """The ways of each canonical column, made when they are asked for: of most presets a file needs none."""

    __slots__ = ("_made", "_written")

    def __init__(self, written: Mapping[str, Sequence[Entry]]) -> None:
        self._written = written
        self._made: dict[str, tuple[SystemColumn, ...]] = {}

    def __getitem__(self, name: str) -> tuple[SystemColumn, ...]:
        if name not in self._made:
            self._made[name] = tuple(map(_way, self._written[name]))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def _changed(record: Layout | SystemColumn) -> Entry:
    """The fields of a record that are not as usual."""
    values = ((one, getattr(record, one.name)) for one in fields(record))
    return {one.name: value for one, value in values if value != _usual(one)}


def _usual(one: Field[Any]) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()


def _layout(values: Entry) -> Layout:
    return Layout(tuple(values["columns"]), values["delimiter"], values["cells"])


def _way(values: Entry) -> SystemColumn:
    return SystemColumn(
        **{name: _READ[name](value) if name in _READ else value for name, value in values.items()}
    )


def _tuples(values: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in values.items()}


_READ: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("headers", "true_when", "false_when", "missing"), tuple),
    "when": _tuples,
    "says": lambda pairs: tuple(map(tuple, pairs)),
}
"""How the values of a way become what they were."""
