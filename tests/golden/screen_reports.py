"""Reports made by hand, one for each situation the screen must be sound in, and the audit of the sample data."""

import tempfile
from collections.abc import Callable
from contextlib import chdir
from io import BytesIO
from pathlib import Path

from screen_report_parts import (
    BY_PRIORITY,
    FOUR_HOURS,
    OCTOBER,
    both,
    breach,
    cut,
    input_file,
    level,
    objective,
    rate_pair,
    report,
)

from supportctl.report.audit_report import (
    AuditReport,
    ConfigUsed,
    Rate,
    RateGoal,
    Scope,
    SetAside,
    SetAsideExample,
)
from supportctl.report.note import Note

ROOT = Path(__file__).parents[2]


def all_well() -> AuditReport:
    """Every promise kept, nothing waits."""
    promise, rate = rate_pair("chat", "abandonment", 20, 960, RateGoal(0.1, None), "pass")
    rows = [
        both(
            "chat",
            "first_response",
            0.8,
            "pass",
            kept=900,
            breached=40,
            abandoned=5,
            excluded_reasons={"short_abandon": 3},
        ),
        both("email", "first_response", 0.9, "pass", kept=440, breached=10, running=2, target=FOUR_HOURS),
    ]
    return report("pass", rows, rate_objectives=[promise], rates=[rate])


def missed() -> AuditReport:
    """Missed, at risk and kept promises, open and closed late contacts, and every kind of note."""
    promise, rate = rate_pair("phone", "abandonment", 70, 520, RateGoal(0.1, None), "fail")
    unanswered = {"closed_without_reply": 12, "spam": 31}
    rows = [
        both("email", "first_response", 0.9, "fail", kept=1001, breached=180, overdue=23, running=9, at_risk=4,
             early=6, target=FOUR_HOURS, excluded_reasons=unanswered, worthless=7),
        both("email", "resolution", 0.8, "warn", kept=805, breached=190, overdue=9, running=40, at_risk=20, early=25,
             paused=3, target=BY_PRIORITY, excluded_reasons={"spam": 31}),
        both("phone", "first_response", 0.8, "pass", kept=430, breached=60, abandoned=30,
             unknown=2, unknown_reasons={"stop_before_start": 2}),
        both("social", "first_response", 0.9, "too_few", kept=9, breached=3, target=FOUR_HOURS),
    ]  # fmt: skip
    waiting = [
        breach("41050", "overdue", 51), breach("41050", "overdue", 51, metric="resolution"),
        breach("41131", "overdue", 132, late=3_900, due="2026-10-31T08:00:00Z"),
        breach("SOC-9", "overdue", 1_240, policy="social", late=200, due="2026-10-31T16:00:00Z"),
        breach("41258", "at_risk", 259, late=-2_700, due="2026-11-02T01:45:00Z"),
    ]  # fmt: skip
    done = [
        breach("40111", "breached", 12, late=90_061),
        breach(None, "abandoned", 77, policy="phone", late=-14_275),
    ]
    short = "fewer cells than the header"
    aside = [
        SetAside(
            "unreadable creation time", 4, [SetAsideExample(OCTOBER, 412, 413, "Created at", "“#REF!”")]
        ),
        SetAside(short, 1, [SetAsideExample(OCTOBER, 989, 990, None, short)]),
    ]
    notes = [
        Note(
            "zone_assumed",
            "info",
            "a.csv: times without a zone are read as Asia/Jakarta (sla.yaml's timezone)",
            "a.csv",
        ),
        Note(
            "zone_assumed",
            "info",
            "b.csv: times without a zone are read as Asia/Jakarta (sla.yaml's timezone)",
            "b.csv",
        ),
        Note("unmatched", "warning", "12 contacts match no policy: fax (12)", count=12),
        Note("file_not_audited", "error", "broken.csv: no column tells when a contact began", "broken.csv"),
    ]
    return report("fail", rows, rate_objectives=[promise], rates=[rate], breaches=[*waiting[:4], *done],
                  late_closed=done, act_now=waiting, act_now_tickets=55, set_aside=aside, notes=notes,
                  inputs=[input_file(OCTOBER, 1_840, folded=3, out_of_scope=40, aside=5)])  # fmt: skip


