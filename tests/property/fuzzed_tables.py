"""Hypothesis strategies for tables of known truth, with odd cells beside the ones that count."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from fuzzed_exports import CELLS
from hypothesis import strategies as st

HEADERS = ("id", "created at", "first response at", "status", "notes")


@dataclass(frozen=True)
class Table:
    """A table with a known truth: `data` is the file, `rows` stand below its header, `responses` are the seconds of

    the rows that were answered, `unusable` rows have no creation time or are the header once more.
    """

    data: bytes
    rows: int
    unusable: int
    responses: tuple[int, ...]


@st.composite
def tables(draw: st.DrawFn, number: int) -> Table:
    """Tables in every dialect, line end and Unicode encoding; `number` keeps the ids of several apart."""
    start = datetime(2026, 1, 13, 8, 0)
    rows, responses, unusable = [], [], 0
    for place in range(draw(st.integers(1, 12))):
        created = start + timedelta(minutes=draw(st.integers(0, 50_000)))
        waited = draw(st.none() | st.integers(0, 500_000))
        has_time = draw(st.sampled_from([True, True, True, False]))
        unusable += not has_time
        if has_time and waited is not None:
            responses.append(waited)
        rows.append(
            [
                f"T{number}-{place}",
                created.isoformat(" ") if has_time else "",
                "" if waited is None else (created + timedelta(seconds=waited)).isoformat(" "),
                draw(st.sampled_from(["open", "closed", ""])),
                draw(CELLS),
            ]
        )
    for place in draw(st.lists(st.integers(0, len(rows)), max_size=2)):
        rows.insert(place, list(HEADERS))
        unusable += 1
    return Table(_written(draw, rows), len(rows), unusable, tuple(responses))


def _written(draw: st.DrawFn, rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    delimiter = draw(st.sampled_from(",;\t|"))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    # The writer leaves a lone carriage return bare where lines end in another sign; bare, it ends a line.
    returns = any("\r" in cell for row in rows for cell in row)
    quoting: Literal[0, 1] = csv.QUOTE_ALL if returns or draw(st.booleans()) else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([HEADERS, *rows])
    return text.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16"])))
