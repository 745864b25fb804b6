"""Act now: the open contacts that are late or soon will be, whatever the period: the work that there is."""

from datetime import datetime

from supportctl.render.pages.blocks import Part, Prose, Says, Ticket, TicketGroup, Tickets, Tone
from supportctl.render.pages.tickets import MOST, late_words, ticket
from supportctl.render.words.wording import count_words, counted, listed, shown, tied, time_words
from supportctl.report.audit_report import AuditReport, Breach
from supportctl.vocabulary.states import State

DEEDS = {"first_response": "reply", "resolution": "resolve"}
"""What there is to do when a metric is overdue."""

TITLE = "Act now: all open contacts"
LATE, SAVED = "Already late, longest first:", "Not late yet, soonest due first:"
Promises = list[Breach]
"""What one ticket owes."""


def act_now(report: AuditReport) -> Part | None:
    """The list under a line that says how many there are in all; late ones first, as they were due first."""
    if not report.objectives and not report.act_now:
        return None
    if not report.act_now:
        nothing = f"No open contact{_which(report)} is late or will soon be late."
        return Part(TITLE, [Says(nothing, Tone.GOOD)])
    late, saved = picked(report)
    groups = [
        TicketGroup(caption, [_ticket(report, one) for one in some])
        for caption, some in ((LATE, late), (SAVED, saved))
        if some
    ]
    afterwards = _afterwards(report, [*late, *saved])
    below = [Prose(" ".join(afterwards), Tone.FAINT)] if afterwards else []
    return Part(TITLE, [Says(_total_words(report)), Tickets(groups), *below])


def picked(report: AuditReport) -> tuple[list[Promises], list[Promises]]:
    """At most ten tickets, half of them late and half that can still be saved, as far as there are both."""
    tickets = _by_ticket(report.act_now)
    late = [one for one in tickets if one[0].state == State.OVERDUE]
    saved = [one for one in tickets if one[0].state != State.OVERDUE]
    room = max(MOST // 2, MOST - len(saved))
    return late[:room], saved[: MOST - min(room, len(late))]


def first_to_do(report: AuditReport) -> Part | None:
    """The first of the list in a line of its own, for where there is no list."""
    if not report.act_now:
        return None
    first = _ticket(report, _by_ticket(report.act_now)[0])
    words = f"Act first on {first.ticket} ({first.policy}): {first.what}, {first.state}, {first.place}"
    more = report.act_now_tickets - 1
    return Part("", [Says(f"{words}; {counted(more, 'more contact')} to act on" if more else words)])


def _total_words(report: AuditReport) -> str:
    """`48 contacts to act on of any period: 40 already late, 8 not late yet.`"""
    late, soon = report.act_now_late_tickets, report.act_now_tickets - report.act_now_late_tickets
    parts = [f"{count_words(late)} already late"] if late else []
    parts += [f"{count_words(soon)} not late yet"] if soon else []
    return f"{counted(report.act_now_tickets, 'contact')} to act on{_which(report)}: {', '.join(parts)}."


def _which(report: AuditReport) -> str:
    """Of which contacts, where the user left some out: the period does not count here, the conditions do."""
    where = f" with {', '.join(map(shown, report.scope.where))}" if report.scope.where else ""
    return f"{where} of any period" if _has_period(report) else where


def _has_period(report: AuditReport) -> bool:
    return report.scope.since is not None or report.scope.until is not None


def _afterwards(report: AuditReport, listed_here: list[Promises]) -> list[str]:
    """How many are not listed and where they are, and what the times count."""
    more = report.act_now_tickets - len(listed_here)
    everywhere = "--format csv, for all days," if _has_period(report) else "--format csv"
    rest = [f"{counted(more, 'more contact')}: {everywhere} lists them all."] if more > 0 else []
    return [*rest, *_clock_words([one for promises in listed_here for one in promises])]


def _by_ticket(breaches: list[Breach]) -> list[Promises]:
    """A ticket that owes both reply and resolution is one thing to do; it stands where its first promise does."""
    rows: dict[tuple[str, int, str | None], Promises] = {}
    for one in breaches:
        rows.setdefault((one.path, one.line, one.ticket_id), []).append(one)
    return list(rows.values())


def _ticket(report: AuditReport, promises: Promises) -> Ticket:
    first = promises[0]
    what = ", ".join(DEEDS.get(one.metric, shown(one.metric)) for one in promises)
    tone = Tone.BAD if first.state == State.OVERDUE else Tone.DOUBT
    return ticket(report, first, what=what, state=state_words(first, report.as_of), tone=tone)


def state_words(one: Breach, as_of: str) -> str:
    """`late by 7 h 05`, `45 min left`."""
    if one.state == State.OVERDUE:
        return tied(f"late by {late_words(one)}")
    if one.elapsed_seconds is None or one.target_seconds is None:
        return "may be late"
    if one.elapsed_seconds == one.target_seconds:
        return _used_up_words(one, as_of)
    return tied(f"{time_words(one.target_seconds - one.elapsed_seconds, one.clock)} left")


def _used_up_words(one: Breach, as_of: str) -> str:
    """A target used up to the last second, at this moment or at a closing time before it: nothing counts since."""
    is_closed = one.due_at is not None and datetime.fromisoformat(one.due_at) < datetime.fromisoformat(as_of)
    return "late from the next opening" if is_closed else "due now"


def _clock_words(breaches: list[Breach]) -> list[str]:
    """Where the list counts opening hours, it says so."""
    found = sorted({one.policy for one in breaches if one.clock == "business"})
    if not found:
        return []
    which = "" if len(found) == len({one.policy for one in breaches}) else f" of {listed(map(shown, found))}"
    return [f"Times{which} count opening hours only."]
