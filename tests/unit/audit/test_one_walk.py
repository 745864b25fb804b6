"""Whatever a run prints of an export's lines, Python walks through the file once; not at all where no quote stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_listing import HEADER, SLA, listed

from supportctl.intake.loading import integrity
from supportctl.intake.loading.walk import Walked, walk_records

TIMES = "2026-01-01 10:00,2026-01-0{} 10:01,,open"


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []

    def noted(path: Path, delimiter: str) -> Iterator[Walked]:
        paths.append(path)
        return walk_records(path, delimiter)

    monkeypatch.setattr(integrity, "walk_records", noted)
    return paths


def export(agent: str) -> str:
    rows = [f"{number},{TIMES.format(2 + number % 7)},{agent}\n" for number in range(30)]
    return HEADER + "".join([*rows, "short\n", ",not a time,,,open,Bo\n"])


def test_all_printed_places_come_from_one_walk(tmp_path: Path, walked: list[Path]) -> None:
    rows = listed(tmp_path, SLA, export('"Ann\nof the night"'))
    assert [row["line"] for row in rows[::2]] == [str(2 + 2 * number) for number in range(30)]
    assert len(walked) == 1


def test_none_is_made_where_no_cell_is_quoted(tmp_path: Path, walked: list[Path]) -> None:
    rows = listed(tmp_path, SLA, export("Ann"))
    assert [row["line"] for row in rows[::2]] == [str(2 + number) for number in range(30)]
    assert walked == []
