"""Presets and words are read from data made at a change; it says what the YAML says, and another YAML counts itself."""

import json
import runpy
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from supportctl.intake.formats import lexicon, prepared, preset_file
from supportctl.intake.formats.prepared import DATA, digest_of
from supportctl.intake.formats.preset_data import entry_of, system_of
from supportctl.intake.formats.preset_file import FOLDER
from supportctl.intake.formats.preset_yaml import written_system
from supportctl.intake.formats.system import System

SCRIPT = Path(__file__).parents[3] / "scripts" / "prepared_data.py"
PRESETS = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def values(system: System) -> Mapping[str, Any]:
    found = {one.name: getattr(system, one.name) for one in fields(System)}
    return {**found, "columns": dict(found["columns"])}


def test_the_data_is_that_of_the_yaml() -> None:
    assert DATA.read_text("utf-8") == runpy.run_path(str(SCRIPT))["prepared_data"](), "run `make docs`"


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_the_same_from_its_data_and_from_its_yaml(preset: str) -> None:
    written = written_system(preset, (FOLDER / f"{preset}.yaml").read_bytes())
    read = system_of(json.loads(json.dumps(entry_of(written))))
    assert values(read) == values(written)
    assert list(read.columns) == list(written.columns), "the order in which columns are looked for"


def test_the_words_are_the_same_from_their_data_and_from_their_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = lexicon.lexicon()
    monkeypatch.setattr(lexicon, "prepared", lambda _, __: None)
    assert lexicon.lexicon.__wrapped__() == ready


def test_a_changed_and_a_new_preset_are_read_from_their_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (FOLDER / "zendesk_view.yaml").read_text("utf-8")
    folder = tmp_path / FOLDER.name
    folder.mkdir()
    (folder / "generic.yaml").write_bytes((FOLDER / "generic.yaml").read_bytes())
    for name in ("zendesk_view", "brand_new"):
        (folder / f"{name}.yaml").write_text(text.replace("system: zendesk", "system: changed", 1), "utf-8")
    monkeypatch.setattr(preset_file, "FOLDER", folder)
    read = preset_file.load_system.__wrapped__
    assert (read("zendesk_view").name, read("brand_new").name) == ("changed", "changed")


def test_where_nothing_was_made_ready_the_yaml_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "DATA", tmp_path / "none.json")
    monkeypatch.setattr(prepared, "_entries", prepared._entries.__wrapped__)
    read = preset_file.load_system.__wrapped__
    assert values(read("generic")) == values(preset_file.load_system("generic"))


def test_only_a_changed_text_has_another_digest() -> None:
    assert digest_of(b"system: a") == digest_of(b"system: a") != digest_of(b"system: b")


def test_the_data_is_read_without_yaml() -> None:
    script = (
        "import sys; from supportctl.intake.formats.lexicon import lexicon\n"
        "from supportctl.intake.formats.preset_file import all_systems; all_systems(), lexicon()\n"
        "print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
