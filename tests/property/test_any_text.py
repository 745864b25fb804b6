"""Any text in a cell of a file whose columns sla.yaml names: no other ticket notices, of its own only what reads it.

The first 24 rows of every file are the same; each example writes other texts into a few cells, one to a row. What the
listing says of the other tickets, down to their lines, and what a cut says of the other groups, must not move.
"""

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from supportctl.audit.asking.cut import parse_cut
from supportctl.audit.asking.moment import AsOf
from supportctl.audit.asking.request import Request
from supportctl.audit.judging.run import judge_exports
from supportctl.audit.listing.listing import LISTING_FIELDS, listing_texts
from supportctl.audit.reporting.auditing import report_of
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.formats.word_form import folded
from supportctl.policy.load import sla_from_bytes
from supportctl.report.own_files import LISTING_COLUMNS

SLA, _ = sla_from_bytes(
    "sla.yaml",
    b"""
version: 1
timezone: Asia/Jakarta
min_tickets: 1
calendars: {office: {hours: {mon-fri: "09:00-17:00"}}}
policies:
  - {name: gold, match: {plan: gold, tag: [vip, "new+"], team: t2}, targets: {first_response: 30m, resolution: 3h}}
  - {name: calls, match: {channel: phone}, targets: {first_response: 60s}}
  - {name: all, calendar: office, targets: {first_response: 2h, resolution: {by: resolution_due_at}}}
sources:
  - files: "*.csv"
    system: generic
    namespace: desk
    encoding: utf-8
    timezone: Asia/Jakarta
    dayfirst: true
    fields: {plan: Plan}
    values: {issue_type: {Retur: Returns}, tags: {wichtig: vip}}
    columns:
      ticket_id: Key
      channel: Via
      status: State
      created_at: Opened
      first_response_at: Answered at
      resolved_at: Solved
      resolution_due_at: Solve by
      first_response_duration: {column: Reply took, unit: minutes}
      answered: {column: Taken, true_when: "yes"}
      wait_duration: {column: Waited, unit: seconds}
      agent: Who
      team: Desk
      issue_type: About
      tags: Labels
      customer: From
""",
)
AS_OF = AsOf(1_769_000_000_000_000, "--as-of")
HEADER = (
    *("Key", "Via", "State", "Opened", "Answered at", "Solved", "Solve by", "Reply took", "Taken", "Waited"),
    *("Who", "Desk", "About", "Labels", "From", "Plan", "Note"),
)
WORDS = {
    "agent": "Who",
    "team": "Desk",
    "issue_type": "About",
    "tag": "Labels",
    "customer": "From",
    "plan": "Plan",
}
MATCHED = ("Desk", "Labels", "Plan")
BOTH = frozenset({"first_response", "resolution"})
READ_BY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("Opened", "Taken", "Waited"), BOTH),
    **dict.fromkeys(("Answered at", "Reply took"), frozenset({"first_response"})),
    **dict.fromkeys(("Solved", "Solve by"), frozenset({"resolution"})),
}
"""The promises that read a cell; a word changes none where no policy matches on it."""

ROWS = 24
Cells = dict[str, str]
Table = Sequence[Cells]


def row(number: int) -> Cells:
    """A row of the file as it is before somebody writes into it."""
    call, done = number % 6 == 5, number % 4 != 3
    taken = number % 3 != 0
    day, hour = 5 + number % 9, 8 + number % 8
    cells = dict.fromkeys(HEADER, "")
    cells |= {
        "Key": f"K{number:02}",
        "Via": "Phone" if call else "Email",
        "State": "Closed" if done else "Open",
    }
    cells |= {"Opened": f"{day:02}/01/2026 {hour:02}:{number:02}", "Solve by": f"{day + 1:02}/01/2026 12:00"}
    if call:
        cells |= {"Taken": "yes" if taken else "no", "Waited": str(number * 7)}
    elif number % 2:
        cells["Reply took"] = str(number * 11)
    elif taken:
        cells["Answered at"] = f"{day:02}/01/2026 {hour + 1:02}:00"
    if done:
        cells["Solved"] = f"{day:02}/01/2026 {hour + 6:02}:{number:02}"
    cells |= {
        "Who": f"a{number % 5}",
        "Desk": f"t{number % 3}",
        "About": ["Retur", "Returns", "Other"][number % 3],
    }
    cells |= {"Labels": ["vip", "new; vip", "x,y", ""][number % 4], "From": f"c{number % 7}"}
    return cells | {"Plan": ["gold", "Silver", ""][number % 3], "Note": f"note {number}"}


BASE: Table = tuple(row(number) for number in range(ROWS))


@dataclass(frozen=True)
class Said:
    """What an audit says: listing rows by ticket and metric, and for each cut field counts by group."""

    promises: Mapping[tuple[str, str], Cells]
    groups: Mapping[tuple[str | None, str], tuple[int, ...]]


