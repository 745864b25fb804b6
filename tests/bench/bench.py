"""How fast an audit is and how much memory it takes, against bare work on the same machine in the same run.

Five questions, answered by alternating pairs (A B A B ...), so that a machine that slows down slows both:

1. `supportctl audit --format json` over a large file, against a bare DuckDB scan of the same columns.
2. Recognising and loading the file alone (from its path to the table of records), against the same scan.
3. The same audit cut by three fields, against the plain one.
4. The same audit over a file whose subjects hold quoted line breaks, against one with the same subjects without them.
5. A whole audit of a small file, against importing the libraries that it stands on.

    make bench                                       1 000 000 and 5 000 000 tickets, five rounds
    make bench BENCH="--tickets 1000000 --rounds 3"

The files are generated once, into .bench/, with no clock and no chance in them. Prints Markdown tables.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEBIBYTE = 2**20
IMPORTS = "import typer, rich, pydantic, duckdb, yaml"

SLA = """\
version: 1
timezone: Europe/Berlin
calendars:
  office:
    hours: {mon-fri: ["08:00-12:00", "13:00-17:00"], sat: "09:00-12:00"}
    holidays: {country: DE}
policies:
  - name: live
    match: {channel: [chat, whatsapp]}
    targets: {first_response: 15m}
  - name: mail and web
    match: {channel: [email, web]}
    calendar: office
    targets:
      first_response: {within: {urgent: 1h, high: 4h, other: 8h}}
      resolution: {within: 24h, objective: 80%}
  - name: rest
    targets: {first_response: 24h, resolution: 72h}
"""

READ_COLUMNS = (0, 1, 2, 3, 6, 7, 8)
"""Positions of the columns that the audit reads: all but the agent and the topic, which no target needs."""

# Numbers come from hashes of the row number, so that the file does not depend on the threads that write it.
GENERATE = """
create macro dice(i, throw, sides) as (hash(i, throw) % sides)::bigint;
create macro long_tail(i, throw) as -ln((dice(i, throw, 1000000) + 1) / 1000001);
create macro word(words, i, throw) as words[dice(i, throw, len(words)) + 1];
create macro written(moment) as strftime(moment, '%Y-%m-%d %H:%M:%S');
copy (
    with ticket as (
        select
            i,
            timestamp '2024-11-01' + to_seconds(dice(i, 1, 730 * 86400)) as created,
            dice(i, 2, 100) as stage,
            word(['email', 'web', 'chat', 'whatsapp', 'phone'], i, 4) as channel
        from range({tickets}) numbers(i)
    ),
    answer as (
        select
            *,
            case when channel in ('email', 'web') then 14400 else 240 end as usual_wait,
            created + to_seconds((long_tail(i, 3) * usual_wait)::bigint) as answered
        from ticket
    )
    select
        100000000 + i as "Ticket ID",
        channel as "Channel",
        case when stage < 85 then 'Closed' when stage < 90 then 'Pending' else 'Open' end as "Status",
        word(['urgent', 'high', 'normal', 'normal', 'low'], i, 5) as "Priority",
        'agent-' || lpad(dice(i, 6, 400)::varchar, 3, '0') as "Agent",
        word(['Delivery', 'Returns', 'Payment', 'Account', 'Complaint', 'Product question'], i, 7) as "Topic",
        written(created) as "Created at",
        case when stage < 95 then written(answered) end as "First response at",
        case when stage < 85 then written(answered + to_seconds((long_tail(i, 8) * 90000)::bigint)) end
            as "Resolved at"{subject}
    from answer
    order by i
) to '{path}' (header true, delimiter ',');
"""

SUBJECT = """,
        word(['Where is it?', 'Broken', 'A question', 'Fwd: invoice{between}Regards{between}Ann'], i, 9) as "Subject"
