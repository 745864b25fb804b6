"""docs/systems.md is what the presets say: a preset cannot change without its table."""

import runpy
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "systems_reference.py"


def test_the_systems_page_is_current() -> None:
    script = runpy.run_path(str(SCRIPT))
    assert script["TARGET"].read_text("utf-8") == script["systems_reference"](), "run `make docs`"
