"""The timeline of a ticket: when, what, and where that was read."""

from rich.text import Text

from supportctl.render.text.fitting import padded, width_of
from supportctl.render.text.hanging import hanging
from supportctl.render.text.ink import FAINT, PLAIN, paragraph, title
from supportctl.render.words.exact_times import LocalTimes
from supportctl.render.words.wording import NOTHING, shown
from supportctl.report.explanation import Explanation, Moment

LEAST_WORDS = 20


def explained_timeline(explanation: Explanation, width: int) -> list[Text]:
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
