"""Late and done: the contacts that were answered or solved too late, or not answered at all."""

from itertools import chain

from rich.text import Text

from supportctl.render.ink import paragraph, title
from supportctl.render.moments import Calendar
from supportctl.render.ticket_list import MOST, Listed, late_words, place_words, ticket_list, ticket_words
from supportctl.render.wording import NOTHING, count_words, counted, metric_words, shown, tied, time_words
from supportctl.report.audit_report import AuditReport, Breach
from supportctl.vocabulary import State


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
    late = sum(one.breached for one in report.objectives)
    gone = sum(one.abandoned for one in report.objectives)
    parts = [f"{counted(late, 'late reply or solution', 'late replies and solutions')}"] if late else []
    parts += [f"{counted(gone, 'contact')} ended without an answer"] if gone else []
    return f"{'; '.join(parts)}."


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
