"""Cuts of real data against pandas, which shares no code with the package: counts, late contacts, medians."""

import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from supportctl.audit.asking.cut import parse_cut
from supportctl.audit.asking.moment import AsOf
from supportctl.audit.asking.period import Period
from supportctl.audit.asking.request import Request
from supportctl.audit.asking.where import parse_where
from supportctl.audit.reporting.auditing import audit
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.report.audit_report import AuditReport

SHARED = Path(__file__).resolve().parents[3] / "shared"
if not SHARED.exists():
    pytest.skip(f"the reference data sets are not at {SHARED}", allow_module_level=True)

FP20 = SHARED / "datasets" / "fp20" / "technical_support_dataset.csv"
PWC = SHARED / "datasets" / "pwc" / "call_center.csv"
AS_OF = pd.Timestamp("2023-12-31T12:00:00")
TARGETS = {"Email": 3600, "Chat": 120, "Phone": 120}


def audited(tmp_path: Path, file: Path, config: str, **asked: Any) -> AuditReport:
    sla = load_sla(SHARED / "checks" / config)
    inputs = find_inputs([str(file)], io.BytesIO(), tmp_path)
    cut = parse_cut(asked.pop("by", []), sla)
    where = parse_where(asked.pop("where", []), sla)
    with Session(tmp_path, [one.path for one in inputs.files]) as session:
        return audit(session, inputs, sla, Request(cut=cut, where=where, top=None, **asked))


@pytest.fixture(scope="module")
def tickets() -> pd.DataFrame:
    """FP20 with what first response became: seconds taken, and whether it is late as of the end of 2023."""
    frame = pd.read_csv(FP20)
    created = pd.to_datetime(frame["Created time"])
    answered = pd.to_datetime(frame["First response time"], format="ISO8601")
    frame["created"] = created
    frame["taken"] = (answered - created).dt.total_seconds()
    frame["target"] = frame["Source"].map(TARGETS)
    frame["known"] = ~(frame["taken"] < 0)
    waiting = (AS_OF - created).dt.total_seconds()
    frame["late"] = frame["known"] & (frame["taken"].fillna(waiting) > frame["target"])
    return frame


CUTS = {
    "agent": "Agent Name",
    "team": "Agent Group",
    "issue_type": "Topic",
    "channel": "Source",
    "weekday": None,
    "hour": None,
    "month": None,
    "week": None,
    "day": None,
}


def key_of(frame: pd.DataFrame, name: str) -> "pd.Series[str]":
    header = CUTS[name]
    created = frame["created"].dt
    if name == "channel":
        return frame["Source"].str.lower()
    if header is not None:
        return frame[header]
    return {
        "weekday": created.day_name().str[:3].str.lower(),
        "hour": created.strftime("%H"),
        "month": created.strftime("%Y-%m"),
        "week": created.strftime("%G-W%V"),
        "day": created.strftime("%Y-%m-%d"),
    }[name]


def compare(report: AuditReport, frame: pd.DataFrame, names: list[str]) -> None:
    keys = [key_of(frame, name).where(key_of(frame, name).notna(), None) for name in names]
    wanted = {
        key if isinstance(key, tuple) else (key,): part
        for key, part in frame.groupby([key.fillna("") for key in keys], sort=False)
    }
    rows = [row for row in report.totals if row.metric == "first_response"]
    assert len(rows) == len(wanted) > 1
    for row in rows:
        part = wanted[tuple(row.group[name] or "" for name in names)]
        finished = part.loc[part["known"], "taken"].dropna()
        assert (row.tickets, row.late) == (len(part), int(part["late"].sum()))
        assert row.unknown == int((~part["known"]).sum())
        assert row.seconds.count == len(finished)
        if len(finished):
            assert row.seconds.p50 == pytest.approx(finished.median(), abs=1e-5)
            assert row.seconds.p90 == pytest.approx(finished.quantile(0.9), abs=1e-5)
            assert row.seconds.mean == pytest.approx(finished.mean(), abs=1e-5)


@pytest.mark.parametrize(
    "names", [[name] for name in CUTS] + [["agent", "weekday"], ["channel", "issue_type", "month"]]
)
def test_first_response_of_fp20(tmp_path: Path, tickets: pd.DataFrame, names: list[str]) -> None:
    as_of = AsOf(int(AS_OF.timestamp()) * 1_000_000, "test")
    compare(audited(tmp_path, FP20, "fp20.sla.yaml", by=names, as_of=as_of), tickets, names)


def test_period_and_where_of_fp20(tmp_path: Path, tickets: pd.DataFrame) -> None:
    as_of = AsOf(int(AS_OF.timestamp()) * 1_000_000, "test")
    report = audited(
        tmp_path,
        FP20,
        "fp20.sla.yaml",
        by=["agent"],
        as_of=as_of,
        where=["channel=chat,phone"],
        period=Period("2023-05"),
    )
    chosen = tickets[
        tickets["Source"].isin(["Chat", "Phone"]) & (tickets["created"].dt.strftime("%Y-%m") == "2023-05")
    ]
    compare(report, chosen, ["agent"])
    assert report.inputs[0].out_of_scope == len(tickets) - len(chosen)


def test_the_verdict_never_depends_on_the_cut(tmp_path: Path) -> None:
    reports = []
    for number, by in enumerate(([], ["agent"], ["weekday", "priority"], ["in_hours"])):
        folder = tmp_path / str(number)
        folder.mkdir()
        reports.append(audited(folder, FP20, "fp20.sla.yaml", by=by))
    assert len({report.verdict for report in reports}) == 1
    assert all(report.objectives == reports[0].objectives for report in reports)
    assert all(report.rate_objectives == reports[0].rate_objectives for report in reports)


@pytest.mark.parametrize("header", ["agent", "topic"])
def test_rates_of_pwc(tmp_path: Path, header: str) -> None:
    field = {"agent": "agent", "topic": "issue_type"}[header]
    calls = pd.read_csv(PWC)
    report = audited(tmp_path, PWC, "pwc.sla.yaml", by=[field])
    rates = {(row.group[field], row.metric): row for row in report.rates}
    for name, part in calls.groupby(header):
        answered = part["answered (Y/N)"] == "Y"
        abandonment, first = rates[name, "abandonment"], rates[name, "first_contact_resolution"]
        assert (abandonment.numerator, abandonment.denominator) == (int((~answered).sum()), len(part))
        assert first.numerator == int((part["resolved"] == "Y")[answered].sum())
        assert first.denominator == int(answered.sum())
        mean = rates[name, "csat_mean"]
        assert mean.value == pytest.approx(part["SatisfactionRating"].mean(), abs=1e-5)
