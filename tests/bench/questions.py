"""The questions that the benchmark answers, a table each: over which inputs, what is measured against what."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import files
from files import SLA, Export
from measure import Subject
from peers import audit_of, peers_of, task
from subjects import audit, bare_scan, imports, intake, supportctl
from tables import MEBIBYTE, Reference, above, in_it, number

AUDIT: Final = "audit"
SCAN: Final = "bare scan"
QUERY: Final = "the scan's query alone"
ONE_LINE: Final = "subjects on one line"
PLAIN: Final = "times in digits"
ONE_FILE: Final = "one file"
NO_CUT: Final = "by channel"
TYPER: Final = "import typer"
LIBRARIES: Final = "bare imports"
THREE_CUTS: Final = ("--by", "agent", "--by", "issue_type", "--by", "weekday")


@dataclass(frozen=True, slots=True)
class Group:
    """What is measured in turn over one input, which `label` describes."""

    label: str
    subjects: Sequence[Subject]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Where the inputs are kept and how large they are, in tickets, groups, files and rows a file."""

    folder: Path
    tickets: Sequence[int]
    middle: int
    small: Sequence[int]
    groups: Sequence[int]
    channels: int
    files: int
    file_rows: int

    @classmethod
    def of(cls, options: argparse.Namespace) -> "Sizes":
        """The sizes that the command line names."""
        named = (getattr(options, name) for name in cls.__slots__ if name != "folder")
        return cls(options.folder.resolve(), *named)


@dataclass(frozen=True, slots=True)
class Question:
    """A table: its title, its groups, and what their rows are held against."""

    title: str
    groups: Callable[[Sizes], Iterator[Group]]
    references: tuple[Reference, ...]


def large(sizes: Sizes) -> Iterator[Group]:
    """A whole audit against a bare scan of the same columns."""
    for tickets in sizes.tickets:
        export = files.plain(sizes.folder, tickets)
        yield Group(_label(export), [bare_scan(SCAN, QUERY, export), audit(AUDIT, export)])


def loading(sizes: Sizes) -> Iterator[Group]:
    """Recognising and loading alone, from the path to the table of records, against the scan's query."""
    for tickets in sizes.tickets:
        export = files.plain(sizes.folder, tickets)
        whole = intake("start, sla.yaml and intake", "intake alone", export)
        yield Group(_label(export), [bare_scan(SCAN, QUERY, export), whole])


def peers(sizes: Sizes) -> Iterator[Group]:
    """What a user would write instead, with and without business time."""
    for tickets in sizes.tickets:
        export = files.plain(sizes.folder, tickets)
        for business, words in ((True, "business time"), (False, "around the clock")):
            one = task(sizes.folder, export, business=business)
            yield Group(f"{number(tickets)} tickets, {words}", [audit_of(AUDIT, one), *peers_of(one)])


def broken_lines(sizes: Sizes) -> Iterator[Group]:
    """Quoted line breaks in every fourth row, against the same words on one line."""
    named = {ONE_LINE: False, "line breaks in subjects": True}
    exports = {name: files.with_subjects(sizes.folder, sizes.middle, broken=at) for name, at in named.items()}
    yield _audits(exports)


def months(sizes: Sizes) -> Iterator[Group]:
    """Indonesian month words, against digits."""
    worded = files.with_month_words(sizes.folder, sizes.middle)
    yield _audits({PLAIN: files.plain(sizes.folder, sizes.middle), "months in words": worded})


def many_files(sizes: Sizes) -> Iterator[Group]:
    """Many small files, against their rows in one file."""
    parts = files.in_parts(sizes.folder, sizes.files, sizes.file_rows)
    whole = files.plain(sizes.folder, parts.tickets)
    yield _audits({ONE_FILE: whole, f"{sizes.files} files": parts})


def cuts(sizes: Sizes) -> Iterator[Group]:
    """Three cuts of the largest plain file: 400 agents, 6 topics, 7 days, up to 16 800 groups."""
    export = files.plain(sizes.folder, max(sizes.tickets))
    yield Group(_label(export), [audit(NO_CUT, export), audit("by three fields", export, *THREE_CUTS)])


def groups(sizes: Sizes) -> Iterator[Group]:
    """Many agents, each a group of a cut, and many channels, against the same table by its channels or with five."""
    for agents in sizes.groups:
        export = files.with_agents(sizes.folder, agents)
        cut = audit(f"by {number(agents)} agents", export, "--by", "agent")
        yield Group(_label(export), [audit(NO_CUT, export), cut])
    export = files.with_channels(sizes.folder, sizes.channels)
    few = files.plain(sizes.folder, export.tickets)
    many = audit(f"by {number(sizes.channels)} channels", export)
    yield Group(_label(export), [audit(NO_CUT, few), many])


def startup(sizes: Sizes) -> Iterator[Group]:
    """Short runs, against starting Python with typer, and with all libraries that supportctl stands on."""
    subjects = [
        imports(TYPER, "import typer"),
        imports(LIBRARIES, "import typer, rich, pydantic, duckdb, yaml"),
    ]
    subjects += [supportctl("--version", "--version"), supportctl("--help", "--help")]
    subjects.append(supportctl("check", "check", "--config", str(SLA)))
    subjects += [audit(f"{number(size)} rows", files.plain(sizes.folder, size)) for size in sizes.small]
    yield Group("start-up", subjects)


QUESTIONS: Final = {
    "large": Question("A large file", large, (Reference(SCAN), Reference(QUERY))),
    "intake": Question("Intake", loading, (Reference(QUERY),)),
    "peers": Question("What a user would write instead", peers, (Reference(AUDIT, in_it),)),
    "lines": Question("Line breaks in cells", broken_lines, (Reference(ONE_LINE),)),
    "months": Question("Months in words", months, (Reference(PLAIN),)),
    "files": Question("Many files", many_files, (Reference(ONE_FILE),)),
    "cuts": Question("Cuts", cuts, (Reference(NO_CUT),)),
    "groups": Question("Many groups", groups, (Reference(NO_CUT),)),
    "startup": Question("Start-up", startup, (Reference(TYPER, above), Reference(LIBRARIES, above))),
}
"""By the name that --only takes."""


def _label(export: Export) -> str:
    return f"{number(export.tickets)} tickets, {export.size / MEBIBYTE:.0f} MiB"


def _audits(exports: dict[str, Export]) -> Group:
    """The audits of exports of the same tickets."""
    first = next(iter(exports.values()))
    return Group(_label(first), [audit(name, export) for name, export in exports.items()])
