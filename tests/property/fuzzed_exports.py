"""Hypothesis strategies for files of which nothing is promised: any bytes, text like CSV, archives, workbooks."""

import csv
import gzip
import io
import zipfile
from collections.abc import Sequence

from hypothesis import strategies as st
from openpyxl import Workbook

from supportctl.intake.formats.preset_file import all_systems

SEPARATORS = [
    "\x1c",
    "\x1d",
    "\x1e",
    "\x1f",
    "\x85",
    "\u2028",
    "\x0b",
    "\x0c",
    "\x7f",
    "\x9b",
    "\u202e",
    "\ufffd",
]
"""Characters that some code, at some time, has used to take a text apart, or that turn a line around."""
HOSTILE = [
    "-", "?", "[/red]", "\x1b[31m", "=1+1", '"', '""', "'", ",", ";", "\t", "|", "a\nb", "a\r\nb", "\x00", "\ufeff",
    "é", "日本", "İ", "1.03E+13", "03:17.4", "12/13/14", "31/02/2026", "9" * 40, "<b>", "{", "\\", "x" * 3000,
    "junk\x1eresolved_at\x1f1 October 2026 11:00 AM", "fate\x1f-", "created_at\x1f-", "nosuch\x1fz", *SEPARATORS,
]  # fmt: skip
NULLS = [
    "", "\\N", "NULL", "(null)", "None", "NaT", "nan", "n/a", "#N/A", "--", "\u2014", "(blank)", "0000-00-00 00:00:00",
]  # fmt: skip
TIMES = [
    "2026-01-02 10:00", "2026-01-02T10:05:00Z", "2026-01-02", "02/01/2026", "13/01/2026", "01/13/26 9:05 PM",
    "1767348000", "1767348000.25", "1767348000000", "20260102100500", "20260102T100500Z", "10:05:00 2026-01-02",
    "46024.42", "2026-01-02-10.05.00.000000", "2026-01-02T10:05:00+01:00[Europe/Berlin]",
    "2026-01-02 10:05:00 +0000 UTC", "5 янв. 2026 г. 10:00", "2026年1月5日 10:00", "12 Şub 2026 10:00",
    "5 elo 2026 10:00", "2026-03-29 02:30:00", "9999-12-31", "1900-01-01 00:00",
]  # fmt: skip
DURATIONS = [
    "90", "1.5", "1,5", "1.5 hours", "2h 30m", "0:01:30", "-5", "1 day, 2:03:04", "8%", "1e400", "3 jam 5 menit",
    "PT2H",
]  # fmt: skip
WORDS = [
    "closed", "open", "solved", "Yes", "No", "Sí", "Não", "1.0", "0", "true", "Dentro do prazo", "Tepat waktu",
    "Breached", "urgent", "email", "phone", "inbound", "outbound", "cancelled", "spam,vip", "5", "4/5",
]  # fmt: skip
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
CELLS = st.sampled_from(HOSTILE + NULLS) | TEXT
LIKELY = st.sampled_from(TIMES) | st.sampled_from(TIMES + DURATIONS + WORDS + NULLS) | CELLS
"""Cells as a column of a known header may hold them."""

PIECES = st.sampled_from(
    [
        ",", ";", "|", "\t", "\n", "\r\n", "\r", '"', '""', " ", "\x00", "\ufeff", "id", "created at", "status",
        "call id", "ENTERQUEUE", "Total records", "sep=;", "id,created at,first response at,status\n", *TIMES,
        *SEPARATORS,
    ]
)  # fmt: skip
HEADER_LINES = st.sampled_from(
    [
        "",
        "id,created at,first response at,status\n",
        "id;created at;closed at\r\n",
        "Ticket ID\tCreated\n",
        "Report of tickets\n\nid,created at,first response at\n",
        '"id,created at,""first response at"",status"\n',
    ]
)
ENCODINGS = st.sampled_from(
    [
        "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "latin-1", "cp1250",
        "cp1251", "cp1252", "cp1254", "cp437", "cp850", "cp852", "cp866", "koi8-r", "mac-roman", "gb18030", "big5",
        "shift-jis", "euc-kr",
    ]
)  # fmt: skip
SPELLINGS = ["{}", "{}", "incident.{}", "Ticket/{}", "{} (UTC+7)", "{} (hours)"]
PIECED = st.lists(PIECES | TEXT, max_size=60).map("".join)
LIKE_CSV = st.builds(
    lambda head, body, encoding: (head + body).encode(encoding, "replace"), HEADER_LINES, PIECED, ENCODINGS
)
QUEUE_LOG_EVENTS = st.sampled_from(
    [
        "ENTERQUEUE",
        "CONNECT",
        "ABANDON",
        "COMPLETECALLER",
        "EXITWITHTIMEOUT",
        "OUTCONGESTION",
        "TRANSFER",
        "?",
    ]
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


def _plain(row: Sequence[str]) -> Sequence[str]:
    return row


def _wrapped(row: Sequence[str]) -> Sequence[str]:
    """The whole record as one cell, as a spreadsheet leaves a line that it took for text."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(row)
    return [line.getvalue()]


@st.composite
def presets_tables(draw: st.DrawFn) -> bytes:
    """Headers that a preset knows, more or less as it spells them, and cells that need not fit them."""
    known = draw(st.sampled_from(PRESETS_HEADERS))
    plain = draw(st.lists(st.sampled_from(known), min_size=2, max_size=8, unique=True))
    header = [draw(st.sampled_from(SPELLINGS)).format(one) for one in plain]
    rows = draw(
        st.lists(st.lists(LIKELY, min_size=len(header), max_size=len(header)) | st.just(header), max_size=8)
    )
    line = draw(st.sampled_from([_plain, _plain, _wrapped]))
    text = io.StringIO()
    delimiter = draw(st.sampled_from(",;"))
    csv.writer(text, delimiter=delimiter).writerows([header, *map(line, rows)])
    return text.getvalue().encode(draw(ENCODINGS), "replace")


def _workbook() -> bytes:
    book, packed = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "created at", "first response at"])
    sheet.append(["1", "2026-01-02 10:00", "2026-01-02 10:05"])
    book.save(packed)
    return packed.getvalue()


WORKBOOK = _workbook()


@st.composite
def archives(draw: st.DrawFn) -> bytes:
    """A .gz, a .zip or a workbook, whole or with a few bytes cut off or changed."""
    inner, packed = draw(LIKE_CSV | st.binary(max_size=100)), io.BytesIO()
    kind = draw(st.sampled_from(["gz", "zip", "workbook"]))
    if kind == "gz":
        packed.write(gzip.compress(inner, mtime=0))
    elif kind == "zip":
        method = draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
        with zipfile.ZipFile(packed, "w", method) as out:
            out.writestr(
                draw(st.sampled_from(["t.csv", "../t.csv", "a\x1b[31m.csv", "t.pdf", "a]b.csv"])), inner
            )
    else:
        packed.write(WORKBOOK)
    data = bytearray(packed.getvalue())
    for place in draw(st.lists(st.integers(0, len(data) - 1), max_size=2)):
        data[place] ^= draw(st.integers(1, 255))
    return bytes(data[: draw(st.just(len(data)) | st.integers(0, len(data)))])


FILES = LIKE_CSV | st.binary(max_size=400) | QUEUE_LOGS | presets_tables() | archives()
"""Whatever may be handed over."""
