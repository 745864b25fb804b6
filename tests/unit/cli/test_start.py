"""Help and mistakes are said without loading what judges."""

import subprocess
import sys

import pytest

HEAVY = {
    "duckdb",
    "yaml",
    "pydantic",
    "dateutil",
    "holidays",
    "openpyxl",
    "supportctl.engine.session",
    "supportctl.audit.reporting.auditing",
}


def test_the_command_line_loads_nothing_heavy() -> None:
    code = "import sys, supportctl.cli.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()


@pytest.mark.parametrize(
    "breaking",
    [
        "import typer.core; typer.core.TyperGroup.parse_args = broken",
        "import typer.main; typer.main.get_command_from_info = broken",
        "import typer; typer.Typer = broken",
    ],
    ids=["parsing", "building", "importing"],
)
@pytest.mark.parametrize(
    "arguments", [["audit", "x.csv"], ["--help"], []], ids=lambda one: one[0] if one else "none"
)
def test_a_defect_before_a_command_runs_is_4_and_never_a_missed_promise(
    breaking: str, arguments: list[str]
) -> None:
    code = (
        "import sys\ndef broken(*_, **__):\n    raise TypeError('of another library')\n"
        f"{breaking}\nsys.argv = ['supportctl', *{arguments!r}]\nfrom supportctl.cli.entry import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (4, "")
    assert "internal error: TypeError: of another library" in done.stderr
    assert "Traceback" not in done.stderr
