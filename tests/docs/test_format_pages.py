"""The pages about exports name every key of a preset, every column and every unit; what they show works."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from markdown_pages import ROOT, blocks

from supportctl.intake.formats.column import EMPTY, FILLED
from supportctl.intake.formats.system import System, SystemColumn
from supportctl.intake.loading.fate import SET_ASIDE_REASONS
from supportctl.intake.values.instant_format import looks_like_instant
from supportctl.policy.shapes.unit_words import UNITS
from supportctl.vocabulary.columns import CANONICAL_COLUMNS
from supportctl.vocabulary.granularities import CONTACT_KINDS, FOLDED_KINDS, REFUSED_KINDS

DOCS = ROOT / "docs"
ADDING = (DOCS / "adding-a-system.md").read_text("utf-8")
SYSTEM_KEYS = {field.name for field in fields(System)} - {"preset", "name", "known"} | {"system"}
WAY_KEYS = {field.name for field in fields(SystemColumn)} - {"headers", "label"} | {"column"}
_FIRST_CELL = re.compile(r"^\| (?P<cell>`[^|]*?) \|", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")


def keys_of_table(section: str) -> set[str]:
    """The names in the first cells of the tables of a section."""
    return {name for found in _FIRST_CELL.finditer(section) for name in _CODE.findall(found["cell"])}


def test_every_key_of_a_preset_is_explained_and_no_other() -> None:
    presets, ways = ADDING.split("### Ways")
    assert keys_of_table(presets) == SYSTEM_KEYS
    assert keys_of_table(ways.split("## The sample")[0]) == WAY_KEYS


@pytest.mark.parametrize(
    "word", [*CONTACT_KINDS, *FOLDED_KINDS, *REFUSED_KINDS, FILLED, EMPTY, "{zone}", "{n}"]
)
def test_every_word_of_a_preset_is_explained(word: str) -> None:
    assert f"`{word}`" in ADDING or f'`"{word}"`' in ADDING


@pytest.mark.parametrize("page", ["adding-a-system.md", "formats.md", "sla-yaml.md"])
def test_every_unit_is_named(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert [unit for unit in UNITS if f"`{unit}`" not in text] == []


def test_every_canonical_column_is_named() -> None:
    named = set(re.findall(r"\w+", (DOCS / "sla-yaml.md").read_text("utf-8").split("### `columns`")[1]))
    assert set(CANONICAL_COLUMNS) - named == set()


def test_every_reason_to_set_a_row_aside_is_explained() -> None:
    section = (DOCS / "formats.md").read_text("utf-8").split("## Rows that are set aside")[1]
    words = set(re.findall(r"\w+", section))
    assert [
        reason for reason in SET_ASIDE_REASONS.values() if not set(re.findall(r"\w+", reason)) <= words
    ] == []


def test_the_timestamps_shown_are_read() -> None:
    section = (DOCS / "formats.md").read_text("utf-8").split("## Timestamps")[1].split("- Months")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ") and "two columns" not in line]
    shown = [text for line in rows for text in _CODE.findall(line)]
    assert len(shown) > 10
    assert [text for text in shown if not looks_like_instant(text)] == []


def test_the_example_of_a_system_works(tmp_path: Path) -> None:
    """The page is followed to the letter in a copy of the package."""
    preset, export, expectation, _ = (block.body for block in blocks(DOCS / "adding-a-system.md"))
    shutil.copytree(
        ROOT / "supportctl", tmp_path / "supportctl", ignore=shutil.ignore_patterns("__pycache__")
    )
    expected = yaml.safe_load(expectation)
    (tmp_path / "supportctl/intake/systems" / f"{expected['preset']}.yaml").write_text(preset, "utf-8")
    (tmp_path / "export.csv").write_text(export, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "supportctl", "inspect", "export.csv", "--format", "json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = json.loads(done.stdout)["files"]
    assert file["taken_for"]["preset"] == expected["preset"]
    assert file["taken_for"]["system"] == expected["system"]
    assert {name: file["rows"][name] for name in ("tickets", "folded", "out_of_scope", "set_aside")} == {
        name: expected[name] for name in ("tickets", "folded", "out_of_scope", "set_aside")
    }
