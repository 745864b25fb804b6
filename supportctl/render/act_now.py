"""Act now: the open tickets that are overdue or soon will be, longest due first."""

from collections.abc import Iterator

from rich.text import Text

from supportctl.render.ink import FAINT, GOOD, paragraph, title
from supportctl.render.moments import Calendar
from supportctl.render.ticket_list import MOST, Listed, place_words, ticket_list, ticket_words
from supportctl.render.wording import NOTHING, count_words, listed, shown, tied, time_words
from supportctl.report.audit_report import AuditReport, Breach
from supportctl.vocabulary import State

DEEDS = {"first_response": "reply", "resolution": "resolve"}
"""What there is to do when a metric is overdue."""


def act_now(report: AuditReport, width: int) -> list[Text]:
    """The list under a line that says how many there are in all."""
    if not report.objectives:
        return []
    heading = title("ACT NOW", width)
    if not report.act_now:
        return [*heading, *paragraph("No open ticket is overdue or at risk.", width, GOOD)]
    tickets = [_listed(report, group) for group in _by_ticket(report.act_now[:MOST])]
    lines = [*heading, *paragraph(_total_words(report), width, hang=0), *ticket_list(tickets, width)]
    more = report.act_now_total - min(MOST, len(report.act_now))
    rest = [f"And {count_words(more)} more, due later."] if more else []
    return [*lines, *paragraph(" ".join([*rest, *_clock_words(report)]), width, FAINT, hang=0)]


def first_to_do(report: AuditReport) -> str:
    """The first of the list in a line of its own, for where there is no list."""
    if not report.act_now:
        return ""
    first = _listed(report, next(_by_ticket(report.act_now)))
    words = f"Act first on {first.ticket} ({first.policy}): {first.what}, {first.state}, {first.place}"
    more = report.act_now_total - 1
    return f"{words}; {count_words(more)} more overdue or at risk" if more else words


def _total_words(report: AuditReport) -> str:
    overdue = sum(one.overdue for one in report.objectives)
    at_risk = sum(one.at_risk for one in report.objectives)
    parts = [f"{count_words(overdue)} overdue"] if overdue else []
    parts += [f"{count_words(at_risk)} at risk (can still be kept)"] if at_risk else []
    return f"Open promises: {', '.join(parts)}. Longest due first:"


def _by_ticket(breaches: list[Breach]) -> Iterator[list[Breach]]:
    """A ticket that owes both reply and resolution is one thing to do; it stands where its first promise does."""
    rows: dict[tuple[str, int, str | None], list[Breach]] = {}
    for one in breaches:
        rows.setdefault((one.path, one.line, one.ticket_id), []).append(one)
    yield from rows.values()


def _listed(report: AuditReport, promises: list[Breach]) -> Listed:
    first = promises[0]
    return Listed(
        ticket=ticket_words(first),
        what=", ".join(DEEDS.get(one.metric, shown(one.metric)) for one in promises),
        policy=shown(first.policy),
        state=state_words(first),
        due=f"due {Calendar(report).due_words(first.due_at)}" if first.due_at else NOTHING,
        place=place_words(first),
        late=first.state == State.OVERDUE,
    )


def state_words(one: Breach) -> str:
    """`overdue by 7 h 05`, `45 min left`."""
    if one.state == State.OVERDUE:
        return tied(f"overdue by {time_words(one.overrun_seconds)}")
    if one.elapsed_seconds is None or one.target_seconds is None:
        return "at risk"
    return tied(f"{time_words(one.target_seconds - one.elapsed_seconds)} left")


def _clock_words(report: AuditReport) -> list[str]:
    """Where the list counts opening hours, it says so."""
    business = {one.policy for one in report.objectives if one.clock == "business"}
    policies = {one.policy for one in report.act_now}
    found = sorted(policies & business)
    if not found:
        return []
    which = "" if len(found) == len(policies) else f" of {listed(map(shown, found))}"
    return [f"Overdue times{which} count opening hours only."]
