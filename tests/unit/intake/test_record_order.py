"""A row's number in the table is its place in the file, however many buffers the engine reads at once.

Every line that a report names rests on this. A join or a long IN list in the loading query breaks it, and only in files
of several buffers (docs/decisions/0016), so that this file has to be large.
"""

from io import BytesIO
from pathlib import Path

import pytest

from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.loading.reading import read_exports
from supportctl.intake.loading.wanted import Wanted
from supportctl.policy.load import sla_from_bytes

ROWS = 900_000
HEADER = "ticket id,channel,created at,first response at,answered,wait seconds,status,handled by\n"
LINE = "{:07},e-mail of the shop,2026-03-{:02} {:02}:{:02}:07,2026-04-02 11:12:13,{},{},waiting for the customer,\n"


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of more than two of the engine's buffers."""
    path = tmp_path_factory.mktemp("order") / "export.csv"
    answers = ("yes", "no", "", "?")
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        out.writelines(
            LINE.format(i, i % 28 + 1, i % 24, i % 60, answers[i % 4], i % 100) for i in range(ROWS)
        )
    assert path.stat().st_size > 2.5 * (1 << 25)
    return path


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin"])
def test_rows_stand_in_the_order_of_the_file(export: Path, zone: str, tmp_path: Path) -> None:
    text = f"version: 1\ntimezone: {zone}\npolicies: [{{name: all, targets: {{first_response: 1h}}}}]\n"
    sla = sla_from_bytes("sla.yaml", text.encode())[0]
    inputs = find_inputs([str(export)], BytesIO(), tmp_path)
    with Session(tmp_path, [export]) as session:
        read_exports(session, inputs, sla, Wanted(shown=frozenset({"handled_by"})))
        rows, misplaced = session.row(
            "select count(*), coalesce(sum((rowid <> ticket_id::bigint)::int), 0) from record_read"
        )
    assert (rows, misplaced) == (ROWS, 0)
