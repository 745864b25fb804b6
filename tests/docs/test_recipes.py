"""The recipes for cron, GitHub and GitLab, run as they stand: after a good week, a missed promise, and an error.

What they mail or show is about this run. A report of an earlier run is never mailed, and never kept under a name that
this run would have written.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from markdown_pages import ROOT, blocks

PAGE: Final = ROOT / "docs" / "ci-and-cron.md"
OLD: Final = "report of an earlier run\n"
SLA: Final = "version: 1\npolicies:\n  - {name: all, targets: {first_response: 1h}}\n"
SAID: Final = {
    "kept": "KEPT ",
    "missed": "MISSED ",
    "refused": "exports/tickets.csv:1: no column says",
    "wrong": "sla.yaml:1:",
}
"""Weeks of every kind, and what a reader is told of each."""
CODES: Final = {"kept": 0, "missed": 1, "refused": 3, "wrong": 2}
every_week: Final = pytest.mark.parametrize("week", SAID)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with `supportctl` and a `pip` that installs nothing on its PATH."""
    if shutil.which("sh") is None or shutil.which("bash") is None:
        pytest.skip("needs a POSIX shell")
    programs = tmp_path / "bin"
    programs.mkdir()
    _program(programs / "supportctl", f'exec {shlex.quote(sys.executable)} -m supportctl "$@"')
    _program(programs / "pip", "exit ${PIP_EXIT:-0}")
    (tmp_path / "exports").mkdir()
    return tmp_path


def _program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def fill(desk: Path, week: str) -> None:
    """Seventy days of tickets up to now, answered soon or late; or an export or a sla.yaml that cannot be used."""
    waited = timedelta(hours=2 if week == "missed" else 0.1)
    header = "a,b,c" if week == "refused" else "ticket_id,created_at,first_response_at"
    newest = datetime.now(UTC) - timedelta(hours=3)
    created = [newest - timedelta(hours=4 * number) for number in range(420)]
    rows = [
        f"{number},{start:%Y-%m-%dT%H:%M:%SZ},{start + waited:%Y-%m-%dT%H:%M:%SZ}"
        for number, start in enumerate(created)
    ]
    (desk / "exports" / "tickets.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    (desk / "sla.yaml").write_text(SLA.replace("1", "9", 1) if week == "wrong" else SLA, encoding="utf-8")


def run(shell: list[str], text: str, desk: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """As a job would: both streams in one, no terminal."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SUPPORTCTL_")}
    path = f"{desk / 'bin'}{os.pathsep}{inherited['PATH']}"
    return subprocess.run(
        [*shell, text],
        cwd=desk,
        env={**inherited, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": path, **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def cron_lines() -> list[str]:
    """The commands of the crontab, as cron hands them to the shell."""
    (table,) = [block.body for block in blocks(PAGE) if "MAILTO" in block.body]
    return [
        re.sub(r"^(\S+ +){5}", "", line).replace("\\%", "%") for line in table.splitlines() if line[0] == "0"
    ]


def mail(desk: Path, number: int) -> str:
    """What cron mails after one line."""
    line = cron_lines()[number]
    assert "cd /srv/support &&" in line
    return run(["sh", "-c"], line.replace("/srv/support", shlex.quote(str(desk))), desk).stdout


def jobs(name: str) -> Any:
    """The YAML of the recipe that has this key."""
    (recipe,) = [
        block.body for block in blocks(PAGE) if block.language == "yaml" and f"{name}:" in block.body
    ]
    return yaml.safe_load(recipe)[name]


@every_week
def test_each_week_is_mailed(desk: Path, week: str) -> None:
    fill(desk, week)
    assert SAID[week] in mail(desk, 0)


@every_week
def test_a_good_week_sends_no_mail_and_every_other_one_its_own(desk: Path, week: str) -> None:
    fill(desk, week)
    (desk / "week.txt").write_text(OLD, encoding="utf-8")
    mailed = mail(desk, 1)
    assert (mailed == "") if week == "kept" else (SAID[week] in mailed)
    assert OLD not in mailed
    assert (desk / "week.txt").read_text(encoding="utf-8") != OLD


def test_no_mail_holds_an_older_report_where_none_can_be_written(desk: Path) -> None:
    fill(desk, "missed")
    (desk / "week.txt").mkdir()
    (desk / "week.txt" / "old.txt").write_text(OLD, encoding="utf-8")
    assert "week.txt" in mail(desk, 1)


@every_week
def test_each_month_has_files_of_its_own(desk: Path, week: str) -> None:
    fill(desk, week)
    before = desk / "month-2026-01-01.csv"
    before.write_text(OLD, encoding="utf-8")
    mail(desk, 2)
    assert before.read_text(encoding="utf-8") == OLD
    written = {path.suffix for path in desk.glob("month-*") if path != before}
    assert written == ({".csv", ".json"} if CODES[week] < 2 else set())


def github_job(desk: Path, summary: Path) -> int:
    """The exit code of the job: its first step that fails; later ones run only where their `if` says so."""
    code = 0
    for step in jobs("jobs")["audit"]["steps"]:
        when = step.get("if", "")
        wanted = code == 0 or "always()" in when
        there = "hashFiles" not in when or (desk / "report.txt").exists()
        if "run" in step and wanted and there:
            code = (
                run(["bash", "-ec"], step["run"], desk, GITHUB_STEP_SUMMARY=str(summary)).returncode or code
            )
    return code


@every_week
def test_a_github_job_fails_unless_all_is_kept_and_its_summary_is_of_this_run(desk: Path, week: str) -> None:
    fill(desk, week)
    summary = desk / "summary.md"
    summary.touch()
    assert github_job(desk, summary) == CODES[week]
    shown = summary.read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("    ") for line in shown)
    assert [SAID[week] in line for line in shown[:1]] == ([True] if CODES[week] < 2 else [])


@every_week
def test_a_gitlab_job_only_warns_of_a_missed_promise(desk: Path, week: str) -> None:
    fill(desk, week)
    done = run(["sh", "-ec"], "\n".join(jobs("response-times")["script"]), desk)
    assert done.returncode == CODES[week], done.stdout
    assert jobs("response-times")["allow_failure"] == {"exit_codes": CODES["missed"]}


def test_a_gitlab_job_that_cannot_install_does_not_look_like_a_missed_promise(desk: Path) -> None:
    fill(desk, "kept")
    done = run(["sh", "-ec"], "\n".join(jobs("response-times")["script"]), desk, PIP_EXIT="1")
    assert done.returncode == 2
