"""Files of one layout loaded by one statement, with the clock changes of some years, against each file alone."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from supportctl.engine import session
from supportctl.engine.session import Session, quoted
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.loading import load, reading
from supportctl.intake.loading.reading import read_files
from supportctl.intake.loading.wanted import Wanted
from supportctl.policy.load import sla_from_bytes

SLA, _ = sla_from_bytes(
    "sla.yaml",
    b"version: 1\ntimezone: Europe/Berlin\npolicies: [{name: all, targets: {first_response: 1h}}]\n",
)
HEADER = "Ticket Id,Channel,Created at,First response at"
ROW = "{no},email,{at},{year}-10-25 02:30:00"
USUAL = ["2026-03-29 02:30:00", "2026-07-01 12:00:00", "2026-01-01 00:00:00", ""]
YEARS = [2026, 2025, 2027, 1995, 2039, 1970, 2099, 9999]
ODD = [
    "7,email,2026-07-01 12:00:00",
    "7,email,2026-07-01 12:00:00,,",
    "7,email,2026-07-01 12:00:00,,more",
    "7,email,soon,",
    "7,email,1 July 2026 noon,2026-07-01 12:00:00",
    "7,email,2026-07-01T12:00:00+05:00,n/a",
    '"7",email,"2026-07-01 12:00:00",""',
    '7,"email,2026-07-01 12:00:00,',
    '7,email,2026-07-01 12:00:00,"',
    '7,email,2026-07-01 12:00:00,"2026-07-01 12:00:00',
    '7,"e-mail\nof two lines",2026-07-01 12:00:00,',
    "",
    HEADER,
    "Channel,Ticket Id,First response at,Created at",
    "7,email\ufffd,2026-07-01 12:00:00,",
]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    rows = []
    for no in range(draw(st.integers(0, 12))):
        at = draw(st.sampled_from(USUAL[: draw(st.integers(1, 4))]))
        rows.append(ROW.format(no=no, at=at, year=draw(st.sampled_from(YEARS[: draw(st.integers(1, 8))]))))
    if draw(st.booleans()):
        rows.insert(draw(st.integers(0, len(rows))), draw(st.sampled_from(ODD)))
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return (end.join([HEADER, *rows]) + end).encode()


def read(some: list[bytes]) -> list[Any]:
    """All that intake hands on, but for rowids."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{no:02}.csv" for no in range(len(some))]
        for path, data in zip(paths, some, strict=True):
            path.write_bytes(data)
        inputs = find_inputs([str(path) for path in paths], BytesIO(), folder)
        with Session(folder, paths) as opened:
            got = read_files(opened, inputs, SLA, Wanted())
            names = sorted(name for name, *_ in opened.rows("describe record") if name != "row_id")
            columns = ", ".join(map(quoted, names))
            rows = opened.rows(f"select {columns} from record order by row_id")  # noqa: S608 - quoted names
            unread = opened.rows("select name, text, zone from unread_cell order by row_id, name")
        return [
            names,
            rows,
            unread,
            [
                (
                    Path(one.shown).name,
                    one.rows,
                    one.rejects,
                    [*one.lines.shifts()],
                    one.loaded.stop_row - one.loaded.first_row,
                )
                for one in got.files
            ],
            [(Path(one.file.shown).name, [p.message for p in one.problems]) for one in got.refused],
        ]


def file_of(*rows: str) -> bytes:
    return "".join(f"{row}\n" for row in (HEADER, *rows)).encode()


UNCLOSED = ['7,"email,2026-07-01 12:00:00,', '7,email,2026-07-01 12:00:00,"2026-07-01 12:00:00']


@settings(max_examples=60, deadline=None)
@example([file_of("0,email,,")] * 5 + [file_of("0,email,,", UNCLOSED[0])] + [file_of("0,email,,")], 9)
@example([file_of("0,email,,")] * 5 + [file_of("0,email,,", UNCLOSED[1])] * 3, 9)
@given(st.lists(files(), min_size=1, max_size=7), st.integers(2, 7))
def test_a_file_is_read_alike_in_any_company(some: list[bytes], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "MOST_FILES", most)
        together = read(some)
        patch.setattr(reading, "MOST_FILES", 1)
        patch.setattr(load, "likely_span", lambda _: None)
        patch.setattr(session, "ON_DISK_FROM_BYTES", 0)
        alone = read(some)
    assert together == alone
