"""The pieces of a clock as a sum: what counts with its length, what was skipped with its reason, and the total."""

from collections.abc import Sequence

from rich.text import Text

from supportctl.frozen import frozen
from supportctl.render.text.fitting import padded, width_of
from supportctl.render.text.ink import FAINT, INDENT, PLAIN, STRONG, hanging, paragraph
from supportctl.render.words.moments import LocalTimes, exact_duration, microseconds
from supportctl.render.words.wording import counted, listed, shown, tied
from supportctl.report.explanation import Clock, Stretch

KEPT_DAYS = 3
"""A long clock shows so many opening days at each end."""

NAMED = "closed: "
"""Skipped time that has more to say than that it was closed."""

MOST_CLOSED = 3
USUAL = ("opening hours", "around the clock")
LEAST_WORDS = 8


@frozen
class _Row:
    """A piece, or many of them at once."""

    span: str
    length: str
    words: str
    style: str = PLAIN


def stretch_table(clock: Clock, as_of: str, width: int) -> list[Text]:
    """One line a piece, then the sum; the middle of a long clock is one line, and is in the sum."""
    times = LocalTimes.of(clock.timezone, as_of)
    total = sum(microseconds(one.seconds) for one in clock.stretches if one.counted)
    rows = [*_rows(clock.stretches, times), _Row("elapsed", exact_duration(total), "", STRONG)]
    spans, lengths = (
        max(map(width_of, column)) for column in ([r.span for r in rows], [r.length for r in rows])
    )
    words = LEAST_WORDS if any(row.words for row in rows) else 0
    if 2 * len(INDENT) + spans + lengths + 4 + words > width:
        return [line for row in rows for line in _narrow(row, width)]
    return [line for row in rows for line in _wide(row, spans, lengths, width)]


def _rows(stretches: Sequence[Stretch], times: LocalTimes) -> list[_Row]:
    days = list(dict.fromkeys(times.day_number(one.from_at) for one in stretches if one.counted))
    if len(days) <= 2 * KEPT_DAYS + 1:
        return [_row(one, times) for one in stretches]
    head = [one for one in stretches if times.day_number(one.from_at) < days[KEPT_DAYS]]
    tail = [one for one in stretches if times.day_number(one.from_at) >= days[-KEPT_DAYS]]
    middle = stretches[len(head) : len(stretches) - len(tail)]
    return [*(_row(one, times) for one in head), _middle(middle, times), *(_row(one, times) for one in tail)]


def _row(one: Stretch, times: LocalTimes) -> _Row:
    span = times.span(one.from_at, one.to_at)
    if not one.counted:
        return _Row(span, "", shown(one.words), FAINT)
    special = shown(one.words).removeprefix("opening hours ")
    return _Row(span, exact_duration(microseconds(one.seconds)), "" if one.words in USUAL else special)


def _middle(stretches: Sequence[Stretch], times: LocalTimes) -> _Row:
    us = sum(microseconds(one.seconds) for one in stretches if one.counted)
    days = len({times.day_number(one.from_at) for one in stretches if one.counted})
    closed = dict.fromkeys(
        shown(one.words.removeprefix(NAMED)) for one in stretches if one.words.startswith(NAMED)
    )
    words = NAMED + listed(closed, MOST_CLOSED) if closed else ""
    return _Row(tied(f"... {counted(days, 'opening day')}"), exact_duration(us), words, FAINT)


def _wide(row: _Row, spans: int, lengths: int, width: int) -> list[Text]:
    before = f"{2 * INDENT}{padded(row.span, spans)}  {padded(row.length, lengths, right=True)}  "
    return hanging(before, row.words, width, row.style)


def _narrow(row: _Row, width: int) -> list[Text]:
    return paragraph(", ".join(filter(None, (row.span, row.length, row.words))), width, row.style)
