"""docs/cli.md is what scripts/cli_reference.py writes, byte by byte."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def written_reference() -> str:
    spec = importlib.util.spec_from_file_location("cli_reference", ROOT / "scripts" / "cli_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text: str = module.cli_reference()
    return text


def test_the_committed_reference_is_the_generated_one() -> None:
    committed = (ROOT / "docs" / "cli.md").read_bytes().decode("utf-8")
    assert committed == written_reference(), "run `make docs`"


def test_every_command_and_exit_code_is_in_it() -> None:
    reference = written_reference()
    commands = [f"## `supportctl {name}`" for name in ("audit", "check", "explain", "inspect")]
    for heading in (*commands, "## Exit codes", "| `129` |", "| `141` |"):
        assert heading in reference
