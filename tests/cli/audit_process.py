"""`supportctl audit` run as a real process, and the small exports that the tests give it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HEADER = "id,created,first response,resolved,status\n"
ROW = "{},2026-01-01 10:00,2026-01-01 10:30,2026-01-01 12:00,closed\n"
LATE = "{},2026-01-01 10:00,2026-01-01 20:30,2026-01-03 12:00,closed\n"
SLA = "version: 1\nmin_tickets: 1\npolicies: [{name: all, targets: {first_response: 4h, resolution: 24h}}]\n"
OFFICE = """version: 1
timezone: Europe/Berlin
min_tickets: 1
calendars: {office: {timezone: Europe/Berlin, hours: {mon-fri: "09:00-17:00"}}}
policies: [{name: all, calendar: office, targets: {first_response: 4h, resolution: 24h}}]
"""


@dataclass(frozen=True)
class Ran:
    """What a finished process left."""

    code: int
    out: bytes
    err: str

    @property
    def report(self) -> dict[str, Any]:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "supportctl", "audit", *map(str, arguments)]


def run(*arguments: object, stdin: bytes | None = None, cwd: Path | None = None, **environment: str) -> Ran:
    """Run `supportctl audit`; fails on any traceback or internal error."""
    done = subprocess.run(
        command(*arguments), input=stdin, capture_output=True, cwd=cwd, env={**os.environ, **environment}, timeout=30,
        check=False,
    )  # fmt: skip
    ran = Ran(done.returncode, done.stdout, done.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    assert "internal error" not in ran.err, ran.err
    return ran


def shell(script: str, **environment: str) -> Ran:
    """Run a shell line in which $audit is the command."""
    audit = " ".join(command())
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; audit='{audit}'; {script}"],
        capture_output=True, env={**os.environ, **environment}, timeout=30, check=False,
    )  # fmt: skip
    ran = Ran(done.returncode, done.stdout, done.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    assert "internal error" not in ran.err, ran.err
    return ran


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def laid_out(folder: Path) -> Path:
    """The folder with sla.yaml and one good export of 30 tickets."""
    (folder / "sla.yaml").write_text(SLA)
    write(folder / "good.csv", HEADER + "".join(ROW.format(number) for number in range(30)))
    return folder


def audit_of(
    desk: Path, content: str | bytes, *arguments: object, sla: str | None = None, name: str = "t.csv"
) -> Ran:
    """Audit one file of this content, as JSON."""
    if sla:
        (desk / "sla.yaml").write_text(sla)
    return run(write(desk / name, content), "--config", desk / "sla.yaml", "--format", "json", *arguments)
