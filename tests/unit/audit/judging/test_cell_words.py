"""What the cells of word columns say, by file: mapped words, tags, and cells that say nothing."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from supportctl.audit.judging.cell_words import distinct_cells, map_cells, words_of_cell
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.formats.word_form import folded
from supportctl.intake.loading.reading import Reading, read_exports
from supportctl.intake.loading.wanted import Wanted
from supportctl.policy.load import sla_from_bytes

SLA = b"""
version: 1
policies: [{name: all, targets: {first_response: 1h}}]
sources: [{files: "*", values: {team: {Lager: logistics, "\xc3\x9cbersee": overseas}, tags: {vip: important}}}]
"""
TEAMS = [
    "Lager",
    "LAGER",
    " lager ",
    "Lager-",
    "ÜBERSEE",
    "übersee",
    "Lagerhaus",
    "n/a",
    "-",
    "Ｌａｇｅｒ",
    "",
]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Session, Reading]]:
    path = tmp_path / "tickets.csv"
    rows = [f'{no},2026-01-01 10:00,"{team}","VIP; new+vip"' for no, team in enumerate(TEAMS)]
    path.write_text("\n".join(["id,created,team,tags", *rows]), "utf-8")
    inputs = find_inputs([str(path)], BytesIO(), tmp_path)
    sla, _ = sla_from_bytes("sla.yaml", SLA)
    with Session(tmp_path, [path]) as session:
        yield session, read_exports(session, inputs, sla, Wanted(shown=frozenset({"team", "tags"})))


def test_mapped_cells_are_those_whose_word_is_another(opened: tuple[Session, Reading]) -> None:
    session, reading = opened
    assert map_cells(session, reading.files, ["team"]) == {"team"}
    rows = session.rows("select raw, words from mapped_cell")
    assert {raw: words for raw, words in rows} == {  # noqa: C416 - rows are of any type
        **{cell: ["logistics"] for cell in ("Lager", "LAGER", " lager ", "Lager-", "Ｌａｇｅｒ")},
        **{cell: ["overseas"] for cell in ("ÜBERSEE", "übersee")},
    }


def test_tags_are_taken_apart_and_mapped_one_by_one(opened: tuple[Session, Reading]) -> None:
    session, reading = opened
    assert map_cells(session, reading.files, ["tags"]) == {"tags"}
    words = words_of_cell("tags", "VIP; new+vip|", reading.files[0])
    assert (words.raw, words.mapped) == (("VIP", "new", "vip"), ("important", "new", "important"))


def test_no_cell_that_folds_to_a_key_is_passed_over(opened: tuple[Session, Reading]) -> None:
    session, _ = opened
    found = {cell for _, cell in distinct_cells(session, "team", {folded("Lager"), folded("Übersee")})}
    assert found >= {"Lager", "LAGER", " lager ", "Lager-", "ÜBERSEE", "übersee", "Ｌａｇｅｒ"}
    assert "Lagerhaus" not in found