"""
"""A column that nobody reads; every fourth cell holds what stands `between` its lines."""

BARE_SCAN = """
import sys, time
import duckdb
path, names, counted = sys.argv[1], sys.argv[2].split(","), sys.argv[3].split(",")
started = time.perf_counter()
reader = "read_csv(?, auto_detect=false, columns=?, header=true)"
sql = f"select {', '.join(f'count({name})' for name in counted)} from {reader}"
duckdb.connect().execute(sql, [path, {name: "VARCHAR" for name in names}]).fetchall()
print(time.perf_counter() - started)
"""

INTAKE = """
import io, sys, tempfile, time
from pathlib import Path
from supportctl.audit.judging.needs import kept_columns
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.loading.reading import Wanted, read_exports
from supportctl.policy.load import load_sla
sla = load_sla(Path(sys.argv[2]))
with tempfile.TemporaryDirectory() as folder:
    inputs = find_inputs([sys.argv[1]], io.BytesIO(), Path(folder))
    with Session(Path(folder), [file.path for file in inputs.files]) as session:
        started = time.perf_counter()
        read_exports(session, inputs, sla, Wanted(kept_columns(sla), kept_columns(sla)))
        print(time.perf_counter() - started)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One child process: wall seconds and peak resident bytes."""

    seconds: float
    peak: int


def run(command: Sequence[str], *, codes: Sequence[int] = (0,)) -> tuple[Run, str]:
    """Run a child to its end; its own peak memory, not that of its siblings."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT)
    assert child.stdout is not None
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in codes:
        raise SystemExit(f"{' '.join(command)} ended with exit code {child.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss * unit), output


def export_of(tickets: int, folder: Path, between: str | None = None) -> Path:
    """The file of so many tickets; if it is missing, a child writes it, so that this process stays small.

    With subjects if it is said what stands `between` their lines: a line break or a blank.
    """
    name = {None: "", " ": "-subjects", "\n": "-broken-lines"}[between]
    path = folder / f"tickets-{tickets}{name}.csv"
    if not path.exists():
        print(f"generating {path} ...", file=sys.stderr)
        partial = path.with_suffix(".partial")
        subject = "" if between is None else SUBJECT.format(between=between)
        sql = GENERATE.format(tickets=tickets, subject=subject, path=str(partial).replace("'", "''"))
        run([sys.executable, "-c", "import sys, duckdb; duckdb.connect().execute(sys.argv[1])", sql])
        partial.replace(path)
    return path


THREE_CUTS = ("--by", "agent", "--by", "issue_type", "--by", "weekday")


def audit(path: Path, sla: Path, tickets: int, options: Sequence[str] = ()) -> Run:
    """A whole `supportctl audit`; fails unless every row was read."""
    command = [
        sys.executable,
        "-m",
        "supportctl",
        "audit",
        str(path),
        "--config",
        str(sla),
        "--format",
        "json",
        *options,
    ]
    result, output = run(command, codes=(0, 1))
    rows = sum(file["rows"] for file in json.loads(output)["inputs"])
    assert rows == tickets, f"{rows} rows read of {tickets}"
    return result


def bare_scan(path: Path) -> Run:
    """DuckDB counts the same columns; the seconds are those of the query, without starting Python."""
    with path.open(encoding="utf-8") as file:
        width = len(file.readline().split(","))
    names = [f"c{position}" for position in range(width)]
    counted = ",".join(names[position] for position in READ_COLUMNS)
    result, output = run([sys.executable, "-c", BARE_SCAN, str(path), ",".join(names), counted])
    return Run(float(output.split()[-1]), result.peak)


def intake(path: Path, sla: Path) -> Run:
    """Recognition and loading; the seconds are those from the path to the table, without starting Python."""
    result, output = run([sys.executable, "-c", INTAKE, str(path), str(sla)])
    return Run(float(output.split()[-1]), result.peak)


def bare_imports() -> Run:
    """Python starts and imports the libraries that supportctl stands on."""
    return run([sys.executable, "-c", IMPORTS])[0]


def pairs(rounds: int, first: Callable[[], Run], second: Callable[[], Run]) -> list[tuple[Run, Run]]:
    """A B A B ... after one round that only warms the caches."""
    first()
    second()
    return [(first(), second()) for _ in range(rounds)]


def large_row(tickets: int, rounds: int, folder: Path, sla: Path) -> str:
    """One row of the first table."""
    path = export_of(tickets, folder)
    return _against_scan(tickets, path, rounds, lambda: audit(path, sla, tickets))


def intake_row(tickets: int, rounds: int, folder: Path, sla: Path) -> str:
    """One row of the table of intake."""
    path = export_of(tickets, folder)
    return _against_scan(tickets, path, rounds, lambda: intake(path, sla))


def _against_scan(tickets: int, path: Path, rounds: int, whole: Callable[[], Run]) -> str:
    found = pairs(rounds, lambda: bare_scan(path), whole)
    bare, wholes = zip(*found, strict=True)
    ratios = [after.seconds / scan.seconds for scan, after in found]
    cells = [
        f"{tickets:,}".replace(",", " "),
        f"{path.stat().st_size / MEBIBYTE:.0f} MiB",
        f"{_median(bare):.2f} s",
        f"{_median(wholes):.2f} s",
        f"{statistics.median(ratios):.1f} ({min(ratios):.1f}-{max(ratios):.1f})",
        f"{max(one.peak for one in bare) / MEBIBYTE:.0f} MiB",
        f"{max(one.peak for one in wholes) / MEBIBYTE:.0f} MiB",
    ]
    return f"| {' | '.join(cells)} |"


def cut_row(tickets: int, rounds: int, folder: Path, sla: Path) -> str:
    """One row of the table of cuts."""
    path = export_of(tickets, folder)
    found = pairs(rounds, lambda: audit(path, sla, tickets), lambda: audit(path, sla, tickets, THREE_CUTS))
    return _compared(tickets, found)


def _compared(tickets: int, found: Sequence[tuple[Run, Run]]) -> str:
    plain, other = zip(*found, strict=True)
    ratios = [after.seconds / before.seconds for before, after in found]
    cells = [
        f"{tickets:,}".replace(",", " "),
        f"{_median(plain):.2f} s",
        f"{_median(other):.2f} s",
        f"{statistics.median(ratios):.1f} ({min(ratios):.1f}-{max(ratios):.1f})",
        f"{max(one.peak for one in other) / MEBIBYTE:.0f} MiB",
    ]
    return f"| {' | '.join(cells)} |"


def broken_lines_row(tickets: int, rounds: int, folder: Path, sla: Path) -> str:
    """One row of the table of quoted line breaks."""
    whole, broken = (export_of(tickets, folder, between) for between in (" ", "\n"))
    found = pairs(rounds, lambda: audit(whole, sla, tickets), lambda: audit(broken, sla, tickets))
    return _compared(tickets, found)


def small_row(tickets: int, rounds: int, folder: Path, sla: Path) -> str:
    """The row of the second table."""
    path = export_of(tickets, folder)
    found = pairs(rounds, bare_imports, lambda: audit(path, sla, tickets))
    imports, audits = zip(*found, strict=True)
    cells = [
        f"{tickets:,}".replace(",", " "),
        f"{_median(imports):.3f} s",
        f"{_median(audits):.3f} s",
        f"{_median(audits) - _median(imports):.3f} s",
        f"{max(one.peak for one in audits) / MEBIBYTE:.0f} MiB",
    ]
    return f"| {' | '.join(cells)} |"


def _median(runs: Sequence[Run]) -> float:
    return statistics.median(one.seconds for one in runs)


def _machine() -> str:
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("supportctl", "duckdb"))
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    return f"{versions}, Python {platform.python_version()}, {system}"


