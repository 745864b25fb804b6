"""The presets of `systems/`, by name: as they were made ready while their YAML has not changed, else from the YAML."""

from dataclasses import replace
from functools import cache

from supportctl.intake.formats.prepared import ROOM, prepared
from supportctl.intake.formats.preset_data import system_of
from supportctl.intake.formats.system import GENERIC, System

FOLDER = ROOM / "systems"


@cache
def load_system(preset: str) -> System:
    """Read `systems/PRESET.yaml`; its words and tokens stand on those of the generic preset."""
    path = FOLDER / f"{preset}.yaml"
    text = path.read_bytes()
    entry = prepared(path, text)
    system = _written(preset, text) if entry is None else system_of(entry)
    return system if preset == GENERIC else _standing_on(system, load_system(GENERIC))


@cache
def all_systems() -> tuple[System, ...]:
    """Every preset, the generic one first, the others by name."""
    names = sorted((path.stem for path in FOLDER.glob("*.yaml")), key=lambda name: (name != GENERIC, name))
    return tuple(map(load_system, names))


def _written(preset: str, text: bytes) -> System:
    from supportctl.intake.formats.preset_yaml import written_system  # noqa: PLC0415 - only after a change

    return written_system(preset, text)


def _standing_on(system: System, generic: System) -> System:
    return replace(
        system,
        null_tokens=system.null_tokens | generic.null_tokens,
        true_words=system.true_words | generic.true_words,
        false_words=system.false_words | generic.false_words,
        words={
            column: {**generic.words.get(column, {}), **system.words.get(column, {})}
            for column in {*generic.words, *system.words}
        },
    )
