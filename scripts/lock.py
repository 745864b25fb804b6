"""Writes requirements/: the versions that `make demo`, `make test` and `make bench` install, and the lowest allowed.

`make lock` runs it. uv resolves, for every Python and every system at once; to install, pip is enough.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parents[1]
REQUIREMENTS = PROJECT / "requirements"
NAMES = ("run", "development", "bench", "lowest")
RUN, DEVELOPMENT, BENCH, LOWEST = (REQUIREMENTS / f"{name}.txt" for name in NAMES)
TEST_TOOLS = re.compile(
    r"^(?:pytest|pytest-xdist|hypothesis|jsonschema|pandas)==\S+.*?(?= \\$)", re.MULTILINE
)


def main() -> None:
    """Resolve the newest versions, then the lowest with the same test tools."""
    REQUIREMENTS.mkdir(exist_ok=True)
    _resolve(DEVELOPMENT, "pyproject.toml", "--group", "dev", "--upgrade")
    _resolve(
        RUN,
        "pyproject.toml",
        "--extra",
        "excel",
        "--group",
        "build",
        "--constraints",
        DEVELOPMENT,
        "--upgrade",
    )
    _resolve(BENCH, "pyproject.toml", "--group", "bench", "--constraints", DEVELOPMENT, "--upgrade")
    with tempfile.NamedTemporaryFile("w", suffix=".in") as tools:
        tools.write("\n".join(TEST_TOOLS.findall(DEVELOPMENT.read_text(encoding="utf-8"))))
        tools.flush()
        lowest = ("--resolution", "lowest-direct", "--extra", "excel", "--group", "build", "--upgrade")
        _resolve(LOWEST, "pyproject.toml", tools.name, *lowest)


def _resolve(target: Path, *arguments: str | Path) -> None:
    """Write one file of exact versions with the hashes of their files."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    command += ["--no-annotate", "--custom-compile-command", "make lock", "--output-file", str(target)]
    subprocess.run([*command, *map(str, arguments)], cwd=PROJECT, check=True)


if __name__ == "__main__":
    main()
