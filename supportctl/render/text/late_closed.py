"""Late and done: the contacts that were answered or resolved too late, or not answered at all."""

from collections import Counter
from itertools import chain

from rich.text import Text

from supportctl.render.text.ink import paragraph, title
from supportctl.render.text.ticket_list import (
    MOST,
    Listed,
    late_words,
    place_words,
    ticket_list,
    ticket_words,
)
from supportctl.render.words.moments import Calendar
from supportctl.render.words.wording import (
    NOTHING,
    count_words,
    counted,
    metric_words,
    shown,
    tied,
    time_words,
)
from supportctl.report.audit_report import AuditReport, Breach
from supportctl.vocabulary.states import State


def late_closed(report: AuditReport, width: int) -> list[Text]:
    """How many there are, and the worst ten."""
    total = sum(one.breached + one.abandoned for one in report.objectives)
    if not total:
        return []
    done = report.late_closed[:MOST]
    lines = title("LATE AND CLOSED", width)
    order = (
        f"The {count_words(len(done))} that were late the longest:" if total > MOST else "The longest first:"
    )
    words = f"{_total_words(report)} {order}" if done else _total_words(report)
    tickets = ticket_list([_listed(report, one) for one in done], width)
    return [*lines, *paragraph(words, width, hang=0), *chain.from_iterable(tickets)]


def _total_words(report: AuditReport) -> str:
    """`204 late first responses, 31 late resolutions; 51 contacts ended without an answer.`"""
    late: Counter[str] = Counter()
    for one in report.objectives:
        late[metric_words(one.metric)] += one.breached
    gone = sum(one.abandoned for one in report.objectives)
    parts = [", ".join(counted(number, f"late {metric}") for metric, number in late.items() if number)]
    parts += [f"{counted(gone, 'contact')} ended without an answer"] if gone else []
    return f"{'; '.join(filter(None, parts))}."


def _listed(report: AuditReport, one: Breach) -> Listed:
    return Listed(
        ticket=ticket_words(one),
        what=metric_words(one.metric),
        policy=shown(one.policy),
        state=_state_words(one),
        due=f"due {Calendar(report).due_words(one.due_at)}" if one.due_at else NOTHING,
        place=place_words(one),
        late=True,
    )


def _state_words(one: Breach) -> str:
    if one.state == State.ABANDONED:
        waited = "" if one.elapsed_seconds is None else f" after {time_words(one.elapsed_seconds, one.clock)}"
        return tied(f"no answer{waited}")
    return tied(f"late by {late_words(one)}")
