"""The export's verdicts beside ours: what agrees, what does not and why, and what cannot be compared."""

import io
from pathlib import Path

import pytest

from supportctl.audit.asking.moment import AsOf
from supportctl.audit.asking.request import Request
from supportctl.audit.reporting.auditing import audit
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import sla_from_bytes
from supportctl.report.audit_report import AuditReport, Reconciliation

HEADER = "id,created,replied,due,replied in office hours,state,verdict\n"
SOURCES = """
sources:
  - files: "*"
    columns:
      ticket_id: id
      created_at: created
      first_response_at: replied
      first_response_due_at: due
      first_response_duration: {column: replied in office hours, unit: minutes, clock: business}
      status: state
      vendor_first_response_verdict: verdict
    values:
      vendor_first_response_verdict: {kept: met, BROKEN: breached}
"""
AROUND_THE_CLOCK = """
version: 1
policies: [{name: all, targets: {first_response: 4h}}]
"""
OFFICE = """
version: 1
calendars: {office: {timezone: UTC, hours: {mon-fri: "09:00-17:00"}}}
policies: [{name: all, calendar: office, targets: {first_response: 4h}}]
"""
BY_DEADLINE = """
version: 1
policies: [{name: all, targets: {first_response: {by: first_response_due_at}}}]
"""


def audited(
    tmp_path: Path, sla: str, *rows: str, header: str = HEADER, sources: str = SOURCES
) -> AuditReport:
    """Rows of an export, judged as of Friday, 9 January 2026, 17:00 UTC."""
    path = tmp_path / "desk.csv"
    path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    inputs = find_inputs([str(path)], io.BytesIO(), tmp_path)
    loaded = sla_from_bytes("sla.yaml", (sla + sources).encode())[0]
    as_of = AsOf(1_767_978_000_000_000, "--as-of")
    with Session(tmp_path / "work", [one.path for one in inputs.files]) as session:
        return audit(session, inputs, loaded, Request(as_of=as_of))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()


def reconciled(tmp_path: Path, sla: str, *rows: str) -> Reconciliation:
    (one,) = audited(tmp_path, sla, *rows).reconciliation
    return one


def test_same_verdicts_agree(tmp_path: Path) -> None:
    found = reconciled(
        tmp_path,
        AROUND_THE_CLOCK,
        "1,2026-01-05 09:00,2026-01-05 10:00,,,open,kept",
        "2,2026-01-05 09:00,2026-01-05 14:00,,,open,Broken",
        "3,2026-01-05 09:00,,,,open,broken",
        "4,2026-01-09 16:00,,,,open,kept",
    )
    assert (found.metric, found.column, found.system) == ("first_response", "verdict", "generic")
    assert (found.compared, found.agree, found.disagree, found.not_comparable) == (4, 4, 0, 0)
    assert (found.reasons, found.disagreements) == ([], [])


def test_what_cannot_be_compared_is_counted(tmp_path: Path) -> None:
    found = reconciled(
        tmp_path,
        AROUND_THE_CLOCK,
        "1,2026-01-05 09:00,2026-01-05 08:00,,,open,kept",
        "2,2026-01-05 09:00,,,,closed,broken",
        "3,2026-01-05 09:00,2026-01-05 10:00,,,open,Pending",
        "4,2026-01-05 09:00,2026-01-05 10:00,,,open,Pending",
        "5,2026-01-05 09:00,2026-01-05 10:00,,,open,",
        "6,2026-01-05 09:00,2026-01-05 10:00,,,open,N/A",
        "7,2026-01-05 09:00,2026-01-05 10:00,,,open,kept",
    )
    assert (found.compared, found.not_comparable, found.unread) == (1, 2, 2)
    assert found.unread_words == {"Pending": 2}


