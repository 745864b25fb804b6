"""What is published: all that the package needs is in the wheel, all of the project in the source distribution."""

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

pytest.importorskip("setuptools", minversion="77", reason="setuptools is older than pyproject.toml asks for")

ROOT = Path(__file__).parents[2]
NO_SOURCE = (
    ".git",
    ".venv*",
    ".*_cache",
    ".hypothesis",
    ".bench",
    "__pycache__",
    "*.egg-info",
    "build",
    "dist",
)
"""What a checkout may hold beside the source."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution, built from a copy without network."""
    copy = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NO_SOURCE))
    build = (
        "from setuptools.build_meta import build_sdist, build_wheel; build_sdist('dist'); build_wheel('dist')"
    )
    subprocess.run([sys.executable, "-c", build], cwd=copy, check=True, capture_output=True)
    return copy / "dist"


@pytest.fixture(scope="module")
def wheel(built: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def description(wheel: zipfile.ZipFile) -> Message:
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(wheel.read(name))


def files_of(folder: Path) -> set[str]:
    """The files of a folder, as paths from the project's folder."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(ROOT).as_posix() for path in paths}


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == files_of(ROOT / "supportctl")


def test_the_source_holds_tests_documentation_and_sample_data(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as opened:
        packed = {name.partition("/")[2] for name in opened.getnames()}
    folders = ("supportctl", "tests", "docs", "sample_data", "scripts", "requirements", ".ci")
    wanted = {
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "pyproject.toml",
        "sla.yaml",
    }
    wanted = wanted.union(*(files_of(ROOT / folder) for folder in folders))
    assert wanted - packed == set()
    assert [name for name in packed if "__pycache__" in name] == []


def test_a_package_index_shows_no_link_that_leads_nowhere(description: Message) -> None:
    text = str(description.get_payload())
    assert "# supportctl" in text
    assert "52 exports (docs/systems.md)" in text
    assert re.findall(r"\]\((?!https?:)[^)]*\)", text) == []
    assert description["Description-Content-Type"] == "text/markdown"


def test_the_tools_of_development_are_no_extra(description: Message) -> None:
    assert description.get_all("Provides-Extra") == ["excel"]
