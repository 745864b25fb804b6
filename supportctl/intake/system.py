"""An export format as data: its header words, null tokens and vocabulary, one YAML file each in `systems/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from supportctl.intake.word_form import folded

FOLDER = Path(__file__).with_name("systems")


@dataclass(frozen=True, slots=True)
class System:
    """What is known of one export format; every word is in folded form.

    `columns` lists the headers that may hold a canonical column, best first; `words` maps the words of a
    canonical column to their normalised form.
    """

    name: str
    granularity: str
    columns: Mapping[str, tuple[str, ...]]
    null_tokens: frozenset[str]
    true_words: frozenset[str]
    false_words: frozenset[str]
    words: Mapping[str, Mapping[str, str]]


@cache
def load_system(name: str) -> System:
    """Read `systems/NAME.yaml`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    return System(
        name=data["system"],
        granularity=data["granularity"],
        columns={canonical: tuple(map(folded, headers)) for canonical, headers in data["columns"].items()},
        null_tokens=frozenset(data["null_tokens"]),
        true_words=frozenset(data["true_words"]),
        false_words=frozenset(data["false_words"]),
        words={column: _inverted(words) for column, words in data["words"].items()},
    )


def _inverted(words: Mapping[str, list[str]]) -> dict[str, str]:
    return {folded(word): normalised for normalised, spellings in words.items() for word in spellings}