def too_few() -> AuditReport:
    """Nothing can be judged yet."""
    rows = [
        both("chat", "first_response", 0.8, "too_few", kept=11, breached=4),
        both("email", "first_response", 0.9, "too_few", kept=2, breached=1, running=8, target=FOUR_HOURS),
    ]
    return report("too_few", rows, inputs=[input_file("exports/monday.csv", 26)])


def not_auditable() -> AuditReport:
    """Too much was lost for a verdict."""
    rows = [
        both("chat", "first_response", 0.8, "not_auditable", kept=100, breached=10, unknown=40,
             unknown_reasons={"unreadable_value": 40}),
        both("email", "first_response", 0.9, "fail", kept=100, breached=40, target=FOUR_HOURS),
    ]  # fmt: skip
    reasons = ["first response of policy “chat” is not known for 40 of 150 contacts, "
               "more than max_unknown (5 %) allows",
               f"{OCTOBER}: 90 of 1 490 rows (6.0 %) are set aside, more than max_set_aside allows"]  # fmt: skip
    aside = [SetAside("no creation time", 90, [SetAsideExample(OCTOBER, 2, 2, "Created at", "ticket 7")])]
    inputs = [input_file(OCTOBER, 1_400, aside=90)]
    return report("not_auditable", rows, verdict_reasons=reasons, set_aside=aside, inputs=inputs)


def one_ticket() -> AuditReport:
    """A single contact, judged by the built-in targets."""
    rows = [both("email and web", "first_response", 0.9, "too_few", overdue=1, target=FOUR_HOURS)]
    built_in = ConfigUsed("built-in", "0" * 64, builtin=True)
    day = Scope(None, None, [], ["channel"], 20, "2026-10-30T02:00:00Z", "2026-10-30T02:00:00Z")
    return report("too_few", rows, config=built_in, scope=day, inputs=[input_file("stdin", 1)],
                  act_now=[breach("7", "overdue", 2, path="stdin", policy="email and web")])  # fmt: skip


def zero() -> AuditReport:
    """No contact at all."""
    return report("not_auditable", scope=Scope(None, None, ["channel=fax"], ["channel"], 20, None, None),
                  verdict_reasons=["no contact falls under any target"],
                  inputs=[input_file(OCTOBER, 0, out_of_scope=1_400)])  # fmt: skip


