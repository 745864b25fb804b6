"""requirements/: every package that pyproject.toml asks for, in the versions that it allows, each with its hashes."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = re.compile(r"^(?P<name>[\w.-]+)(?:>=(?P<lowest>[\w.]+))?(?:,<(?P<below>\d+))?$")
PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ;.*?)? \\\n(?: +--hash=.*\n?)+", re.MULTILINE)


def asked(*groups: str) -> dict[str, str | None]:
    """The lowest version that is allowed of each package, by its name as an index spells it."""
    lines = list(PROJECT["project"]["dependencies"])
    for group in groups:
        lines += [line for line in PROJECT["dependency-groups"][group] if isinstance(line, str)]
    found = [ASKED.fullmatch(line) for line in lines]
    assert None not in found
    return {spelled(one["name"]): one["lowest"] for one in found if one}


def spelled(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def text_of(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pinned(name: str) -> dict[str, set[str]]:
    """The versions of each package in a file; several where they depend on the Python."""
    versions: dict[str, set[str]] = {}
    for found in PINNED.finditer(text_of(name)):
        versions.setdefault(spelled(found["name"]), set()).add(found["version"])
    return versions


@pytest.mark.parametrize("name", ["run", "development", "bench", "lowest"])
def test_every_line_is_one_version_with_hashes(name: str) -> None:
    rest = PINNED.sub("", text_of(name)).strip().splitlines()
    assert [line for line in rest if not line.startswith("#")] == []


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("run", ["build"]),
        ("development", ["build", "test", "dev"]),
        ("bench", ["bench"]),
        ("lowest", ["build", "test"]),
    ],
)
def test_everything_that_is_asked_for_is_pinned(name: str, groups: list[str]) -> None:
    assert set(asked(*groups)) - set(pinned(name)) == set(), "run `make lock`"


@pytest.mark.parametrize("name", ["run", "bench"])
def test_demo_and_bench_install_what_test_tests(name: str) -> None:
    tested = pinned("development")
    found = pinned(name)
    assert {one: found[one] for one in found if one in tested and tested[one] != found[one]} == {}


def test_the_lowest_versions_are_those_that_pyproject_allows() -> None:
    found = pinned("lowest")
    wanted = {name: {lowest} for name, lowest in asked("build").items() if lowest}
    assert {name: found[name] for name in wanted} == wanted, "run `make lock`"