def text_of(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([HEADER, *([cells[name] for name in HEADER] for cells in table)])
    return out.getvalue()


def audited(table: Table, field: str) -> Said:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_bytes(text_of(table).encode())
        inputs = find_inputs([str(path)], io.BytesIO(), Path(folder))
        request = Request(as_of=AS_OF, cut=parse_cut([field], SLA), top=0, fields=LISTING_FIELDS)
        with Session(Path(folder), [path], threads=1) as session:
            run = judge_exports(session, inputs, SLA, request)
            report = report_of(run)
            listing = "".join(listing_texts(run))
    rows = csv.DictReader(io.StringIO(",".join(LISTING_COLUMNS) + "\n" + listing, newline=""))
    return Said(
        {(one["ticket_id"], one["metric"]): one for one in rows},
        {
            (one.group[field], one.metric): (one.tickets, one.due, one.kept, one.met, one.unknown)
            for one in report.totals
        },
    )


@cache
def before(field: str) -> Said:
    return audited(BASE, field)


def lines_of(table: Table) -> Mapping[str, int]:
    """The physical line on which each ticket's record begins."""
    lines, line = {}, 2
    for cells in table:
        lines[cells["Key"]] = line
        written = text_of([cells]).removeprefix(text_of([]))
        line += written.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return lines


def groups_of(texts: Sequence[str]) -> Iterator[str]:
    """Every name, as words compare, that a text may be counted under."""
    for text in texts:
        pieces = [text]
        for sign in ",;+|":
            pieces = [part for piece in pieces for part in piece.split(sign)]
        yield from (folded(piece) for piece in [text, *pieces])


ODD = "\x00\x01\x1c\x1d\x1e\x1f\x7f\x85\x9b\u061c\u200b\u200f\u2028\u2029\u202e\u2067\ufeff\ufffd\ufffe\uffff"
PUNCTUATION = " \t\r\n\"'`,;|\\/+-=@#%&$()[]{}<>:.!?*_~^"
PARTS = (
    *(
        "fate",
        "created_at",
        "resolved_at",
        "first_response_at",
        "unread",
        "nosuch",
        "Key",
        "Opened",
        "NULL",
        "\\N",
        "-",
    ),
    *(
        "1 October 2026 11:00 AM",
        "2026-01-05",
        "05/01/2026 10:00",
        "99",
        "1e9",
        "CST",
        "yes",
        "vip",
        "gold",
        "t2",
        "Retur",
    ),
    *(
        "\x1eresolved_at\x1f",
        "\x1f-",
        '","',
        '"\n"',
        "\u202etxt.exe",
        "نص عربي",
        "שלום",
        "中文",
        "İı",
        "e\u0301",
        "𝒳",
    ),
)
TEXT = st.lists(
    st.one_of(
        st.sampled_from(PARTS),
        st.text(st.sampled_from(ODD + PUNCTUATION), max_size=4),
        st.text(st.characters(codec="utf-8"), max_size=6),
    ),
    max_size=6,
).map("".join)
WRITTEN = st.tuples(st.sampled_from(HEADER[3:]), TEXT)


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(
    st.dictionaries(st.integers(0, ROWS - 1), WRITTEN, min_size=3, max_size=7),
    st.sampled_from(sorted(WORDS)),
)
def test_a_cell_is_read_by_nothing_but_what_reads_it(written: dict[int, tuple[str, str]], field: str) -> None:
    table = [{**cells, **dict([written[no]] if no in written else [])} for no, cells in enumerate(BASE)]
    old, new, lines = before(field), audited(table, field), lines_of(table)
    touched = {f"K{no:02}": column for no, (column, _) in written.items()}
    for (ticket, metric), cells in old.promises.items():
        column = touched.get(ticket)
        if column is None or (column not in MATCHED and metric not in READ_BY.get(column, ())):
            unlike = {"path", "line", *(["agent"] if column == "Who" else [])}
            assert shown(new.promises[ticket, metric], unlike) == shown(cells, unlike), (
                ticket,
                metric,
                column,
            )
            assert int(new.promises[ticket, metric]["line"]) == lines[ticket]
    assert {ticket for ticket, _ in new.promises} >= {ticket for ticket, _ in old.promises} - touched.keys()
    own = WORDS[field]
    moved = {
        folded(word)
        for no, (column, text) in written.items()
        for word in groups_of([BASE[no][own], *([text] if column == own else [])])
    } | {"returns", "vip"}
    for (group, metric), counts in old.groups.items():
        if group is not None and folded(group) not in moved:
            assert new.groups[group, metric] == counts, (group, metric)


def shown(cells: Cells, unlike: set[str]) -> dict[str, Any]:
    return {name: value for name, value in cells.items() if name not in unlike}
