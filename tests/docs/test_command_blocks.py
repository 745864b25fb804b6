"""Every command that the documentation shows runs, and ends with the exit code that it names.

A `sh` block is a series of lines, a `console` block has its commands behind `$ `. Only lines that start with
`supportctl` are run, in a folder of their own that holds the sample data. `# exit 1` after a command names its exit
code; without it the command must end with 0. Of the output shown below a command in a `console` block, each line
must be printed; `...` stands for anything. A `yaml` block that starts with `# sla.yaml` is the folder's sla.yaml for
the commands after it.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown_pages import ROOT, Block, blocks, pages

PROMPT = "$ "
COMMENT = "  # exit "
OMITTED = "..."


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a page, its exit code, and the lines it is shown to print."""

    place: str
    text: str
    code: int
    shown: tuple[str, ...]
    sla: str | None


def commands_on(page: Path) -> Iterator[Command]:
    sla = None
    for block in blocks(page):
        if block.language == "yaml" and block.body.startswith("# sla.yaml\n"):
            sla = block.body
        yield from commands_of(block, sla)


def commands_of(block: Block, sla: str | None) -> Iterator[Command]:
    if block.language not in ("sh", "console"):
        return
    prompt = PROMPT if block.language == "console" else ""
    lines = block.body.replace("\\\n", " ").splitlines()
    for number, line in enumerate(lines):
        if not line.startswith(f"{prompt}supportctl "):
            continue
        text, _, code = line.removeprefix(prompt).partition(COMMENT)
        shown = tuple(_until_prompt(lines[number + 1 :])) if prompt else ()
        yield Command(f"{block.page.relative_to(ROOT)}:{block.line}", text, int(code or 0), shown, sla)


def _until_prompt(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith(PROMPT):
            return
        if line.strip() and line.strip() != OMITTED:
            yield line


COMMANDS = [command for page in pages() for command in commands_on(page)]


NEW_EXPORT = """Nr,Kam an,Zuerst gemeldet,Fertig,Weg
5001,05.10.2026 08:13,05.10.2026 09:02,06.10.2026 10:00,Mail
5002,05.10.2026 11:47,05.10.2026 15:20,,Mail
5003,13.10.2026 09:05,13.10.2026 09:06,13.10.2026 09:31,Telefon
5004,14.10.2026 16:50,,,Mail
"""
"""A table with headers that no vocabulary knows."""

OPENED_IN_EXCEL = """Ticket ID,Created at,First response at
1.03E+13,03:17.4,09:02.1
1.03E+13,47:10.0,20:44.9
1.03E+13,05:31.2,06:08.3
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as the reader's: the sample data and its sla.yaml, the sample as an export of one's own, and others."""
    (tmp_path / "new.csv").write_text(NEW_EXPORT, encoding="utf-8")
    (tmp_path / "excel.csv").write_text(OPENED_IN_EXCEL, encoding="utf-8")
    shutil.copy(ROOT / "tests/examples/exports/freshdesk_tickets/export.csv", tmp_path / "freshdesk.csv")
    shutil.copytree(ROOT / "sample_data", tmp_path / "sample_data")
    shutil.copy(ROOT / "sample_data" / "tickets.csv", tmp_path / "my-export.csv")
    shutil.copytree(
        tmp_path / "sample_data", tmp_path / "exports", ignore=shutil.ignore_patterns("*.py", "*.md")
    )
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.place} {command.text}")
def test_the_command_does_what_the_page_says(command: Command, desk: Path) -> None:
    if command.sla is not None:
        (desk / "sla.yaml").write_text(command.sla, encoding="utf-8")
    done = run(command.text, desk)
    assert done.returncode == command.code, done.stdout + done.stderr
    printed = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    for line in command.shown:
        assert line.rstrip() in printed, f"{command.place} shows a line that is not printed"


def run(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Through a shell, as the reader does: with its globs, pipes and redirections."""
    shell = shutil.which("sh")
    if shell is None:
        pytest.skip("needs a POSIX shell")
    program = f"{shlex.quote(sys.executable)} -m supportctl"
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SUPPORTCTL_")}
    return subprocess.run(
        [shell, "-c", text.replace("supportctl", program, 1)],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_there_are_commands_to_run() -> None:
    assert {Path(command.place.partition(":")[0]).name for command in COMMANDS} >= {"README.md", "guide.md"}
