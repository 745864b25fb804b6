"""Presets are read from data made at a change; it says what the YAML says, and the YAML counts once it is another."""

import json
import runpy
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from supportctl.intake.formats import preset_file
from supportctl.intake.formats.preset_data import digest_of, entry_of, system_of
from supportctl.intake.formats.preset_file import DATA, FOLDER
from supportctl.intake.formats.preset_yaml import written_system
from supportctl.intake.formats.system import System

SCRIPT = Path(__file__).parents[3] / "scripts" / "presets_as_data.py"
PRESETS = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def values(system: System) -> Mapping[str, Any]:
    found = {one.name: getattr(system, one.name) for one in fields(System)}
    return {**found, "columns": dict(found["columns"])}


def test_the_data_is_that_of_the_presets() -> None:
    assert DATA.read_text("utf-8") == runpy.run_path(str(SCRIPT))["presets_as_data"](), "run `make docs`"


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_the_same_from_its_data_and_from_its_yaml(preset: str) -> None:
    written = written_system(preset, (FOLDER / f"{preset}.yaml").read_bytes())
    read = system_of(json.loads(json.dumps(entry_of(written))))
    assert values(read) == values(written)
    assert list(read.columns) == list(written.columns), "the order in which columns are looked for"


def test_a_changed_a_new_and_an_unprepared_preset_are_read_from_their_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (FOLDER / "zendesk_view.yaml").read_text("utf-8")
    for name in ("generic", "zendesk_view"):
        (tmp_path / f"{name}.yaml").write_bytes((FOLDER / f"{name}.yaml").read_bytes())
    changed = text.replace("system: zendesk", "system: changed", 1)
    (tmp_path / "zendesk_view.yaml").write_text(changed, "utf-8")
    (tmp_path / "brand_new.yaml").write_text(changed, "utf-8")
    monkeypatch.setattr(preset_file, "FOLDER", tmp_path)
    read = preset_file.load_system.__wrapped__
    assert (read("zendesk_view").name, read("brand_new").name) == ("changed", "changed")
    monkeypatch.setattr(preset_file, "DATA", tmp_path / "none.json")
    monkeypatch.setattr(preset_file, "_entries", preset_file._entries.__wrapped__)
    assert read("generic").words == preset_file.load_system("generic").words


def test_only_a_changed_text_has_another_digest() -> None:
    assert digest_of(b"system: a") == digest_of(b"system: a") != digest_of(b"system: b")


def test_the_data_is_read_without_yaml() -> None:
    script = (
        "import sys; from supportctl.intake.formats.preset_file import all_systems; all_systems()\n"
        "print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
