"""Help and mistakes are said without loading what judges."""

import subprocess
import sys

HEAVY = {
    "duckdb",
    "yaml",
    "pydantic",
    "dateutil",
    "holidays",
    "openpyxl",
    "supportctl.engine",
    "supportctl.audit.auditing",
}


def test_the_command_line_loads_nothing_heavy() -> None:
    code = "import sys, supportctl.cli.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()
