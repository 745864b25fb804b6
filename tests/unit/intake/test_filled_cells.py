"""`{filled}` and `{empty}` as conditions: in SQL as in Python, and headers that several columns may then share."""

import duckdb
import pytest

from supportctl.intake.formats.column import Condition
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.formats.system import SystemColumn
from supportctl.intake.loading.projection_cells import word_test
from supportctl.intake.recognition.file_cells import FileCells
from supportctl.intake.recognition.preset_columns import preset_columns


@pytest.mark.parametrize(
    ("words", "met"),
    [
        (("{filled}",), ["Missed", " x "]),
        (("{empty}",), ["", "  "]),
        (("missed",), ["Missed"]),
        (("missed", "{empty}"), ["Missed", "", "  "]),
        (("{filled}", "{empty}"), ["Missed", " x ", "", "  "]),
    ],
)
def test_sql_and_python_agree(words: tuple[str, ...], met: list[str]) -> None:
    cells = ["Missed", " x ", "", "  "]
    assert [cell for cell in cells if Condition(0, words).met([cell])] == met
    test = word_test("c0", words, load_system("generic"))
    with duckdb.connect() as engine:
        rows = engine.execute(f"select c0 from (select unnest(?) as c0) where {test}", [cells]).fetchall()  # noqa: S608
        assert [cell for (cell,) in rows] == met


def test_a_null_token_and_a_missing_cell_are_empty() -> None:
    test = word_test("c0", ("{empty}",), load_system("generic"))
    with duckdb.connect() as engine:
        rows = engine.execute(f"select {test} from (values (null), ('-'), ('n/a'), ('0')) v(c0)").fetchall()  # noqa: S608
        assert rows == [(True,), (True,), (True,), (False,)]


def test_a_way_that_shares_leaves_its_header_to_others() -> None:
    ways = {
        "abandoned": (SystemColumn(("left after",), true_when=("{filled}",)),),
        "wait_duration": (SystemColumn(("left after",), unit="seconds"),),
        "agent": (SystemColumn(("left after",)),),
    }
    file = FileCells(HeaderIndex(("Left after",)), [("75",), ("",)], load_system("generic"))
    found = preset_columns(ways, file)
    assert set(found) == {"abandoned", "wait_duration"}
    assert found["abandoned"].positions == found["wait_duration"].positions == (0,)
