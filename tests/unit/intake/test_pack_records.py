"""Many records are compressed once they stand; a record keeps its place whatever becomes of it."""

from pathlib import Path

import pytest

from supportctl.engine.session import Session
from supportctl.intake.loading import record
from supportctl.intake.loading.record import add_columns, create_records, pack_records

ROWS = 300_000


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(record, "PACKED_FROM_ROWS", ROWS)
    session = Session(tmp_path, [])
    create_records(session)
    add_columns(session, ["ticket_id", "channel"])
    session.run(
        "insert into record_read (file_no, fate, created_at, ticket_id, channel) "
        "select 0, 0, range, 'T-' || range, 'channel ' || range % 3 from range(?)",
        [ROWS],
    )
    return session


def megabytes(session: Session) -> float:
    (size,) = session.row("select sum(memory_usage_bytes) from duckdb_memory() where tag = 'IN_MEMORY_TABLE'")
    return float(size) / 1e6


def out_of_place(session: Session) -> int:
    (rows,) = session.row("select count(*) from record_read where rowid <> created_at")
    return int(rows)


def test_many_records_take_a_part_of_the_room_and_keep_their_places(session: Session) -> None:
    before = megabytes(session)
    pack_records(session, [(0, ROWS)])
    assert megabytes(session) < before / 2
    assert out_of_place(session) == 0
    assert session.row("select count(*), count(distinct channel) from record_read") == (ROWS, 3)


def test_records_stay_as_they_are_where_some_were_taken_out(session: Session) -> None:
    before = megabytes(session)
    session.run("delete from record_read where created_at between 100 and 200000")
    pack_records(session, [(0, 100), (200_001, ROWS)])
    assert megabytes(session) == before
    assert out_of_place(session) == 0


def test_few_stay_as_they_are(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "PACKED_FROM_ROWS", ROWS + 1)
    before = megabytes(session)
    pack_records(session, [(0, ROWS)])
    assert megabytes(session) == before
