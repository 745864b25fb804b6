"""Targets, rates, matches and calendars in words."""

from fractions import Fraction

import pytest

from supportctl.policy.load import builtin_sla, sla_from_bytes
from supportctl.policy.model import Deadline, RateTarget, TargetColumn, Within
from supportctl.policy.target_lines import target_lines
from supportctl.policy.words import calendar_words, decimal_words, goal_words, match_words, rate_words
from supportctl.worktime.calendar import ALWAYS, Calendar, HolidayRule, Window

SECOND = 1_000_000
HOUR = 3_600 * SECOND
DAY = (Window(480, 720), Window(780, 1020))
OFFICE = Calendar(
    "office", "Asia/Jakarta", (DAY,) * 5 + ((Window(540, 720),), ()), holidays=HolidayRule("ID")
)
PLAIN = Calendar("plain", "UTC", (DAY,) * 5 + ((), ()))


@pytest.mark.parametrize(
    ("goal", "calendar", "words"),
    [
        (Within({"other": 60 * SECOND}), ALWAYS, "60 s"),
        (Within({"other": 24 * HOUR}), ALWAYS, "24 h, around the clock"),
        (Within({"other": 24 * HOUR}), OFFICE, "24 opening hours of office, about 3.3 office days"),
        (Within({"other": 24 * HOUR}), PLAIN, "24 opening hours of plain, 3 plain days"),
        (Within({"other": HOUR}), OFFICE, "1 opening hour of office"),
        (Within({"other": HOUR // 2}), OFFICE, "30 min (opening hours of office)"),
        (
            Within({"urgent": HOUR, "high": 4 * HOUR, "other": 8 * HOUR}),
            OFFICE,
            "urgent 1 h, high 4 h, other 8 h (opening hours of office)",
        ),
        (Within({"urgent": HOUR + 30 * SECOND}), ALWAYS, "urgent 1 h 00 min 30 s (around the clock)"),
        (Deadline("resolution_due_at"), OFFICE, "the export's own deadline, column resolution_due_at"),
        (
            TargetColumn("Target (h)", "hours"),
            ALWAYS,
            'the export\'s own target, column "Target (h)" in hours',
        ),
    ],
)
def test_goals(goal: Within | TargetColumn | Deadline, calendar: Calendar, words: str) -> None:
    assert goal_words(goal, calendar) == words


def test_rates() -> None:
    assert rate_words(RateTarget("abandonment", Fraction(1, 10), None, 1)) == "at most 10 %"
    assert rate_words(RateTarget("csat", None, Fraction(995, 1000), 1)) == "at least 99.5 %"
    assert rate_words(RateTarget("csat_mean", None, Fraction(42, 10), 1)) == "at least 4.2"


@pytest.mark.parametrize("text", ["0", "0.5", "12.25", "100", "0.000000001"])
def test_decimals_are_as_written(text: str) -> None:
    assert decimal_words(Fraction(text)) == text


def test_matches() -> None:
    assert match_words(()) == "every ticket"
    match = (("channel", ("chat", "web", "api")), ("priority", ("urgent",)))
    assert match_words(match) == "channel is chat, web or api, and priority is urgent"


def test_calendars() -> None:
    assert calendar_words(ALWAYS) == "around the clock"
    assert calendar_words(OFFICE) == (
        "office: mon-fri 08:00-12:00, 13:00-17:00; sat 09:00-12:00; Asia/Jakarta; holidays ID"
    )
    night = Calendar("night", "UTC", ((Window(1320, 1800),), *((),) * 5, (Window(0, 1440),)))
    assert calendar_words(night) == "night: mon 22:00-06:00; sun 00:00-24:00; UTC"


def test_target_lines_of_the_builtin() -> None:
    phone = target_lines(builtin_sla())[0]
    assert (phone.name, phone.match, phone.calendar) == ("phone", "channel is phone", "around the clock")
    assert phone.targets == ("first response: 80 % within 60 s", "abandonment: at most 8 %")


def test_target_lines_of_a_deadline() -> None:
    text = b"version: 1\npolicies:\n  - {name: city, targets: {resolution: {by: resolution_due_at}}}\n"
    lines = target_lines(sla_from_bytes("sla.yaml", text)[0])
    assert lines[0].targets == ("resolution: 90 % by the export's own deadline, column resolution_due_at",)
