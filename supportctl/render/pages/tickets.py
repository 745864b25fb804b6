"""A listed ticket: what every list says of it in the same words."""

from supportctl.render.pages.blocks import Ticket, Tone
from supportctl.render.words.moments import Calendar
from supportctl.render.words.wording import NOTHING, shown, tied, time_words
from supportctl.report.audit_report import AuditReport, Breach

MOST = 10
"""Tickets that a list shows."""


def ticket(report: AuditReport, one: Breach, *, what: str, state: str, tone: Tone) -> Ticket:
    """The ticket of a promise; `what` is late, `state` says how late."""
    return Ticket(
        ticket="(no id)" if one.ticket_id is None else shown(one.ticket_id),
        what=what,
        policy=shown(one.policy),
        state=state,
        due=f"due {Calendar(report).due_words(one.due_at)}" if one.due_at else NOTHING,
        place=tied(f"{shown(one.path)}:{one.line}"),
        tone=tone,
    )


def late_words(one: Breach) -> str:
    """By how much a contact is late, or at least is where only the day of a time is known."""
    if one.overrun_at_least_seconds is not None:
        return f"at least {time_words(one.overrun_at_least_seconds, one.clock)}"
    return "an unknown time" if one.overrun_seconds is None else time_words(one.overrun_seconds, one.clock)
