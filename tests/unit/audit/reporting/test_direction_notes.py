"""Calls that our side began: they are no callers, and the report says by what they were told."""

import io
from pathlib import Path

import pytest

from supportctl.audit.asking.request import Request
from supportctl.audit.reporting.auditing import audit
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import sla_from_bytes
from supportctl.problem import NotAuditableError
from supportctl.report.audit_report import AuditReport

SLA = "version: 1\npolicies: [{name: all, targets: {first_response: 20s}}]\n"
HEADER = (
    "calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,"
    "accountcode,uniqueid,userfield"
)


def cdr(*calls: str) -> str:
    """Calls of one minute each, `src,dst,dcontext,channel,dstchannel`."""
    rows = [
        f"2026-05-06 09:{no:02d}:00,x,{call},Dial,x,15,9,ANSWERED,3,,17780580{no:02d}.{no},"
        for no, call in enumerate(calls)
    ]
    return "\n".join([HEADER, *rows, ""])


def audited(tmp_path: Path, text: str, sla: str = SLA) -> AuditReport:
    path = tmp_path / "cdr.csv"
    path.write_text(text, encoding="utf-8")
    (tmp_path / "work").mkdir(exist_ok=True)
    inputs = find_inputs([str(path)], io.BytesIO(), tmp_path)
    with Session(tmp_path / "work", [one.path for one in inputs.files]) as session:
        return audit(session, inputs, sla_from_bytes("sla.yaml", sla.encode())[0], Request())


@pytest.mark.parametrize(
    "call",
    [
        "5550111,301,from-trunk,SIP/provider-01,SIP/301-02",
        "5550111,301,from-internal,PJSIP/trunk-01,PJSIP/301-02",
        "5550111,s,default,IAX2/5550111-01,",
        "anonymous,301,ext-queues,SIP/provider-01,Local/301@from-queue-01;1",
        "5550111,301,from-internal,Local/301@from-queue-01;2,SIP/301-02",
    ],
)
def test_a_call_from_a_trunk_is_a_caller(tmp_path: Path, call: str) -> None:
    report = audited(tmp_path, cdr(call))
    assert (report.inputs[0].tickets, report.inputs[0].out_of_scope) == (1, 0)


@pytest.mark.parametrize(
    "call",
    [
        "301,5550111,from-internal,SIP/301-01,SIP/provider-02",
        "301,302,from-internal,SIP/301-01,SIP/302-02",
        "301,0,from-internal,Local/0@from-internal-0f;2,",
        "201,301,default,PJSIP/201-01,PJSIP/301-02",
        "5550100,5550111,phones,SIP/301-01,SIP/provider-02",
        "301,*97,default,SCCP/301-01,",
    ],
)
def test_a_call_from_a_telephone_of_ours_is_none_and_is_told(tmp_path: Path, call: str) -> None:
    report = audited(tmp_path, cdr(call, "5550111,301,from-trunk,SIP/provider-01,SIP/301-02"))
    assert (report.inputs[0].tickets, report.inputs[0].out_of_scope) == (1, 1)
    assert [one.count for one in report.notes if one.code == "not_from_customers"] == [1]


def test_where_no_customer_called_the_line_that_makes_callers_of_all_works(tmp_path: Path) -> None:
    text = cdr("301,302,from-internal,SIP/301-01,SIP/302-02")
    with pytest.raises(NotAuditableError) as error:
        audited(tmp_path, text)
    line = (error.value.problems[0].hint or "").partition("sla.yaml: ")[2]
    assert audited(tmp_path, text, f"{SLA}{line}\n").inputs[0].tickets == 1


def test_a_list_of_calls_without_a_direction_says_so(tmp_path: Path) -> None:
    text = (
        "Call Id,Date,Time,Agent,Department,Answered (Y/N),Resolved,Speed of Answer,AvgTalkDuration"
        ",Satisfaction rating\n"
        "ID1,31-01-2016,17:34:05,Jim,Fridge,Y,Y,15,00:02:59,3\n"
    )
    assert "direction_unknown" in {one.code for one in audited(tmp_path, text).notes}
