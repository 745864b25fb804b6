"""The first line in each situation."""

from dataclasses import replace

import pytest
from screen_report_parts import FOUR_HOURS, OCTOBER, both, breach, input_file, objective, report

from supportctl.render.text.report import render_text
from supportctl.render.words.verdict import verdict_words
from supportctl.render.words.wording import TIE
from supportctl.report.audit_report import Scope
from supportctl.report.note import Note

END = "as of Sat 31 Oct 2026 23:39 Asia/Jakarta"


@pytest.mark.parametrize(
    ("verdict", "rows", "words"),
    [
        ("pass", ["pass"], "KEPT the only promise"),
        ("pass", ["pass", "pass"], "KEPT both promises"),
        ("pass", ["pass", "too_few"], "KEPT 1 of 2 promises (1 with too few contacts to judge)"),
        ("warn", ["pass", "warn"], "AT RISK 1 of 2 promises (1 kept)"),
        ("fail", ["fail", "warn", "pass"], "MISSED 1 of 3 promises (1 kept, 1 may be missed)"),
        ("fail", ["fail"], "MISSED the only promise"),
        ("too_few", ["too_few"], "TOO FEW CONTACTS to judge the only promise"),
        ("too_few", ["too_few"] * 3, "TOO FEW CONTACTS to judge any of 3 promises"),
        ("not_auditable", [], "NOT AUDITABLE"),
    ],
)
def test_verdict(verdict: str, rows: list[str], words: str) -> None:
    promises = [objective("email", "first_response", 0.9, one, kept=9, breached=1) for one in rows]
    assert verdict_words(replace(report(verdict), objectives=promises)).replace(TIE, " ") == words


@pytest.mark.parametrize(
    ("scope", "period"),
    [
        (("2026-10-01T00:00:00Z", "2026-10-31T00:00:00Z"), "1-31 Oct 2026"),
        (("2026-10-30T17:00:00Z", "2026-10-31T16:59:59Z"), "Sat 31 Oct 2026"),
        (("2026-09-28T00:00:00Z", "2026-10-04T00:00:00Z"), "28 Sep - 4 Oct 2026"),
        (("2025-12-28T00:00:00Z", "2026-01-03T00:00:00Z"), "28 Dec 2025 - 3 Jan 2026"),
    ],
)
def test_period(scope: tuple[str, str], period: str) -> None:
    """Days are those of the report's zone."""
    rows = [both("email", "first_response", 0.9, "pass", kept=100, target=FOUR_HOURS)]
    text = render_text(report("pass", rows, scope=Scope(None, None, [], ["channel"], 20, *scope)), width=160)
    assert text.splitlines()[0] == f"KEPT the only promise · {period} · 1 400 contacts · {END}"


def test_the_end_of_a_period_asked_for_does_not_count() -> None:
    scope = Scope("2026-09-30T17:00:00Z", "2026-10-31T17:00:00Z", [], ["channel"], 20, None, None)
    assert "1-31 Oct 2026" in render_text(report("not_auditable", scope=scope))


def test_all_files_count() -> None:
    inputs = [input_file(OCTOBER, 1), input_file("b.csv", 2, folded=3)]
    assert " · 3 contacts" in render_text(report("not_auditable", inputs=inputs))


def test_what_is_due_in_another_year_says_so() -> None:
    rows = [both("email", "first_response", 0.9, "pass", kept=100, overdue=1, target=FOUR_HOURS)]
    late = breach("1", "overdue", 2, late=31_529_536, due="2025-10-31T04:00:00Z")
    text = render_text(report("pass", rows, act_now=[late]))
    assert "late by 8 758 h  due Fri 31 Oct 2025 11:00" in text


def test_what_the_first_lines_say_is_not_said_again_below() -> None:
    reason = "exports/b.csv:1: no column says when a contact was created"
    untold = "resolution of policy “email” cannot be decided: no column tells when"
    notes = [
        Note("file_not_audited", "error", f"{reason} (export it again)", "exports/b.csv"),
        Note("not_measurable", "warning", untold),
        Note("later_events", "info", "1 contact has times later than as-of"),
    ]
    text = render_text(report("not_auditable", verdict_reasons=[reason, untold], notes=notes), width=110)
    below = text.partition("DATA NOTES")[2]
    assert text.count("no column") == 2
    assert [line for line in below.splitlines() if line.startswith(("  Error", "  Warning", "  Note"))] == [
        "  Error: exports/b.csv: export it again",
        "  Note: 1 contact has times later than as-of",
    ]
