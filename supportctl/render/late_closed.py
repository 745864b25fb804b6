"""Late and done: the contacts that were answered or solved too late, or whose customer gave up."""

from rich.text import Text

from supportctl.render.ink import paragraph, title
from supportctl.render.moments import Calendar
from supportctl.render.ticket_list import MOST, Listed, place_words, ticket_list, ticket_words
from supportctl.render.wording import NOTHING, count_words, metric_words, shown, tied, time_words
from supportctl.report.audit_report import AuditReport, Breach
from supportctl.vocabulary import State

DONE = (State.BREACHED, State.ABANDONED)


def late_closed(report: AuditReport, width: int) -> list[Text]:
    """The worst ten; when the report's own list holds only open ones, that is said instead."""
    total = sum(one.breached + one.abandoned for one in report.objectives)
    if not total:
        return []
    done = [one for one in report.breaches if one.state in DONE]
    lines = title("LATE AND CLOSED", width)
    if not done:
        listed = count_words(len(report.breaches))
        rest = [f"The {listed} worst, which the report lists, are all still open."] if report.breaches else []
        return [*lines, *paragraph(" ".join([_total_words(report), *rest]), width)]
    order = (
        "Longest overrun first:" if total <= MOST else f"The {min(MOST, len(done))} with the longest overrun:"
    )
    lines += paragraph(f"{_total_words(report)} {order}", width, hang=0)
    return [*lines, *ticket_list([_listed(report, one) for one in done[:MOST]], width)]


def _total_words(report: AuditReport) -> str:
    late = sum(one.breached for one in report.objectives)
    gone = sum(one.abandoned for one in report.objectives)
    parts = [f"{count_words(late)} answered or solved too late"] if late else []
    parts += [f"{count_words(gone)} gave up unanswered"] if gone else []
    return f"{', '.join(parts)}."


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
        waited = "" if one.elapsed_seconds is None else f" after {time_words(one.elapsed_seconds)}"
        return tied(f"gave up{waited}")
    return tied(f"late by {time_words(one.overrun_seconds)}")