def ten_thousand_agents() -> AuditReport:
    """Most of them have too few contacts; all but twenty are folded."""
    rows = [
        level({"agent": f"Agent {place:05}" if place != 3 else None}, "email", "first_response", 0.9,
              kept=400 // (place + 1) + 3, breached=2 + place % 7, target=FOUR_HOURS)
        for place in range(10_000)
    ]  # fmt: skip
    promise = objective(
        "email", "first_response", 0.9, "fail", kept=32_000, breached=49_994, target=FOUR_HOURS
    )
    tail = level({"agent": None}, "email", "first_response", 0.9, kept=30_300, breached=49_900, target=FOUR_HOURS,
                 folded_groups=9_980)  # fmt: skip
    goal = RateGoal(None, 0.65)
    rates = [
        Rate(group=row.group, policy="email", metric="csat", numerator=7, denominator=10 + place % 20, value=0.7,
             target=goal, verdict="pass", mark=None, formula="satisfied answers / answers")
        for place, row in enumerate(rows[:60])
    ]  # fmt: skip
    return cut(["agent"], rows, [promise], tails=[tail], rates=rates,
               inputs=[input_file(OCTOBER, 82_000)])  # fmt: skip


def weekdays() -> AuditReport:
    """A cut by time keeps its order; filtered and of one week."""
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    rows = [
        level({"weekday": day}, "chat", "first_response", 0.8, kept=90 - 14 * place, breached=6 + 3 * (place == 0) * 9)
        for place, day in enumerate(days)
    ]  # fmt: skip
    promise = objective("chat", "first_response", 0.8, "pass", kept=336, breached=69)
    scope = Scope("2026-10-25T17:00:00Z", "2026-11-01T17:00:00Z", ["priority=urgent,high", "team=Jakarta"],
                  ["weekday"], 20, None, None)  # fmt: skip
    return cut(["weekday"], rows, [promise], scope=scope)


def several_fields() -> AuditReport:
    """Team, hour and opening hours side by side."""
    groups = [
        ("Jakarta", "08", "in"),
        ("Jakarta", "22", "out"),
        ("Surabaya", "08", "in"),
        (None, "23", "out"),
    ]
    rows = [
        level({"team": team, "hour": hour, "in_hours": inside}, policy, metric, 0.9, kept=60 + 9 * place,
              breached=11 - 3 * place, running=place, target=FOUR_HOURS)
        for place, (team, hour, inside) in enumerate(groups)
        for policy, metric in (("email", "first_response"), ("email", "resolution"), (None, "first_response"))
        if policy or place == 3
    ]  # fmt: skip
    promises = [
        objective(
            "email", metric, 0.9, "warn", kept=294, breached=26, running=6, at_risk=6, target=FOUR_HOURS
        )
        for metric in ("first_response", "resolution")
    ]
    waiting = [breach(f"4125{place}", "at_risk", 255 + place, late=-900 * place) for place in range(1, 7)]
    return cut(["team", "hour", "in_hours"], rows, promises, act_now=waiting, act_now_tickets=6)


def tags() -> AuditReport:
    """Groups that overlap."""
    rows = [
        level({"tag": tag}, "email", "first_response", 0.9, kept=kept, breached=late, target=FOUR_HOURS)
        for tag, kept, late in (("vip", 80, 20), (None, 300, 10), ("late parcel", 44, 3), ("gift", 9, 5))
    ]
    promise = objective("email", "first_response", 0.9, "fail", kept=350, breached=40, target=FOUR_HOURS)
    return cut(["tag"], rows, [promise], partition=False)


HOSTILE = (
    "[/order][bold red]x", "\x1b[31mred\x1b[0m\x1b]0;title\x07", "\u202eevil\u2066",
    "日本語の問い合わせ番号一二三四五六七八九十",
    "פנייה-١٢٣", "a\r\nb\tc", "=HYPERLINK(1)", "", "👩‍👩‍👧 e\u0301", "x" * 90,
)  # fmt: skip


def hostile() -> AuditReport:
    """Ids, names, paths, headers and notes that would steer a terminal or break a layout if they could."""
    rows = []
    for place, name in enumerate(HOSTILE):
        rows.append(
            both(
                name,
                "first_response",
                0.9,
                "fail",
                kept=10 + place,
                breached=20,
                overdue=1,
                target=FOUR_HOURS,
            )
        )
    waiting = [
        breach(name, "overdue", place + 2, policy=name, path=f"exports/{name}.csv")
        for place, name in enumerate(HOSTILE)
    ]
    notes = [Note("n", "warning", f"{name}.csv: {name}", f"{name}.csv") for name in HOSTILE]
    aside = [SetAside(name, 1, [SetAsideExample(name, 1, 1, name, name)]) for name in HOSTILE]
    return report("fail", rows, act_now=waiting, act_now_total=10, act_now_tickets=10, notes=notes, set_aside=aside,
                  inputs=[input_file(f"exports/{name}.csv", 40, aside=1) for name in HOSTILE])  # fmt: skip


def sample_data() -> AuditReport:
    """What `supportctl audit sample_data/*.csv` finds."""
    from supportctl.audit.asking.request import Request  # noqa: PLC0415
    from supportctl.audit.reporting.auditing import audit  # noqa: PLC0415 - the engine is loaded only when needed
    from supportctl.engine.session import Session  # noqa: PLC0415
    from supportctl.intake.files.paths import find_inputs  # noqa: PLC0415
    from supportctl.policy.load import load_sla  # noqa: PLC0415

    names = ["sample_data/calls.csv", "sample_data/tickets.csv", "sample_data/whatsapp-chat.csv"]
    with chdir(ROOT), tempfile.TemporaryDirectory() as folder:
        inputs = find_inputs(names, BytesIO(), Path(folder))
        with Session(Path(folder), [file.path for file in inputs.files], None) as session:
            return audit(session, inputs, load_sla(Path("sample_data/sla.yaml")), Request())


REPORTS: dict[str, Callable[[], AuditReport]] = {
    "all-well": all_well,
    "missed": missed,
    "too-few": too_few,
    "not-auditable": not_auditable,
    "one-ticket": one_ticket,
    "zero": zero,
    "ten-thousand-agents": ten_thousand_agents,
    "weekdays": weekdays,
    "several-fields": several_fields,
    "tags": tags,
    "hostile": hostile,
    "sample-data": sample_data,
}
