"""A record that is too long because of its line breaks is one row set aside, and the lines below keep their numbers."""

from pathlib import Path

import pytest
from test_listing import HEADER, SLA, listed

from supportctl.intake.files import record_lengths
from supportctl.intake.layout import long_records

TIMES = "2026-01-01 10:00,2026-01-02 10:01,,open"
LONG = '"' + "a line of a long letter\n" * 40 + '"'
LONG_LINES = 41


@pytest.fixture(autouse=True)
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_records, "MOST_BYTES", 500)
    monkeypatch.setattr(record_lengths, "MOST_BYTES", 500)


def places(folder: Path, agents: list[str]) -> list[tuple[str, str, str]]:
    rows = [f"{number},{TIMES},{agent}\n" for number, agent in enumerate(agents)]
    return [
        (row["ticket_id"], row["record"], row["line"])
        for row in listed(folder, SLA, HEADER + "".join(rows))[::2]
    ]


def test_alone_among_plain_lines(tmp_path: Path) -> None:
    assert places(tmp_path, ["Ann", LONG, "Bo", "Cy", LONG, "Di"]) == [
        ("0", "2", "2"),
        ("2", "4", str(3 + LONG_LINES)),
        ("3", "5", str(4 + LONG_LINES)),
        ("5", "7", str(5 + 2 * LONG_LINES)),
    ]


def test_among_cells_of_several_lines(tmp_path: Path) -> None:
    assert places(tmp_path, ['"A\nnn"', LONG, '"B\n\no"', "Cy"]) == [
        ("0", "2", "2"),
        ("2", "4", str(4 + LONG_LINES)),
        ("3", "5", str(7 + LONG_LINES)),
    ]


def test_beside_a_quote_that_nothing_closes(tmp_path: Path) -> None:
    assert places(tmp_path, ['"Ann', LONG, "Bo"]) == [("0", "2", "2"), ("2", "4", str(3 + LONG_LINES))]
