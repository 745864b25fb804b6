"""Hypothesis strategies for files: arbitrary bytes, text that looks like CSV, and tables whose truth is known."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

HEADERS = ("id", "created at", "first response at", "status", "notes")
HOSTILE = st.sampled_from(
    [
        *(
            "",
            "-",
            "NULL",
            "?",
            "[/red]",
            "\x1b[31m",
            "=1+1",
            '"',
            '""',
            "'",
            ",",
            ";",
            "\t",
            "|",
            "a\nb",
            "a\r\nb",
        ),
        *(
            "\x00",
            "\ufeff",
            "é",
            "日本",
            "İ",
            "1.03E+13",
            "03:17.4",
            "12/13/14",
            "31/02/2026",
            "9" * 40,
            "<b>",
            "{",
            "\\",
        ),
    ]
)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
CELLS = HOSTILE | TEXT
PIECES = st.sampled_from(
    [
        *(
            ",",
            ";",
            "|",
            "\t",
            "\n",
            "\r\n",
            "\r",
            '"',
            '""',
            " ",
            "\x00",
            "\ufeff",
            "id",
            "created at",
            "status",
        ),
        *(
            "2026-01-02 10:00",
            "02/01/2026",
            "1767348000",
            "call id",
            "ENTERQUEUE",
            "Total records",
            "sep=;",
            "0:00:00",
        ),
    ]
)
HEADER_LINES = st.sampled_from(
    [
        *(
            "",
            "id,created at,first response at,status\n",
            "id;created at;closed at\r\n",
            "Ticket ID\tCreated\n",
        ),
        "Report of tickets\n\nid,created at,first response at\n",
    ]
)
ENCODINGS = st.sampled_from(
    ["utf-8", "utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "latin-1", "gb18030"]
)
PIECED = st.lists(PIECES | TEXT, max_size=60).map("".join)
LIKE_CSV = st.builds(
    lambda head, body, encoding: (head + body).encode(encoding, "replace"), HEADER_LINES, PIECED, ENCODINGS
)
FILES = LIKE_CSV | st.binary(max_size=400)
"""Whatever may be handed over."""


@dataclass(frozen=True)
class Table:
    """A table with a known truth: `data` is the file, `rows` stand below its header, `responses` are the seconds of

    the rows that were answered, `unusable` rows have no creation time.
    """

    data: bytes
    rows: int
    unusable: int
    responses: tuple[int, ...]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables with odd cells beside the ones that count, in every dialect, line end and Unicode encoding."""
    start = datetime(2026, 1, 13, 8, 0)
    rows, responses, unusable = [], [], 0
    for number in range(draw(st.integers(1, 12))):
        created = start + timedelta(minutes=draw(st.integers(0, 50_000)))
        waited = draw(st.none() | st.integers(0, 500_000))
        has_time = draw(st.sampled_from([True, True, True, False]))
        unusable += not has_time
        if has_time and waited is not None:
            responses.append(waited)
        rows.append(
            [
                f"T{number}",
                created.isoformat(" ") if has_time else "",
                "" if waited is None else (created + timedelta(seconds=waited)).isoformat(" "),
                draw(st.sampled_from(["open", "closed", ""])),
                draw(CELLS),
            ]
        )
    text = io.StringIO()
    delimiter = draw(st.sampled_from(",;\t|"))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([HEADERS, *rows])
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16"]))
    return Table(text.getvalue().encode(encoding), len(rows), unusable, tuple(responses))
