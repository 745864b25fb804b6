"""Which tickets are shown: late ones and those that can still be kept."""

from dataclasses import replace

import pytest

from supportctl.render.pages.act_now import picked, state_words
from supportctl.report.audit_report import AuditReport, Breach


class Waiting:
    """The only part of a report that counts here."""

    def __init__(self, late: int, soon: int) -> None:
        states = ["overdue"] * late + ["at_risk"] * soon
        self.act_now = [promise(line, state) for line, state in enumerate(states, 2)]


def promise(line: int, state: str, metric: str = "first_response") -> Breach:
    return Breach(
        namespace="generic", ticket_id=str(line), metric=metric, policy="email", state=state, elapsed_seconds=1,
        target_seconds=2, overrun_seconds=None, due_at=None, clock="wall", path="a.csv", record=line, line=line,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("late", "soon", "shown"),
    [(10, 10, (5, 5)), (10, 2, (8, 2)), (3, 10, (3, 7)), (10, 0, (10, 0)), (0, 10, (0, 10)), (2, 2, (2, 2))],
)
def test_half_of_each_as_far_as_there_are_both(late: int, soon: int, shown: tuple[int, int]) -> None:
    report: AuditReport = Waiting(late, soon)  # type: ignore[assignment]
    assert tuple(map(len, picked(report))) == shown


def test_the_promises_of_a_ticket_are_one_thing_to_do() -> None:
    report = Waiting(2, 1)
    report.act_now += [promise(2, "at_risk", "resolution"), promise(4, "at_risk", "resolution")]
    late, saved = picked(report)  # type: ignore[arg-type]
    assert [[one.metric for one in ticket] for ticket in late] == [
        ["first_response", "resolution"],
        ["first_response"],
    ]
    assert [ticket[0].line for ticket in saved] == [4]


def test_a_target_used_up_at_closing_is_late_from_the_next_opening() -> None:
    due = replace(promise(2, "at_risk"), elapsed_seconds=2, due_at="2026-11-27T17:00:00Z", clock="business")
    assert state_words(due, "2026-11-27T20:00:00Z") == "late from the next opening"
    assert state_words(due, "2026-11-27T17:00:00.500000Z") == "late from the next opening"
    assert state_words(due, "2026-11-27T17:00:00Z") == "due now"
    assert state_words(replace(due, elapsed_seconds=1.5), "2026-11-27T16:59:59Z") == "0.5\u00a0s\u00a0left"
