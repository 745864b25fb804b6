"""Every file of cases/ is a step of SQL tried alone: rows in, rows out.

step:        judged                          of the room `audit/ROOM/sql/`, or of those beneath
room:        judging
about:       what the case is about
parameters:  {as_of: 100}
tables:      {measured: {columns: {row_id: bigint}, rows: [{row_id: 1}]}}     a column that a row lacks is NULL
columns:     [row_id, outcome]               which columns of the result are compared
rows:        [[1, met]]                      in any order
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from supportctl.audit.judging.outcome import make_types
from supportctl.engine.session import Session
from supportctl.engine.steps import Steps

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(tmp_path, [], threads=1) as opened:
        make_types(opened)
        yield opened


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_step(path: Path, session: Session) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, table in case["tables"].items():
        columns = table["columns"]
        session.load(name, columns, [tuple(row.get(one) for one in columns) for row in table["rows"]])
    steps: Steps = import_module(f"supportctl.audit.{case['room']}.steps").STEPS
    shown = ", ".join(f'"{one}"' for one in case["columns"])
    query = f"select {shown} from ({steps.text(case['step']).rstrip().rstrip(';')}) step"  # noqa: S608 - our own names
    found = session.rows(query, case.get("parameters", {}))
    assert sorted(map(repr, found)) == sorted(repr(tuple(row)) for row in case["rows"])


def test_there_are_cases() -> None:
    assert len(CASES) >= 5
