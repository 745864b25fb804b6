"""`explain` quotes the cells that were audited, also where a blank stands before a cell's quote."""

from io import BytesIO
from pathlib import Path

from supportctl.audit.asking.request import Request
from supportctl.audit.explaining.explaining import explain
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla

SLA = "version: 1\nmin_tickets: 1\ntimezone: UTC\npolicies: [{name: all, targets: {first_response: 4h}}]\n"
ROWS = (
    "id,subject,created,first response,agent\n"
    'A, "late, again", "2026-10-13 09:00", "2026-10-13 10:00", "Ana, team 1"\n'
    'B,"x",2026-10-13 09:00,2026-10-13 15:00,Budi\n'
)


def test_a_blank_before_a_quote_moves_no_cell(tmp_path: Path) -> None:
    (tmp_path / "sla.yaml").write_text(SLA)
    path = tmp_path / "tickets.csv"
    path.write_text(ROWS)
    with Session(tmp_path, [path]) as session:
        inputs = find_inputs([str(path)], BytesIO(), session.folder)
        found = explain(session, inputs, load_sla(tmp_path / "sla.yaml"), Request(), "A")
    assert [(one.name, one.text) for one in found.timeline[:2]] == [
        ("created", "2026-10-13 09:00"),
        ("first response", "2026-10-13 10:00"),
    ]
    assert {one.name: one.text for one in found.ticket.fields} == {"agent": "Ana, team 1"}
    (promise,) = found.promises
    assert (promise.state, promise.elapsed_seconds) == ("met", 3600)
