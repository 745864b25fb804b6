"""Writes intake/prepared.json from the YAML of intake; `make docs` runs it and a test holds the two equal."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from supportctl.intake.formats.lexicon import WORDS, forms_of_words
from supportctl.intake.formats.prepared import DATA, digest_of, place_of
from supportctl.intake.formats.preset_data import entry_of
from supportctl.intake.formats.preset_file import FOLDER
from supportctl.intake.formats.preset_yaml import written_system


def prepared_data() -> str:
    """The whole of prepared.json, a line for each file."""
    lines = (
        f"{json.dumps(place_of(path))}:{_compact({'of': digest_of(path.read_bytes()), 'is': ready})}"
        for path, ready in _ready()
    )
    return "{" + ",\n".join(lines) + "}\n"


def _ready() -> Iterator[tuple[Path, Any]]:
    yield WORDS, forms_of_words(WORDS.read_bytes())
    for path in sorted(FOLDER.glob("*.yaml")):
        yield path, entry_of(written_system(path.stem, path.read_bytes()))


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    DATA.write_text(prepared_data(), "utf-8")
    print(f"wrote {DATA}")
