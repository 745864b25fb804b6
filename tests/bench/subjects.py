"""What is measured: whole audits and other commands of supportctl, and the bare work that they are held against."""

import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from files import SLA, Export
from measure import ROOT, Subject

PYTHON: Final = (sys.executable, "-P")
SUPPORTCTL: Final = (*PYTHON, "-m", "supportctl")
READ_COLUMNS: Final = (0, 1, 2, 3, 6, 7, 8)
"""Positions of the columns that the audit reads: all but the agent and the topic, which no target needs."""

ROWS: Final = re.compile(r'"rows": (\d+)')

BARE_SCAN: Final = """
import sys, time
import duckdb
path, names, counted = sys.argv[1], sys.argv[2].split(","), sys.argv[3].split(",")
wall, cpu = time.perf_counter(), time.process_time()
reader = "read_csv(?, auto_detect=false, columns=?, header=true)"
sql = f"select {', '.join(f'count({name})' for name in counted)} from {reader}"
connection = duckdb.connect()
connection.execute("set enable_progress_bar = false")
connection.execute(sql, [path, {name: "VARCHAR" for name in names}]).fetchall()
print(time.perf_counter() - wall, time.process_time() - cpu)
"""

INTAKE: Final = """
import io, sys, tempfile, time
from pathlib import Path
from supportctl.audit.judging.needs import kept_columns
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.loading.reading import read_exports
from supportctl.intake.loading.wanted import Wanted
from supportctl.policy.load import load_sla
sla = load_sla(Path(sys.argv[2]))
with tempfile.TemporaryDirectory() as folder:
    inputs = find_inputs([sys.argv[1]], io.BytesIO(), Path(folder))
    with Session(Path(folder), [file.path for file in inputs.files]) as session:
        wall, cpu = time.perf_counter(), time.process_time()
        read_exports(session, inputs, sla, Wanted(kept_columns(sla), kept_columns(sla)))
        print(time.perf_counter() - wall, time.process_time() - cpu)
"""


def audit(name: str, export: Export, *options: str, sla: Path = SLA) -> Subject:
    """A whole `supportctl audit`, its report as JSON; wrong unless every row was read."""
    paths = map(str, export.paths)
    command = (*SUPPORTCTL, "audit", *paths, "--config", str(sla), "--format", "json", *options)
    return Subject(name, command, ROOT, codes=(0, 1), check=partial(check_rows, tickets=export.tickets))


def supportctl(name: str, *options: str) -> Subject:
    """Another command of supportctl."""
    return Subject(name, (*SUPPORTCTL, *options), ROOT)


def imports(name: str, statement: str) -> Subject:
    """Python starts, imports and ends."""
    return Subject(name, (*PYTHON, "-c", statement))


def bare_scan(name: str, part: str, export: Export) -> Subject:
    """Python starts, DuckDB counts the cells of the columns that the audit reads; `part` is the query alone."""
    (path,) = export.paths
    names = [f"c{position}" for position in range(_width(path))]
    counted = ",".join(names[position] for position in READ_COLUMNS)
    return Subject(name, (*PYTHON, "-c", BARE_SCAN, str(path), ",".join(names), counted), part=part)


def intake(name: str, part: str, export: Export) -> Subject:
    """Python starts, sla.yaml is read, and then, as `part`, one file is recognised and loaded.

    It calls what lies within supportctl, so another checkout is not asked for it.
    """
    return Subject(name, (*PYTHON, "-c", INTAKE, str(export.paths[0]), str(SLA)), ROOT, part=part)


def check_rows(report: Path, tickets: int) -> None:
    """End the benchmark unless the accounts of the files add up to so many rows."""
    rows = 0
    with report.open(encoding="utf-8") as lines:
        for line in lines:  # not as JSON: with many groups that would make this process large
            rows += sum(map(int, ROWS.findall(line)))
            if line.startswith('  "set_aside"'):
                break
    if rows != tickets:
        raise SystemExit(f"an audit read {rows} rows of {tickets}")


def _width(path: Path) -> int:
    """How many columns a file has."""
    with path.open(encoding="utf-8") as file:
        return len(file.readline().split(","))


def at(checkout: Path, subjects: Sequence[Subject], suffix: str) -> list[Subject]:
    """Those of the subjects that are supportctl's own commands, as another checkout does them."""
    return [
        Subject(one.name + suffix, one.command, checkout, codes=one.codes, check=one.check)
        for one in subjects
        if one.checkout is not None and one.part is None
    ]
