"""The screen of a real data set answers what is wrong, how bad, what to do first. Its data stays outside."""

import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
EXPORT = SHARED / "datasets" / "fp20" / "technical_support_dataset.csv"
CONFIG = SHARED / "checks" / "fp20.sla.yaml"

pytestmark = pytest.mark.skipif(
    not (EXPORT.exists() and CONFIG.exists()), reason="the FP20 data set is not beside the repository"
)


def screen(*options: str) -> list[str]:
    as_of = "2023-12-31T12:00:00Z"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "supportctl",
        "audit",
        EXPORT,
        "--config",
        CONFIG,
        "--as-of",
        as_of,
        *options,
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    return done.stdout.splitlines()


def test_what_is_wrong_and_how_bad() -> None:
    lines = screen("--width", "160")
    assert lines[0].startswith("MISSED 5 of 6 promises (1 ")
    said = " ".join(" ".join(lines).split())
    late = "386 of 1 227 late (68.5 % in time, goal 90 %): 264 more than allowed"
    assert f"email resolution within 48 h, around the clock: {late}" in said


def test_what_to_do_first() -> None:
    lines = screen()
    start = lines.index("ACT NOW: ALL OPEN CONTACTS")
    assert "contacts to act on" in lines[start + 1]
    assert "late by" in lines[start + 3]
    assert lines[start + 4].strip().endswith("technical_support_dataset.csv:3")


@pytest.mark.parametrize("by", ["agent", "weekday,channel", "agent,priority"])
def test_the_verdict_does_not_depend_on_the_cut(by: str) -> None:
    assert screen("--by", by)[:10] == screen()[:10]
