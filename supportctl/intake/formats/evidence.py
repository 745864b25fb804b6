"""How well a file's header and cells speak for a preset: a score, and the reasons in words.

A header that many formats share says little, one that a single system uses says much: its weight is one over the number
of vendors that know it, and a fifth of that where the generic preset knows it too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from supportctl.frozen import frozen
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.preset_file import all_systems
from supportctl.intake.formats.system import GENERIC, System
from supportctl.vocabulary.granularities import FOLDED_KINDS

COMMON_WEIGHT = 0.2
UNKNOWN_WEIGHT = 0.15
"""What a header that no preset knows takes away: exports carry fields of their own."""
ENOUGH_WEIGHT = 0.9
"""About one header that only this vendor writes.

Where no header of a creation time speaks for the preset, one alone is not enough: it would refuse a file, or say what
all its rows are.
"""
MORE_WEIGHT = 1.15
ENOUGH_SCORE = 0.5
"""More speaks for the preset than against it."""
MATCHING_SHARE = 0.5


@frozen
class Candidate:
    """A preset and what speaks for it. `score` is 0..1; `weight` adds up how telling the known headers are.

    `known` of the file's `headers` distinct headers are the preset's. `contradiction` names a header whose cells are
    not what the preset's are. `dated`: it has the preset's creation
    time. `versions`: the preset folds the versions of a contact, and the rows are such.
    """

    system: System
    score: float
    weight: float
    known: int
    headers: int
    contradiction: str | None = None
    dated: bool = True
    versions: bool = False

    @property
    def convincing(self) -> bool:
        """Whether the preset may be taken for what the file is."""
        enough = ENOUGH_WEIGHT if self.dated else MORE_WEIGHT
        return self.contradiction is None and self.weight >= enough and self.score >= ENOUGH_SCORE


def candidates(index: HeaderIndex, sample: Sequence[Sequence[str]]) -> list[Candidate]:
    """Every preset but the generic one, the most convincing first; ties by name, so that every run says the same."""
    return sorted((_with_cells(one, index, sample) for one in _by_header(index)), key=_rank)


def _rank(one: Candidate) -> tuple[bool, float, float, bool, bool, str]:
    """What one row is a contact in comes before what must be folded, where neither headers nor rows tell otherwise."""
    folds = one.system.granularity in FOLDED_KINDS
    return (not one.convincing, -one.weight, -one.score, not one.versions, folds, one.system.preset)


@lru_cache(64)
def _by_header(index: HeaderIndex) -> Sequence[Candidate]:
    """What the header alone says of every preset but the generic one."""
    distinct = {forms for forms in index.forms if forms}
    return [_candidate(system, distinct, index) for system in all_systems() if system.preset != GENERIC]


def _with_cells(one: Candidate, index: HeaderIndex, sample: Sequence[Sequence[str]]) -> Candidate:
    """The candidate with what the cells say."""
    versioned = one.system.granularity == "status_version"
    if not one.system.cells and not versioned:
        return one
    return replace(
        one,
        contradiction=_contradiction(one.system, index, sample),
        versions=versioned and _are_versions(one.system, index, sample),
    )


def _candidate(system: System, distinct: set[tuple[str, ...]], index: HeaderIndex) -> Candidate:
    weights = header_weights()
    known = [form for forms in distinct if (form := _known(forms, system.known))]
    unknown = [forms for forms in distinct if not _known(forms, system.known)]
    told_apart = all(map(index.positions, system.cells))
    weight = sum(weights[form] for form in known) if told_apart else 0.0
    against = sum(
        max((weights.get(form, 0.0) for form in forms), default=0.0) or UNKNOWN_WEIGHT for forms in unknown
    )
    return Candidate(
        system=system,
        score=round(weight / (weight + against), 4) if weight else 0.0,
        weight=round(weight, 4),
        known=len(known),
        headers=len(distinct),
        dated=_is_dated(system, index),
    )


def _known(forms: tuple[str, ...], known: frozenset[str]) -> str | None:
    return next((form for form in forms if form in known), None)


def _contradiction(system: System, index: HeaderIndex, sample: Sequence[Sequence[str]]) -> str | None:
    """The first header whose filled cells mostly fail the preset's pattern."""
    for form, pattern in system.cells.items():
        matches = re.compile(pattern).fullmatch
        for position in index.positions(form)[:1]:
            texts = [row[position].strip() for row in sample if row[position].strip()]
            if sum(1 for text in texts if matches(text)) < MATCHING_SHARE * len(texts):
                return index.header[position]
    return None


def _is_dated(system: System, index: HeaderIndex) -> bool:
    """Whether the file has a header of the preset's creation time."""
    ways = system.columns.get("created_at", ())
    return any(
        all(index.positions(form) or index.positions(form, loose=True) for form in way.headers)
        for way in ways
    )


def _are_versions(system: System, index: HeaderIndex, sample: Sequence[Sequence[str]]) -> bool:
    """Whether most rows share their id with one of another time of update, or of another status."""
    ids = _first(system, "ticket_id", index)
    changing = _first(system, "updated_at", index) or _first(system, "status", index)
    states: dict[str, list[str]] = {}
    for row in sample if ids and changing else ():
        states.setdefault(row[ids[0]].strip(), []).append(row[changing[0]].strip())
    states.pop("", None)
    versions = sum(len(some) for some in states.values() if len(set(some)) > 1)
    return versions > MATCHING_SHARE * len(sample)


def _first(system: System, canonical: str, index: HeaderIndex) -> tuple[int, ...]:
    """Where the first header stands that the preset knows for a column; () when the file has none."""
    ways = system.columns.get(canonical, ())
    return next((found[:1] for way in ways if (found := index.positions(way.headers[0]))), ())


@cache
def header_weights() -> Mapping[str, float]:
    """How telling each header form is that any preset knows."""
    vendors: dict[str, set[str]] = {}
    common = frozenset[str]()
    for system in all_systems():
        if system.preset == GENERIC:
            common = system.known
            continue
        for form in system.known:
            vendors.setdefault(form, set()).add(system.vendor)
    return {form: (COMMON_WEIGHT if form in common else 1.0) / len(names) for form, names in vendors.items()}
