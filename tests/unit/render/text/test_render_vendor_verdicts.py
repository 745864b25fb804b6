"""The section about the export's own verdicts: what it says, and that it is silent where there are none."""

from dataclasses import replace

from supportctl.render.text.vendor_verdicts import vendor_verdicts
from supportctl.report.audit_report import AuditReport, Disagreement, ReconciledReason, Reconciliation


class Reconciled:
    """The only part of a report that counts here."""

    def __init__(self, *entries: Reconciliation) -> None:
        self.reconciliation = list(entries)


def disagreement(line: int, ticket_id: str | None = "T-1") -> Disagreement:
    return Disagreement(
        ticket_id=ticket_id,
        record=line,
        line=line,
        vendor="SLA Violated",
        ours="at_risk",
        elapsed_seconds=13_200,
        target_seconds=14_400,
        reason="open when exported",
    )


NONE = Reconciliation(
    path="desk.csv",
    system="freshdesk",
    metric="first_response",
    column="First response status",
    compared=21,
    agree=21,
    disagree=0,
    vendor_breached_ours_met=0,
    vendor_met_ours_breached=0,
    not_comparable=0,
    unread=0,
    unread_hint=None,
    unread_words={},
    reasons=[],
    disagreements_total=0,
    disagreements=[],
)


def said(*entries: Reconciliation) -> list[str]:
    report: AuditReport = Reconciled(*entries)  # type: ignore[assignment]
    return [line.plain.strip() for line in vendor_verdicts(report, 1_000)]


def words(*entries: Reconciliation) -> str:
    return " ".join(said(*entries)).replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_is_said_without_verdicts() -> None:
    assert said() == []


def test_agreement_is_one_line() -> None:
    assert said(NONE)[-1].replace("\N{NO-BREAK SPACE}", " ") == (
        "desk.csv first response: 21 of 21 agree with “First response status”"
    )


def test_disagreements_have_reasons_and_the_first_five_are_listed() -> None:
    entry = replace(
        NONE,
        agree=14,
        disagree=7,
        vendor_breached_ours_met=7,
        reasons=[ReconciledReason("open when exported", 6), ReconciledReason("counted around the clock", 1)],
        disagreements_total=7,
        disagreements=[disagreement(line) for line in range(2, 9)],
    )
    text = words(entry)
    assert "14 of 21 agree" in text
    assert "7 differ: open when exported (6), counted around the clock (1)" in text
    assert (
        "desk.csv:6 T-1: “SLA Violated”, by our count open and not yet late (3 h 40 of 4 h): open when exported"
        in text
    )
    assert "desk.csv:7" not in text
    assert text.endswith("and 2 more")


def test_unknown_words_say_what_to_write() -> None:
    unread = {"Perhaps\x1b[31m": 2}
    entry = replace(
        NONE,
        compared=0,
        agree=0,
        not_comparable=3,
        unread=2,
        unread_words=unread,
        unread_hint="write \x1bthis",
    )
    text = words(entry)
    assert "nothing to compare with “First response status”; 3 cannot be compared" in text
    assert "(2); write " in text
    assert "\x1b" not in text
