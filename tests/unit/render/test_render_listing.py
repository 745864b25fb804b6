"""Lines of set-aside rows: read back as they were, and no cell a formula, by the same rule as the listing's SQL."""

import csv
import io
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supportctl.audit.listing.steps import STEPS
from supportctl.render.listing import guarded, set_aside_header, set_aside_lines

CELLS = st.text(
    "=+-@;\uff1d\ufe62 \t\r\n\x1b\x9b\u202e\u2028\u200d\u00a0\u200b\u3000\ufeffaé\",'1", max_size=6
)


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    folder: Path = tmp_path_factory.mktemp("macros")
    connection = duckdb.connect(str(folder / "macros.duckdb"))
    connection.execute(STEPS.text("listing_macro"))
    return connection


@settings(deadline=None)
@given(text=CELLS)
def test_the_same_cells_are_guarded_as_in_the_listing(listing: duckdb.DuckDBPyConnection, text: str) -> None:
    row = listing.execute("select safe_text(?)", [text]).fetchone()
    assert row is not None
    assert guarded(text) == row[0]


@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=5), max_size=5))
def test_rows_are_read_back_but_for_the_apostrophe(rows: list[list[str]]) -> None:
    text = "".join(set_aside_lines(rows))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        [guarded(cell) for cell in row] for row in rows
    ]


def test_a_shared_header_is_kept_and_wider_rows_get_numbers() -> None:
    assert set_aside_header([("a", ""), ("a", "")], 4)[4:] == ["a", "", "cell_3", "cell_4"]
    assert set_aside_header([("a", "b"), ("a", "c")], 2)[4:] == ["cell_1", "cell_2"]