@pytest.mark.parametrize(
    ("sla", "row", "reason", "words"),
    [
        (
            AROUND_THE_CLOCK,
            "1,2026-01-05 09:00,2026-01-05 14:00,2026-01-05 15:00,,open,kept",
            "judged by the export's own deadline",
            "the export's own deadline is 6 h after creation, our target 4 h around the clock",
        ),
        (
            AROUND_THE_CLOCK,
            "1,2026-01-05 16:00,2026-01-06 10:00,2026-01-06 09:30,120,open,kept",
            "counted in the export's business hours",
            "the export counts 2 h in its own business hours, we 18 h around the clock",
        ),
        (
            OFFICE,
            "1,2026-01-05 16:00,2026-01-06 10:00,,,open,broken",
            "counted around the clock",
            "around the clock it took 18 h, 2 h in the hours of office",
        ),
        (
            AROUND_THE_CLOCK,
            "1,2026-01-05 09:00,,,,open,kept",
            "open when exported",
            "the ticket was open when exported; the export may have judged it at another time",
        ),
        (
            AROUND_THE_CLOCK,
            "1,2026-01-05 09:00,2026-01-05 10:00,2026-01-05 13:00,,open,broken",
            "against the export's own deadline and times",
            "the export's own deadline is 4 h after creation and its times say 1 h: its verdict contradicts them",
        ),
        (
            BY_DEADLINE,
            "1,2026-01-05 09:00,2026-01-05 14:00,2026-01-05 13:00,,open,kept",
            "against the export's own deadline and times",
            "the export's own deadline is 4 h after creation and its times say 5 h: its verdict contradicts them",
        ),
        (
            AROUND_THE_CLOCK,
            "1,2026-01-05 09:00,2026-01-05 10:00,,,open,broken",
            "the export does not say why",
            "the export does not say why",
        ),
        (
            OFFICE,
            "1,2026-01-05 09:00,,,300,open,kept",
            "the export does not say why",
            "the export does not say why",
        ),
    ],
)
def test_the_likely_reason(tmp_path: Path, sla: str, row: str, reason: str, words: str) -> None:
    found = reconciled(tmp_path, sla, row)
    assert [(one.reason, one.count) for one in found.reasons] == [(reason, 1)]
    assert [one.reason for one in found.disagreements] == [words]


def test_disagreements_are_listed_farthest_from_the_target_first(tmp_path: Path) -> None:
    found = reconciled(
        tmp_path,
        AROUND_THE_CLOCK,
        "1,2026-01-05 09:00,2026-01-05 14:00,,,open,kept",
        "2,2026-01-05 09:00,2026-01-05 19:00,,,open,kept",
        ",2026-01-05 09:00,2026-01-05 09:30,,,open,broken",
        "4,2026-01-05 09:00,2026-01-05 09:30,,,open,broken",
        "5,2026-01-05 09:00,2026-01-05 09:30,,,open,kept",
    )
    assert (found.vendor_met_ours_breached, found.vendor_breached_ours_met) == (2, 2)
    assert (found.compared, found.agree, found.disagree, found.disagreements_total) == (5, 1, 4, 4)
    listed = [
        (one.ticket_id, one.line, one.vendor, one.ours, one.elapsed_seconds) for one in found.disagreements
    ]
    assert listed == [
        ("2", 3, "kept", "breached", 36_000),
        (None, 4, "broken", "met", 1_800),
        ("4", 5, "broken", "met", 1_800),
        ("1", 2, "kept", "breached", 18_000),
    ]


def test_a_file_without_verdicts_is_not_compared(tmp_path: Path) -> None:
    row = "1,2026-01-05 09:00,2026-01-05 14:00,,,open,"
    assert audited(tmp_path, AROUND_THE_CLOCK, row).reconciliation == []


@pytest.mark.parametrize(
    ("header", "late", "in_time"),
    [
        ("SLA breached", "Yes", "No"),
        ("Tempo para resolver excedido", "Sim", "Não"),
        ("Overdue", "1", "0"),
        ("Within SLA", "N", "Y"),
        ("Estado SLA", "Fuera de plazo", "Dentro de plazo"),
        ("SLA", "Terlambat", "Tepat waktu"),
    ],
)
def test_the_header_says_what_a_verdict_of_yes_or_no_means(
    tmp_path: Path, header: str, late: str, in_time: str
) -> None:
    rows = [
        f"1,2026-01-05 09:00,2026-01-07 09:00,Closed,{late}",
        f"2,2026-01-05 09:00,2026-01-05 10:00,Closed,{in_time}",
        f"3,2026-01-05 09:00,2026-01-05 11:00,Closed,{late}",
    ]
    sla = "version: 1\npolicies: [{name: all, targets: {resolution: 24h}}]\n"
    found = audited(
        tmp_path, sla, *rows, header=f"Ticket ID,Created,Resolved,Status,{header}\n", sources=""
    ).reconciliation
    assert [(one.agree, one.vendor_breached_ours_met, one.unread) for one in found] == [(2, 1, 0)]


def test_yes_and_no_under_a_header_that_says_neither_are_told(tmp_path: Path) -> None:
    sla = "version: 1\npolicies: [{name: all, targets: {resolution: 24h}}]\n"
    row = "1,2026-01-05 09:00,2026-01-07 09:00,Closed,Yes"
    found = audited(
        tmp_path, sla, row, header="Ticket ID,Created,Resolved,Status,SLA\n", sources=""
    ).reconciliation
    assert [(one.compared, one.unread_words) for one in found] == [(0, {"Yes": 1})]
