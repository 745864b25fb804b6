"""A file's header as a lookup: under which positions does a known name stand?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from supportctl.intake.formats.header_name import HeaderName, header_names


@dataclass(frozen=True)
class HeaderIndex:
    """The header of one file."""

    header: tuple[str, ...]

    @cached_property
    def _names(self) -> Sequence[tuple[HeaderName, ...]]:
        return [header_names(header) for header in self.header]

    @cached_property
    def _places(self) -> Mapping[tuple[str, bool], tuple[int, ...]]:
        """Positions by form and looseness."""
        found: dict[tuple[str, bool], tuple[int, ...]] = {}
        for position, names in enumerate(self._names):
            for name in names:
                key = name.form, name.loose
                found[key] = (*found.get(key, ()), position)
        return found

    def positions(self, form: str, *, loose: bool = False) -> tuple[int, ...]:
        """Where headers of this name stand, ascending; `loose`: those of it without a suffix or custom dress."""
        return self._places.get((form, loose), ())

    def has(self, form: str) -> bool:
        """Whether a header of this name stands anywhere, whatever its dress."""
        return bool(self.positions(form) or self.positions(form, loose=True))

    def zone(self, position: int) -> str | None:
        """The zone that a header carries."""
        return next((name.zone for name in self._names[position] if name.zone), None)

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """The forms of every header, by position, the surest first; () for an empty one."""
        return tuple(tuple(name.form for name in names) for names in self._names)
