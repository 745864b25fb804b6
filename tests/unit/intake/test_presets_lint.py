"""Every preset of systems/ says what it must, in words that the tool knows; no code reads a preset that lies."""

import re
from pathlib import Path

import pytest
import yaml

from supportctl.intake.formats.header_name import header_form
from supportctl.intake.formats.preset_file import FOLDER, all_systems, load_system
from supportctl.intake.formats.system import GENERIC, System
from supportctl.intake.formats.word_form import folded
from supportctl.vocabulary.columns import CANONICAL_COLUMNS, CHANNELS, STATUSES, Kind
from supportctl.vocabulary.granularities import CONTACT_KINDS, FOLDED_KINDS, REFUSED_KINDS
from supportctl.worktime.zone import load_zone

SAMPLES = Path(__file__).parents[2] / "examples" / "exports"
SYSTEMS = {system.preset: system for system in all_systems()}
KNOWN_WORDS = {
    "status": set(STATUSES),
    "channel": {*CHANNELS, "not_applicable"},
    "priority": {"urgent", "high", "normal", "low"},
    "direction": {"inbound", "outbound", "internal"},
    "handled_by": {"bot", "human"},
    "milestone": {"first_response", "resolution"},
    "csat": {"good", "bad"},
    "vendor_first_response_verdict": {"met", "breached"},
    "vendor_resolution_verdict": {"met", "breached"},
}

each_preset = pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)


@each_preset
def test_its_kind_is_known_and_can_be_read(system: System) -> None:
    assert system.granularity in (*CONTACT_KINDS, *FOLDED_KINDS, *REFUSED_KINDS)
    if system.granularity in REFUSED_KINDS:
        assert system.instead, "a refused export names the one to take instead"
    else:
        assert "created_at" in system.columns
    if system.granularity in FOLDED_KINDS:
        assert "ticket_id" in system.columns


@each_preset
def test_its_columns_are_canonical_and_each_unit_belongs_to_a_duration(system: System) -> None:
    assert set(system.columns) <= set(CANONICAL_COLUMNS)
    for name, ways in system.columns.items():
        for way in ways:
            is_duration = CANONICAL_COLUMNS[name] is Kind.DURATION
            assert is_duration or (way.unit, way.clock, way.zero_is_missing) == (None, None, False), name
            assert not way.true_when or CANONICAL_COLUMNS[name] is Kind.BOOLEAN, name
            assert way.zone is None or CANONICAL_COLUMNS[name] is Kind.INSTANT, name


@each_preset
def test_its_words_are_normalised_to_known_ones(system: System) -> None:
    own = yaml.safe_load((FOLDER / f"{system.preset}.yaml").read_text("utf-8")).get("words", {})
    for column, words in own.items():
        assert set(words) <= KNOWN_WORDS[column], column
        meanings = [(folded(spelling), word) for word, some in words.items() for spelling in some]
        assert len(dict(meanings)) == len(set(meanings)), f"{column}: a word with two meanings"
    for name, value in system.always.items():
        assert name in CANONICAL_COLUMNS
        assert value in KNOWN_WORDS.get(name, {value})


@each_preset
def test_its_evidence_says_what_is_from_memory(system: System) -> None:
    assert system.evidence.strip()
    assert "\n" not in system.evidence.strip()
    assert system.verified or system.memory or "memory" in system.evidence
    assert {header_form(header) for header in system.memory} <= system.known


@each_preset
def test_its_patterns_compile_and_its_zone_exists(system: System) -> None:
    for pattern in [
        *system.cells.values(),
        *system.footer,
        *(system.layout.cells.values() if system.layout else []),
    ]:
        re.compile(pattern)
    if system.timezone is not None:
        assert load_zone(system.timezone)


@each_preset
def test_a_header_is_the_value_of_one_column_or_shared_on_purpose(system: System) -> None:
    """The first way of each column: what a full file gives; a second owner of a header would never be filled."""
    owners: dict[str, str] = {}
    for name, ways in system.columns.items():
        if not ways[0].shares and not ways[0].every:
            for header in ways[0].headers:
                assert owners.setdefault(header, name) == name or system.preset == GENERIC, header


@pytest.mark.parametrize("preset", sorted(set(SYSTEMS) - {GENERIC}))
def test_it_has_a_sample(preset: str) -> None:
    expected = yaml.safe_load((SAMPLES / preset / "expected.yaml").read_text("utf-8"))
    assert expected["preset"] == preset
    assert len(list((SAMPLES / preset).glob("export.*"))) == 1


def test_a_preset_stands_on_the_generic_words() -> None:
    assert load_system("zendesk_view").words["status"]["resolved"] == "solved"
    assert load_system("zendesk_view").words["channel"]["mail"] == "email"
