"""The scripts that a user would write instead, and whether they come to the audit's figures.

They import nothing of supportctl. Opening hours reach them as a table of working days, a file that is made here.
"""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from files import SLA, Export
from measure import ROOT, Subject, environment_of
from subjects import PYTHON, audit

HERE: Final = Path(__file__).parent
PEERS: Final = {"polars": ("polars",), "pandas": ("pandas", "numpy"), "duckdb": ("duckdb",)}
"""Each peer, peer_<name>.py, with the packages that it needs."""

STATES: Final = (
    "met",
    "breached",
    "overdue",
    "at_risk",
    "running",
    "unknown",
    "excluded",
    "abandoned",
    "paused",
)
SECONDS: Final = ("p50", "max")
TOLERANCE: Final = 1e-6
"""Seconds: the report has six decimals."""

WORKING_DAYS: Final = """
import csv, sys
from datetime import datetime, timezone
from pathlib import Path
from supportctl.policy.load import load_sla
from supportctl.worktime.working_day import working_table
calendar = load_sla(Path(sys.argv[1])).calendars["office"]
first, last = (round(datetime.fromisoformat(text).timestamp() * 1e6) for text in sys.argv[2:4])
table = working_table([calendar], first, last)
assert table.slot_us == 86_400_000_000
with Path(sys.argv[4]).open("w", newline="") as file:
    lines = csv.writer(file)
    lines.writerow(["day", "before_us", "open1", "close1", "open2", "close2"])
    lines.writerows(table.rows)
"""
"""Writes one row a UTC day: its number from 1970, the working time before it and its two stretches of opening hours,
all in microseconds."""

Figures = dict[str, dict[str, Any]]
"""By channel and metric: contacts by state, median and longest seconds of the finished ones."""


@dataclass(frozen=True, slots=True)
class Task:
    """One export under one sla.yaml: `expected` are the audit's figures, `days` the table of working days, if any."""

    export: Export
    sla: Path
    expected: Figures
    days: Path | None


def task(folder: Path, export: Export, *, business: bool) -> Task:
    """Audit an export once, to know what the peers must find; without `business` every promise is around the clock."""
    sla = SLA if business else _around_the_clock(folder)
    report = _report(folder, export, sla)
    days = _working_days(folder / f"working-days-{export.tickets}.csv", report) if business else None
    return Task(export, sla, _figures_of(report), days)


def peers_of(one: Task) -> list[Subject]:
    """The peers whose packages are installed; the others are told on standard error."""
    return [_peer(name, one) for name, packages in PEERS.items() if _installed(name, packages)]


def audit_of(name: str, one: Task) -> Subject:
    """The audit that the peers are held against."""
    return audit(name, one.export, sla=one.sla)


def differences(expected: Figures, found: Figures) -> list[str]:
    """What a peer says otherwise, a line each."""
    lines = [f"{key}: only one side has it" for key in sorted(expected.keys() ^ found.keys())]
    for key in expected.keys() & found.keys():
        lines += [f"{key}: {line}" for line in _differing(expected[key], found[key])]
    return sorted(lines)


def _differing(expected: Mapping[str, Any], found: Mapping[str, Any]) -> list[str]:
    """One channel and metric: states must be equal, seconds too but for rounding."""
    lines = []
    if expected["states"] != found["states"]:
        lines.append(f"{expected['states']} for the audit, {found['states']} for the peer")
    for name in SECONDS:
        one, other = expected[name], found[name]
        if (one is None) != (other is None) or (one is not None and abs(one - other) > TOLERANCE):
            lines.append(f"{name} is {one} s for the audit, {other} s for the peer")
    return lines


def _peer(name: str, one: Task) -> Subject:
    days = () if one.days is None else (str(one.days),)
    command = (*PYTHON, str(HERE / f"peer_{name}.py"), str(one.export.paths[0]), *days)
    return Subject(name, command, check=partial(_check, name=name, expected=one.expected))


def _check(output: Path, name: str, expected: Figures) -> None:
    """End the benchmark where a peer differs from the audit."""
    found = differences(expected, json.loads(output.read_text(encoding="utf-8")))
    if found:
        raise SystemExit(f"{name} disagrees with the audit:\n" + "\n".join(found))


def _installed(name: str, packages: tuple[str, ...]) -> bool:
    missing = [package for package in packages if importlib.util.find_spec(package) is None]
    if missing:
        print(f"{name} is left out: {', '.join(missing)} not installed", file=sys.stderr)
    return not missing


def _around_the_clock(folder: Path) -> Path:
    """The same sla.yaml without opening hours."""
    path = folder / "sla-around-the-clock.yaml"
    path.write_text(SLA.read_text(encoding="utf-8").replace("    calendar: office\n", ""), encoding="utf-8")
    return path


def _report(folder: Path, export: Export, sla: Path) -> dict[str, Any]:
    """What the audit says; by channel it is small."""
    subject = audit("audit", export, sla=sla)
    environment = environment_of(subject.checkout)
    done = subprocess.run(subject.command, stdout=subprocess.PIPE, cwd=folder, env=environment, check=False)
    if done.returncode not in subject.codes:
        raise SystemExit(f"{' '.join(subject.command)} ended with exit code {done.returncode}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _figures_of(report: dict[str, Any]) -> Figures:
    rows = [row for row in report["service_levels"] if row["target"]["kind"] != "none"]
    return {f"{row['group']['channel']} {row['metric']}": _row_figures(row) for row in rows}


def _row_figures(row: dict[str, Any]) -> dict[str, Any]:
    states = {state: row[state] for state in STATES if row[state]}
    return {"states": states, **{name: row["seconds"][name] for name in SECONDS}}


def _working_days(path: Path, report: dict[str, Any]) -> Path:
    """Write the table from the day of the first creation to the day of as-of."""
    span = (report["scope"]["first_created_at"], report["as_of"])
    command = (*PYTHON, "-c", WORKING_DAYS, str(SLA), *span, str(path))
    subprocess.run(command, env=environment_of(ROOT), check=True)
    return path
