"""What YAML files say, made ready once, so that a start need not read them: JSON, with a digest of each text.

`scripts/prepared_data.py` makes it. It is taken for a file while that has the text that it was made from.
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

ROOM = Path(__file__).parents[1]
DATA = ROOM / "prepared.json"


def prepared(path: Path, text: bytes) -> Any:
    """What was made of a file of this text; None where nothing was, or of another text."""
    entry = _entries().get(place_of(path))
    return entry["is"] if entry and entry["of"] == digest_of(text) else None


def place_of(path: Path) -> str:
    """Under which name the data of a file is kept."""
    return f"{path.parent.name}/{path.name}"


def digest_of(text: bytes) -> str:
    """What tells one text of a file from another."""
    return blake2b(text, digest_size=12).hexdigest()


@cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    entries: Mapping[str, Mapping[str, Any]] = json.loads(DATA.read_bytes()) if DATA.exists() else {}
    return entries
