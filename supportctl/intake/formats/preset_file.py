"""The presets of `systems/`, by name: from their data while it is that of their YAML, else from the YAML itself."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from supportctl.intake.formats.preset_data import Entry, digest_of, system_of
from supportctl.intake.formats.system import GENERIC, System

FOLDER = Path(__file__).parents[1] / "systems"
DATA = FOLDER.with_suffix(".json")


@cache
def load_system(preset: str) -> System:
    """Read `systems/PRESET.yaml`; its words and tokens stand on those of the generic preset."""
    text = (FOLDER / f"{preset}.yaml").read_bytes()
    entry = _entries().get(preset)
    system = system_of(entry["is"]) if entry and entry["of"] == digest_of(text) else _written(preset, text)
    return system if preset == GENERIC else _standing_on(system, load_system(GENERIC))


@cache
def all_systems() -> tuple[System, ...]:
    """Every preset, the generic one first, the others by name."""
    names = sorted((path.stem for path in FOLDER.glob("*.yaml")), key=lambda name: (name != GENERIC, name))
    return tuple(map(load_system, names))


@cache
def _entries() -> Mapping[str, Entry]:
    entries: Mapping[str, Entry] = json.loads(DATA.read_bytes()) if DATA.exists() else {}
    return entries


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
