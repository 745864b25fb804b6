"""The export's verdicts against ours in real data, counted by pandas, which shares no code with the package."""

import io
from pathlib import Path

import pandas as pd
import pytest

from supportctl.audit.asking.request import Request
from supportctl.audit.reporting.auditing import audit
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla, sla_from_bytes
from supportctl.policy.model import SlaFile
from supportctl.report.audit_report import Reconciliation

SHARED = Path(__file__).resolve().parents[3] / "shared"
if not SHARED.exists():
    pytest.skip(f"the reference data sets are not at {SHARED}", allow_module_level=True)

FP20 = SHARED / "datasets" / "fp20" / "technical_support_dataset.csv"
BOSTON = SHARED / "datasets" / "boston311" / "boston311-100.csv"
FRESHDESK = SHARED / "exports" / "freshdesk_tickets_export.csv"
OFFICE = b"""
version: 1
timezone: Asia/Kolkata
policies: [{name: all, targets: {first_response: 16h}}]
sources: [{files: "*", dayfirst: true}]
"""


def reconciled(tmp_path: Path, file: Path, sla: SlaFile) -> dict[str, Reconciliation]:
    inputs = find_inputs([str(file)], io.BytesIO(), tmp_path)
    with Session(tmp_path, [one.path for one in inputs.files]) as session:
        return {one.metric: one for one in audit(session, inputs, sla, Request()).reconciliation}


def read(file: Path, *times: str) -> pd.DataFrame:
    return pd.read_csv(file, parse_dates=list(times), dtype={"Ticket ID": str, "case_enquiry_id": str})


def counts(found: Reconciliation) -> tuple[int, int, int, int]:
    return (
        found.compared,
        found.vendor_breached_ours_met,
        found.vendor_met_ours_breached,
        found.not_comparable,
    )


def sides(ours_late: pd.Series, vendor_late: pd.Series) -> tuple[int, int, int]:
    return (
        len(ours_late),
        int((vendor_late & ~ours_late).sum()),
        int((~vendor_late & ours_late).sum()),
    )


@pytest.mark.parametrize(
    ("metric", "stop", "verdict", "targets"),
    [
        (
            "first_response",
            "First response time",
            "SLA For first response",
            {"Email": 3600, "Chat": 120, "Phone": 120},
        ),
        (
            "resolution",
            "Resolution time",
            "SLA For Resolution",
            {"Email": 172_800, "Chat": 86_400, "Phone": 172_800},
        ),
    ],
)
def test_fp20(tmp_path: Path, metric: str, stop: str, verdict: str, targets: dict[str, int]) -> None:
    found = reconciled(tmp_path, FP20, load_sla(SHARED / "checks" / "fp20.sla.yaml"))[metric]
    times = ["Created time", "First response time", "Resolution time", "Close time"]
    desk = read(FP20, *times)
    as_of = desk[times].max().max()
    stops = desk[stop].fillna(desk["Close time"]) if metric == "resolution" else desk[stop]
    usable = (stops.isna() | (stops >= desk["Created time"])) & desk[verdict].notna()
    assert not (stops.isna() & (desk["Status"] == "Closed")).any(), (
        "what follows knows no closed ticket without a time"
    )
    late = (stops.fillna(as_of) - desk["Created time"]).dt.total_seconds() > desk["Source"].map(targets)
    vendor = desk[verdict] == "SLA Violated"
    expected = sides(late[usable], vendor[usable])
    assert counts(found) == (*expected, int((desk[verdict].notna() & ~usable).sum()))
    differ = desk[usable & (late != vendor)]["Ticket ID"]
    assert {one.ticket_id for one in found.disagreements} == set(differ)


def test_boston311(tmp_path: Path) -> None:
    found = reconciled(tmp_path, BOSTON, load_sla(SHARED / "checks" / "boston311.sla.yaml"))["resolution"]
    city = read(BOSTON, "open_dt", "closed_dt", "target_dt")
    as_of = city[["open_dt", "closed_dt"]].max().max()
    due = city[city["target_dt"].notna()]
    late = due["closed_dt"].fillna(as_of) > due["target_dt"]
    expected = sides(late, due["ontime"] == "OVERDUE")
    assert counts(found) == (*expected, int(city["target_dt"].isna().sum()))


def test_freshdesk(tmp_path: Path) -> None:
    found = reconciled(tmp_path, FRESHDESK, sla_from_bytes("sla.yaml", OFFICE)[0])["first_response"]
    desk = pd.read_csv(FRESHDESK, dtype=str)
    said = desk[desk["First response status"].notna()]
    created, replied = (
        pd.to_datetime(said[name], format="%d/%m/%Y %H:%M")
        for name in ("Created time", "Initial response time")
    )
    late = (replied - created).dt.total_seconds() > 16 * 3600
    vendor = said["First response status"] == "SLA Violated"
    assert counts(found) == (*sides(late, vendor), 0)
    in_their_hours = pd.to_timedelta(said["First response time (in hrs)"]).dt.total_seconds() > 16 * 3600
    explained = ((late != vendor) & (in_their_hours == vendor)).sum()
    reasons = {one.reason: one.count for one in found.reasons}
    assert reasons.get("counted in the export's business hours", 0) == explained
