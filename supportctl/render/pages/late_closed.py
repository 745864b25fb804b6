"""Late and done: the contacts that were answered or resolved too late, or not answered at all."""

from collections import Counter

from supportctl.render.pages.blocks import Part, Prose, Ticket, TicketGroup, Tickets, Tone
from supportctl.render.pages.tickets import MOST, late_words, ticket
from supportctl.render.words.wording import count_words, counted, metric_words, tied, time_words
from supportctl.report.audit_report import AuditReport, Breach
from supportctl.vocabulary.states import State

TITLE = "Late and closed"


def late_closed(report: AuditReport) -> Part | None:
    """How many there are, and the worst ten."""
    total = sum(one.breached + one.abandoned for one in report.objectives)
    if not total:
        return None
    done = report.late_closed[:MOST]
    if not done:
        return Part(TITLE, [Prose(_total_words(report))])
    longest = f"The {count_words(len(done))} that were late the longest:"
    order = longest if total > MOST else "The longest first:"
    tickets = Tickets([TicketGroup("", [_ticket(report, one) for one in done])])
    return Part(TITLE, [Prose(f"{_total_words(report)} {order}"), tickets])


def _total_words(report: AuditReport) -> str:
    """`204 late first responses, 31 late resolutions; 51 contacts ended without an answer.`"""
    late: Counter[str] = Counter()
    for one in report.objectives:
        late[metric_words(one.metric)] += one.breached
    gone = sum(one.abandoned for one in report.objectives)
    parts = [", ".join(counted(number, f"late {metric}") for metric, number in late.items() if number)]
    parts += [f"{counted(gone, 'contact')} ended without an answer"] if gone else []
    return f"{'; '.join(filter(None, parts))}."


def _ticket(report: AuditReport, one: Breach) -> Ticket:
    return ticket(report, one, what=metric_words(one.metric), state=_state_words(one), tone=Tone.BAD)


def _state_words(one: Breach) -> str:
    if one.state == State.ABANDONED:
        waited = "" if one.elapsed_seconds is None else f" after {time_words(one.elapsed_seconds, one.clock)}"
        return tied(f"no answer{waited}")
    return tied(f"late by {late_words(one)}")
