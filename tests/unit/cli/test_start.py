"""Help and mistakes are said without loading what judges."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "duckdb",
    "yaml",
    "dateutil",
    "holidays",
    "openpyxl",
    "rich",
    "zoneinfo",
    "supportctl.audit",
    "supportctl.engine",
    "supportctl.intake",
    "supportctl.policy",
    "supportctl.render.json",
    "supportctl.render.listing",
    "supportctl.render.pages",
    "supportctl.render.text",
    "supportctl.render.words",
    "supportctl.worktime",
}


def imported(*arguments: str) -> set[str]:
    """The modules that a run of supportctl imports."""
    command = [sys.executable, "-X", "importtime", "-m", "supportctl", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stderr.splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_the_command_line_loads_nothing_heavy(argument: str) -> None:
    modules = imported(argument)
    assert "supportctl.cli.audit_command" in modules
    assert modules & {*HEAVY, "pydantic"} == set()


def test_help_of_a_command_loads_what_reads_options_and_nothing_that_judges() -> None:
    read_by_typer = {"zoneinfo"}
    assert imported("audit", "--help") & HEAVY <= read_by_typer


def test_a_report_as_json_loads_no_screen_and_no_other_way_to_read_times(tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    rows = "\n".join(f"{one},email,2026-03-02 09:00,2026-03-02 09:30" for one in range(1, 30))
    export.write_text(f"Ticket ID,Channel,Created at,First response at\n{rows}\n", "utf-8")
    modules = imported("audit", str(export), "--format", "json")
    assert "supportctl.audit.reporting.auditing" in modules
    assert modules & {"rich", "rich.console", "dateutil", "holidays", "openpyxl"} == set()


def test_a_start_is_not_searched_for_garbage_again_and_again() -> None:
    code = (
        "import gc, sys\nsearched = lambda phase, _: phase == 'start' and print('searched', file=sys.stderr)\n"
        "gc.callbacks.append(searched)\nsys.argv = ['supportctl', 'check']\n"
        "from supportctl.cli.entry import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.split().count("searched") <= 3


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
