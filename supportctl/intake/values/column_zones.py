"""In which time zone the local times of each timestamp column are read, and who says so (semantics rule 5).

A zone written in the text itself always stands. Else the column's own (its header, its preset, or a cell of each row),
the one that sla.yaml gives the source, the preset's, and at last the policy's.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Literal

from supportctl.frozen import frozen
from supportctl.intake.formats.column import Column, RowZone
from supportctl.intake.formats.header_zone import fixed_zone, split_zone
from supportctl.intake.formats.system import System
from supportctl.intake.values.zone_words import AMBIGUOUS, OFFSETS, offsets_in
from supportctl.policy.model import Source
from supportctl.worktime.zone import zone_names

Origin = Literal["header", "preset", "source", "policy"]


@frozen
class ZoneChoice:
    """The zone of a column's local times, an IANA name, and who says so.

    With a `position` each row names its zone in that cell, and `name` is for rows that leave it empty.
    """

    name: str
    origin: Origin
    position: int | None = None

    @property
    def abbreviations(self) -> Mapping[str, int]:
        """The zone words that can be read in the column; the policy's zone says nothing about an export's words."""
        return OFFSETS if self.origin == "policy" else offsets_in(self.name)

    @property
    def words(self) -> str:
        """The zone as a note tells it."""
        told = {
            "header": "named in the header",
            "preset": "as this export has it",
            "source": "the source's timezone",
            "policy": "sla.yaml's timezone",
        }[self.origin]
        return f"{'the zone of each row, else ' if self.position is not None else ''}{self.name} ({told})"


@frozen
class InstantZone:
    """A zone choice. `by_row`: what the words mean by which rows name their zone, a zone or minutes ahead of UTC."""

    choice: ZoneChoice
    by_row: Mapping[str, str | int] | None = None

    def of_row(self, word: str) -> str | int | None:
        """The zone of a row with this word; None when nobody knows it."""
        return self.choice.name if self.by_row is None else self.by_row.get(word)


def zone_of(column: Column, source: Source | None, system: System, policy_zone: str) -> ZoneChoice:
    """Who decides about this column; a header's word that is no zone decides nothing."""
    if isinstance(column.zone, str) and (zone := _zone_named(column.zone)):
        return ZoneChoice(zone, "header" if column.zone in map(_header_zone, column.headers) else "preset")
    position = column.zone.position if isinstance(column.zone, RowZone) else None
    if source is not None and source.timezone:
        return ZoneChoice(source.timezone, "source", position)
    if system.timezone:
        return ZoneChoice(system.timezone, "preset", position)
    return ZoneChoice(policy_zone, "policy", position)


def shared_header_zone(column: Column, source: Source | None) -> str | None:
    """The abbreviation in the column's header that several zones share, where nobody says which of them is meant."""
    word = column.zone if isinstance(column.zone, str) and not (source and source.timezone) else ""
    return word if word.lower() in AMBIGUOUS else None


def _header_zone(header: str) -> str | None:
    found = split_zone(header)
    return found.zone if found else None


def _zone_named(text: str) -> str | None:
    """The IANA name of a zone, or of the offset that an abbreviation means."""
    if text in zone_names():
        return text
    minutes = OFFSETS.get(text.lower())
    return None if minutes is None else fixed_zone(minutes)


def instant_zone(choice: ZoneChoice, row_words: Callable[[int], Iterable[str]]) -> InstantZone:
    """The choice with what rows say; `row_words` gives the zone words (in lower case) of the file at a position."""
    if choice.position is None:
        return InstantZone(choice)
    words = row_words(choice.position)
    return InstantZone(
        choice, {word: zone for word in words if (zone := _row_zone(word, choice)) is not None}
    )


def _row_zone(word: str, choice: ZoneChoice) -> str | int | None:
    if not word:
        return choice.name
    return _zones_by_word().get(word) or OFFSETS.get(word)


@cache
def _zones_by_word() -> Mapping[str, str]:
    return {name.lower(): name for name in zone_names()}
