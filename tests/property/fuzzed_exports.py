"""Hypothesis strategies for files: any bytes, text like CSV, archives, headers of presets, tables of known truth."""

import csv
import gzip
import io
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from hypothesis import strategies as st

from supportctl.intake.formats.preset_file import all_systems

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
QUEUE_LOG_EVENTS = st.sampled_from(
    ["ENTERQUEUE", "CONNECT", "ABANDON", "COMPLETECALLER", "EXITWITHTIMEOUT", "RINGNOANSWER", "TRANSFER", "?"]
)
QUEUE_LOG_LINE = st.builds(
    "{}|{}|{}|{}|{}|{}\n".format,
    st.integers(1767261600, 1767261900) | PIECES,
    st.sampled_from(["1767261600.1", "1767261600.2", "NONE", ""]),
    st.sampled_from(["support", "sales", "NONE"]),
    st.sampled_from(["SIP/7", "NONE"]),
    QUEUE_LOG_EVENTS,
    st.sampled_from(["1|1|5", "12|40|1", "|0812", "", "x|y|z"]),
)
QUEUE_LOGS = st.lists(QUEUE_LOG_LINE, min_size=1, max_size=20).map(lambda lines: "".join(lines).encode())


PRESETS_HEADERS = [
    sorted(known)
    for system in all_systems()
    if len(known := {one for ways in system.columns.values() for way in ways for one in way.headers}) > 1
]


@st.composite
def presets_tables(draw: st.DrawFn) -> bytes:
    """Tables with headers that a preset knows, and cells that need not fit them."""
    known = draw(st.sampled_from(PRESETS_HEADERS))
    header = draw(st.lists(st.sampled_from(known), min_size=2, max_size=8, unique=True))
    cells = CELLS | st.sampled_from(
        ["2026-01-02 10:00", "2026-01-02T10:05:00Z", "90", "0:01:30", "closed", "true"]
    )
    rows = draw(st.lists(st.lists(cells, min_size=len(header), max_size=len(header)), max_size=6))
    text = io.StringIO()
    csv.writer(text, delimiter=draw(st.sampled_from(",;"))).writerows([header, *rows])
    return text.getvalue().encode()


@st.composite
def archives(draw: st.DrawFn) -> bytes:
    """A .gz or .zip of such files, whole or with a few bytes cut off or changed."""
    inner = draw(LIKE_CSV | st.binary(max_size=100))
    packed = io.BytesIO()
    if draw(st.booleans()):
        packed.write(gzip.compress(inner, mtime=0))
    else:
        with zipfile.ZipFile(
            packed, "w", draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
        ) as out:
            out.writestr(draw(st.sampled_from(["t.csv", "../t.csv", "a\x1b[31m.csv", "t.pdf"])), inner)
    data = bytearray(packed.getvalue())
    for place in draw(st.lists(st.integers(0, len(data) - 1), max_size=2)):
        data[place] ^= draw(st.integers(1, 255))
    return bytes(data[: draw(st.just(len(data)) | st.integers(0, len(data)))])


FILES = LIKE_CSV | st.binary(max_size=400) | QUEUE_LOGS | presets_tables() | archives()
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
    quoting: Literal[0, 1] = csv.QUOTE_ALL if draw(st.booleans()) else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([HEADERS, *rows])
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16"]))
    return Table(text.getvalue().encode(encoding), len(rows), unusable, tuple(responses))
