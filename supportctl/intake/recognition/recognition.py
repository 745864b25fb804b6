"""What a file is, and which header holds which canonical column: the preset with the best evidence, and sla.yaml.

`sources[].columns` overrides recognition column by column; a header that the preset knows for something else is never
guessed to be a canonical column.
"""

from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

from supportctl.frozen import frozen
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.evidence import Candidate, candidates
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.lexicon import lexicon
from supportctl.intake.formats.preset_file import all_systems, load_system
from supportctl.intake.formats.system import GENERIC, System, SystemColumn
from supportctl.intake.formats.written_columns import written_columns
from supportctl.intake.formats.written_formats import refuse_missing, with_formats
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.file_cells import FileCells
from supportctl.intake.recognition.passed_over import PassedOver, passed_over
from supportctl.intake.recognition.preset_columns import preset_columns
from supportctl.policy.model import Source
from supportctl.problem import Problem, UsageError, closest

SHOWN_CANDIDATES = 2


@frozen
class Recognised:
    """What a file was taken for.

    `ranked` holds the best candidates, whether or not one was taken; `pinned`: sla.yaml names the system. `columns`
    holds every canonical and declared column that the file was found to have, `passed_over` the headers that might
    have been one.
    """

    system: System
    ranked: tuple[Candidate, ...]
    pinned: bool
    columns: Mapping[str, Column]
    passed_over: tuple[PassedOver, ...] = ()


def recognise(dialect: Dialect, source: Source | None, sla_path: str, shown: str) -> Recognised:
    """Take the file for an export and map its columns.

    Raises UsageError for a system or for headers that sla.yaml names and that there are not.
    """
    index = HeaderIndex(dialect.header)
    ranked = candidates(index, dialect.sample)
    pinned = source is not None and source.system is not None
    system = _pinned(source, ranked, sla_path) if source is not None and pinned else _best(ranked)
    written = written_columns(dialect.header, source, sla_path, shown)
    refuse_missing(source, dialect.header, sla_path, shown)
    found = _recognised_columns(system, index, dialect, source, written)
    columns = with_formats({**found, **written}, source)
    used = {position for column in columns.values() for position in column.used_positions()}
    rest = FileCells(index, dialect.sample, system, used | _spoken_for(system, index))
    return Recognised(
        system, tuple(ranked[:SHOWN_CANDIDATES]), pinned, columns, tuple(passed_over(columns, rest))
    )


def _best(ranked: Sequence[Candidate]) -> System:
    return ranked[0].system if ranked and ranked[0].convincing else load_system(GENERIC)


def _pinned(source: Source, ranked: Sequence[Candidate], sla_path: str) -> System:
    """The export of the named system (or the preset of this name) that fits best."""
    name = source.system or GENERIC
    if name == GENERIC:
        return load_system(GENERIC)
    for candidate in ranked:
        if name in (candidate.system.name, candidate.system.preset):
            return candidate.system
    known = sorted({one.name for one in all_systems()} | {one.preset for one in all_systems()})
    meant = closest(name, known)
    hint = f"did you mean `{meant}`?" if meant else f"known are {', '.join(known)}"
    raise UsageError(Problem(sla_path, f"`{name}` is not a known system", line=source.line, hint=hint))


def _recognised_columns(
    system: System,
    index: HeaderIndex,
    dialect: Dialect,
    source: Source | None,
    written: Mapping[str, Column],
) -> dict[str, Column]:
    """The preset's columns, and from generic words what the preset lacks and no other meaning is known of."""
    taken = {position for column in written.values() for position in column.positions}
    file = FileCells(index, dialect.sample, system, taken, source)
    if system.preset == GENERIC:
        return preset_columns(_without(system, index, written), file, _by_words(written))
    found = preset_columns(_without(system, index, written), file)
    if system.granularity == "event_log":
        return found
    file.taken.update(_spoken_for(system, index))
    have = {*found, *written, *system.always}
    return {**preset_columns(_without(load_system(GENERIC), index, have), file, _by_words(have)), **found}


def _spoken_for(system: System, index: HeaderIndex) -> set[int]:
    """Headers that the system knows for something else."""
    known = system.known if system.preset != GENERIC else frozenset[str]()
    return {place for place, forms in enumerate(index.forms) if known.intersection(forms)}


def _by_words(have: Container[str]) -> list[str]:
    return [name for name in lexicon().columns if name not in have]


def _without(system: System, index: HeaderIndex, have: Container[str]) -> dict[str, tuple[SystemColumn, ...]]:
    return {name: ways for name, ways in _ways(system, index).items() if name not in have}


@lru_cache(64)
def _ways(system: System, index: HeaderIndex) -> Mapping[str, tuple[SystemColumn, ...]]:
    """The ways of a preset whose headers a file has: most files have few."""
    return {
        name: tuple(way for way in ways if all(map(index.has, way.headers)))
        for name, ways in system.columns.items()
    }
