"""Merging answers about parts: sums, least and greatest by key, and the first rows of an order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from supportctl.engine.measure import First, Fold, Measure
from supportctl.engine.session import Session

KEYED = Measure("keyed", ("who", "what"), {"n": Fold.SUM, "least": Fold.MIN, "most": Fold.MAX})
PLAIN = Measure("plain", fold={"n": Fold.SUM, "least": Fold.MIN, "most": Fold.MAX})
TOP = Measure("top", first=First(2, "n desc, who", ("what",)))
COLUMNS = {"who": "varchar", "what": "varchar", "n": "bigint", "least": "bigint", "most": "bigint"}
ONE = [("a", "x", 1, 5, 9), ("a", None, 2, 6, 7), ("b", "x", 4, 1, 2)]
TWO = [("a", "x", 10, 3, 8), ("a", None, 20, None, None), ("c", "x", 4, 4, 4)]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(tmp_path, [], threads=1) as opened:
        opened.load("one", COLUMNS, ONE)
        opened.load("two", COLUMNS, TWO)
        opened.load("none", COLUMNS, [])
        yield opened


def rows(session: Session, measure: Measure, *tables: str) -> list[tuple[object, ...]]:
    return session.rows(f"select * from ({measure.merged(tables)}) order by all")  # noqa: S608 - our own names


def test_by_key(session: Session) -> None:
    found = rows(session, KEYED, "one", "two", "none")
    assert found == [("a", "x", 11, 3, 9), ("a", None, 22, 6, 7), ("b", "x", 4, 1, 2), ("c", "x", 4, 4, 4)]


def test_without_a_key(session: Session) -> None:
    assert rows(session, PLAIN, "one", "two", "none") == [(41, 1, 9)]


def test_the_first_of_each_part(session: Session) -> None:
    found = [(row[0], row[1], row[2]) for row in rows(session, TOP, "one", "two", "none")]
    assert found == [("a", "x", 10), ("a", None, 2), ("a", None, 20), ("b", "x", 4)]


@pytest.mark.parametrize("measure", [KEYED, TOP])
def test_one_alone_and_nothing_change_nothing(session: Session, measure: Measure) -> None:
    assert rows(session, measure, "one") == rows(session, measure, "none", "one")


@pytest.mark.parametrize("measure", [KEYED, PLAIN, TOP])
def test_in_any_order_and_any_grouping(session: Session, measure: Measure) -> None:
    session.run(f"create table merged as {measure.merged(['two', 'one'])}")
    assert rows(session, measure, "merged", "none") == rows(session, measure, "one", "none", "two")