def main() -> None:
    """Generate what is missing, measure, print."""
    parser = argparse.ArgumentParser(description="Measure supportctl on this machine.")
    parser.add_argument(
        "--tickets", type=int, nargs="*", default=[1_000_000, 5_000_000], help="sizes of large files"
    )
    parser.add_argument("--rounds", type=int, default=5, help="pairs for each large file (default 5)")
    parser.add_argument("--small", type=int, default=10_000, help="tickets of the small file (default 10000)")
    parser.add_argument("--small-rounds", type=int, default=9, help="pairs for the small file (default 9)")
    parser.add_argument("--folder", type=Path, default=ROOT / ".bench", help="where the files are kept")
    options = parser.parse_args()
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    sla = folder / "sla.yaml"
    sla.write_text(SLA, encoding="utf-8")
    print(f"{_machine()}\n")
    if options.tickets:
        print("| tickets | file | bare scan | audit | ratio of pairs (range) | scan peak | audit peak |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        for tickets in options.tickets:
            print(large_row(tickets, options.rounds, folder, sla), flush=True)
        print()
        print("| tickets | file | bare scan | intake | ratio of pairs (range) | scan peak | intake peak |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        for tickets in options.tickets:
            print(intake_row(tickets, options.rounds, folder, sla), flush=True)
        print()
        print("| tickets | plain audit | with three cuts | ratio of pairs (range) | peak with cuts |")
        print("|---:|---:|---:|---:|---:|")
        print(cut_row(max(options.tickets), options.rounds, folder, sla), flush=True)
        print()
        print(
            "| tickets | without line breaks in cells | with them | ratio of pairs (range) | peak with them |"
        )
        print("|---:|---:|---:|---:|---:|")
        print(broken_lines_row(min(options.tickets), options.rounds, folder, sla), flush=True)
        print()
    print("| tickets | imports alone | whole audit | difference of medians | audit peak |")
    print("|---:|---:|---:|---:|---:|")
    print(small_row(options.small, options.small_rounds, folder, sla))


if __name__ == "__main__":
    main()
