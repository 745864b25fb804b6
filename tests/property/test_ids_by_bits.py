"""Ids proven to be different by one bit for each number, against a set of their texts."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.engine.session import Session
from supportctl.intake.loading import uniqueness
from supportctl.intake.loading.uniqueness import any_repeated, are_different_numbers

NUMBERS = st.integers(1000, 1020).map(str)
ODD = st.sampled_from(
    ["", "7", "01001", "1001 ", "10.4", "1e03", "+999", "-999", "A-17", "10_1", "１００１", "9" * 20]
)
IDS = st.lists(st.tuples(st.integers(0, 1), NUMBERS | NUMBERS | NUMBERS | ODD | st.none()), max_size=25)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with tempfile.TemporaryDirectory() as folder, Session(Path(folder), []) as made:
        yield made


@given(IDS, st.booleans())
def test_bits_prove_what_a_set_does(session: Session, ids: list[tuple[int, str | None]], mixed: bool) -> None:
    ids = ids if mixed else [(no, text) for no, text in ids if text and text.isdigit() and len(text) == 4]
    rows = [(place, no, text, place % 7 == 6) for place, (no, text) in enumerate(ids)]
    columns = {"row_id": "bigint", "file_no": "usmallint", "ticket_id": "varchar", "fate": "utinyint"}
    session.load("record", columns, rows)
    session.run("create or replace view record_read as select * from record")
    session.load("file", {"file_no": "usmallint", "identity_no": "usmallint"}, [(0, 0), (1, 1)])
    kept = [(no, text) for _, no, text, aside in rows if text is not None and not aside]
    for fewest in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(uniqueness, "FEWEST_RECORDS", fewest)
            repeat = not are_different_numbers(session) and any_repeated(session)
            assert repeat == (len({*kept}) < len(kept))
