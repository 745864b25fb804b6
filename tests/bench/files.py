"""The generated exports: nine or ten columns, about 105 bytes a row, two years of creation times.

Each is written once, into the benchmark's folder, by a child, so that this process stays small.
"""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
SLA: Final = HERE / "sla.yaml"
"""Opening hours with a lunch break and German holidays for mail and web; policies around the clock for the rest."""

CHANNELS: Final = "word(['email', 'web', 'chat', 'whatsapp', 'phone'], i, 4)"
AGENTS: Final = "'agent-' || lpad(dice(i, 6, 400)::varchar, 3, '0')"
SUBJECTS: Final = (
    "word(['Where is it?', 'Broken', 'A question', 'Fwd: invoice{between}Regards{between}Ann'], i, 9)"
)
WRITER: Final = """
import sys, duckdb
duckdb.connect().execute("set enable_progress_bar = false;" + sys.stdin.read())
"""


@dataclass(frozen=True, slots=True)
class Export:
    """CSV files that are audited together, with the number of their rows."""

    paths: tuple[Path, ...]
    tickets: int

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(path.stat().st_size for path in self.paths)


@dataclass(frozen=True, slots=True)
class Shape:
    """What fills the gaps of tickets.sql: expressions of SQL, and the name of a macro that writes an instant."""

    channel: str = CHANNELS
    agent: str = AGENTS
    written: str = "in_digits"
    subject: str = field(default="", kw_only=True)


def plain(folder: Path, tickets: int) -> Export:
    """Five channels, 400 agents, six topics; some tickets unanswered or unresolved."""
    return _one_file(folder / f"tickets-{tickets}.csv", tickets, Shape())


def with_subjects(folder: Path, tickets: int, *, broken: bool) -> Export:
    """The plain file with a column that nobody reads; if `broken`, every fourth cell of it has three lines."""
    name = "broken-lines" if broken else "subjects"
    subject = f',\n{SUBJECTS.format(between=chr(10) if broken else " ")} as "Subject"'
    return _one_file(folder / f"tickets-{tickets}-{name}.csv", tickets, Shape(subject=subject))


def with_month_words(folder: Path, tickets: int) -> Export:
    """The plain file with its times as Indonesian exports write them, to the minute: 5 Agu 2026 09:13."""
    shape = Shape(written="in_indonesian")
    return _one_file(folder / f"tickets-{tickets}-months.csv", tickets, shape)


def with_agents(folder: Path, agents: int) -> Export:
    """So many agents with four tickets each."""
    shape = Shape(agent=f"'agent-' || (i % {agents})")
    return _one_file(folder / f"agents-{agents}.csv", 4 * agents, shape)


def with_channels(folder: Path, channels: int) -> Export:
    """So many channels, none of which a policy names, with four tickets each."""
    shape = Shape(channel=f"'channel-' || (i % {channels})")
    return _one_file(folder / f"channels-{channels}.csv", 4 * channels, shape)


def in_parts(folder: Path, files: int, rows: int) -> Export:
    """The plain file cut into so many files of so many rows, each with its header."""
    parts = folder / f"files-{files}-of-{rows}"
    paths = tuple(parts / f"part-{number:04}.csv" for number in range(files))
    if not parts.exists():
        partial = _empty(parts.with_suffix(".partial"))
        _write([_copy(partial / path.name, n * rows, rows, Shape()) for n, path in enumerate(paths)], parts)
        partial.replace(parts)
    return Export(paths, files * rows)


def _one_file(path: Path, tickets: int, shape: Shape) -> Export:
    if not path.exists():
        partial = path.with_suffix(".partial")
        _write([_copy(partial, 0, tickets, shape)], path)
        partial.replace(path)
    return Export((path,), tickets)


def _empty(folder: Path) -> Path:
    """The folder without the files of a run that was stopped."""
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        left.unlink()
    return folder


def _copy(path: Path, first: int, tickets: int, shape: Shape) -> str:
    """The statement that writes one file."""
    gaps = {
        "channel": shape.channel,
        "agent": shape.agent,
        "written": shape.written,
        "subject": shape.subject,
    }
    template = (HERE / "tickets.sql").read_text(encoding="utf-8")
    return template.format(path=str(path).replace("'", "''"), first=first, tickets=tickets, **gaps)


def _write(copies: Sequence[str], target: Path) -> None:
    print(f"generating {target} ...", file=sys.stderr)
    macros = (HERE / "tickets_macros.sql").read_text(encoding="utf-8")
    script = "\n".join([macros, *copies])
    subprocess.run([sys.executable, "-P", "-c", WRITER], input=script, encoding="utf-8", check=True)
