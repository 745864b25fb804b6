"""The explanation as text: the answer first, then the way there."""

from rich.text import Text

from supportctl.render.text.closing import closing
from supportctl.render.text.explained_promise import answer, explained_promise, style_of
from supportctl.render.text.explained_rules import explained_rules
from supportctl.render.text.explained_timeline import explained_timeline
from supportctl.render.text.ink import DOUBT, FAINT, STRONG, paragraph, screen
from supportctl.render.words.exact_times import LocalTimes
from supportctl.render.words.wording import metric_words, shown
from supportctl.report.explanation import Explanation, TicketField

LEAST_WIDTH = 20
BETWEEN = " · "


def render_explanation(explanation: Explanation, *, width: int = 80, color: bool = False) -> str:
    """The text, at most `width` columns wide, with a final line end."""
    width = max(width, LEAST_WIDTH)
    lines = [*_head(explanation, width), *explained_timeline(explanation, width)]
    lines += explained_rules(explanation, width)
    for promise in explanation.promises:
        lines += explained_promise(explanation, promise, width)
    return screen([*lines, *closing("Explained", width)], width=width, color=color)


def _head(explanation: Explanation, width: int) -> list[Text]:
    """Which ticket, what became of it, as of when."""
    ticket = explanation.ticket
    name = "Ticket without an id" if ticket.ticket_id is None else f"Ticket {shown(ticket.ticket_id)}"
    record = "" if ticket.record == ticket.line else f" (record {ticket.record})"
    place = f"{shown(ticket.path)}:{ticket.line}{record}"
    lines = paragraph(f"{name}{BETWEEN}{place}", width, STRONG, indent=0)
    fields = [words for field in ticket.fields if (words := _field(field))]
    if fields:
        lines += paragraph(BETWEEN.join(fields), width, indent=0)
    if explanation.outcome_words:
        lines += paragraph(
            f"{_outcome(explanation)}: {shown(explanation.outcome_words)}.", width, DOUBT, indent=0
        )
    for promise in explanation.promises:
        words = f"{metric_words(promise.metric)}: {answer(promise)}"
        lines += paragraph(words, width, style_of(promise), indent=0)
    as_of = LocalTimes.of(explanation.timezone, explanation.as_of).full(explanation.as_of)
    words = f"as of {as_of} {explanation.timezone} ({shown(explanation.as_of_from)})"
    return [*lines, *paragraph(words, width, FAINT, indent=0)]


def _outcome(explanation: Explanation) -> str:
    return "NO POLICY" if explanation.outcome == "judged" else "NOT JUDGED"


def _field(field: TicketField) -> str | None:
    """`channel email (Email)`: as understood, and as written where that differs."""
    if field.text is None:
        return None
    text = shown(field.text)
    if field.word is None or field.word.casefold() == text.casefold():
        return f"{field.name} {text}"
    return f"{field.name} {shown(field.word)} ({text})"
