"""The explanation as text: the answer first, then the way there."""

from collections.abc import Iterator

from rich.text import Text

from supportctl.render.formats import Look
from supportctl.render.text.explained_promise import answer, explained_promise, style_of
from supportctl.render.text.explained_rules import explained_rules
from supportctl.render.text.fitting import padded, width_of
from supportctl.render.text.ink import DOUBT, FAINT, PLAIN, STRONG, closing, hanging, paragraph, screen, title
from supportctl.render.words.moments import LocalTimes
from supportctl.render.words.wording import NOTHING, metric_words, shown
from supportctl.report.explanation import Explanation, Moment, TicketField

LEAST_WIDTH = 20
LEAST_WORDS = 20
"""Columns that the origin of an instant needs beside it."""

BETWEEN = " · "


def explanation_text(explanation: Explanation, look: Look) -> Iterator[str]:
    """The explanation as it is looked at."""
    yield render_explanation(explanation, width=look.width, color=look.color)


def render_explanation(explanation: Explanation, *, width: int = 80, color: bool = False) -> str:
    """The text, at most `width` columns wide, with a final line end."""
    width = max(width, LEAST_WIDTH)
    lines = [*_head(explanation, width), *_timeline(explanation, width)]
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


def _timeline(explanation: Explanation, width: int) -> list[Text]:
    """A line an instant, in the zone of sla.yaml, and how the times were understood."""
    times = LocalTimes.of(explanation.timezone, explanation.as_of)
    rows = [
        (NOTHING if one.at is None else times.full(one.at), shown(one.name), _origin(one))
        for one in explanation.timeline
    ]
    if not rows:
        return []
    widths = [max(width_of(row[column]) for row in rows) for column in (0, 1)]
    lines = title(f"TIMELINE, {explanation.timezone}", width)
    for row, moment in zip(rows, explanation.timeline, strict=True):
        lines += _line(row, widths, width, PLAIN if moment.column else FAINT)
    for note in explanation.notes:
        lines += paragraph(shown(note), width, FAINT, hang=0)
    return lines


def _line(row: tuple[str, str, str], widths: list[int], width: int, style: str) -> list[Text]:
    hang = sum(widths) + 6
    if hang + LEAST_WORDS > width:
        return paragraph(", ".join(filter(None, row)), width, style)
    before = "  ".join(["", *(padded(cell, space) for cell, space in zip(row, widths, strict=False)), ""])
    return hanging(before, row[2], width, style)


def _origin(one: Moment) -> str:
    """`column Created at`, `created + 18 s, column Speed of answer`, `“#REF!” could not be read, column Date`."""
    quote = f"“{shown(one.text)}” " if one.text is not None and one.at is None else ""
    parts = [quote + shown(one.how) if one.how else quote.strip()]
    parts += [f"column {shown(one.column)}"] if one.column else []
    return ", ".join(filter(None, parts))
