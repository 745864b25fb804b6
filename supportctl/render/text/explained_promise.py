"""One promise to a ticket: what was promised, the clock as a sum, what became of it."""

from collections.abc import Iterator

from rich.text import Text

from supportctl.render.text.explained_rules import config_words
from supportctl.render.text.fitting import padded
from supportctl.render.text.ink import BAD, DOUBT, GOOD, PLAIN, paragraph, title
from supportctl.render.text.stretch_table import stretch_table
from supportctl.render.words.moments import LocalTimes, exact_duration, microseconds
from supportctl.render.words.wording import metric_words, shown, tied
from supportctl.report.explanation import Clock, ExplainedPromise, Explanation
from supportctl.vocabulary.states import State

LABEL = 8
STYLES = {
    State.MET: GOOD,
    State.BREACHED: BAD,
    State.OVERDUE: BAD,
    State.ABANDONED: BAD,
    State.AT_RISK: DOUBT,
    State.UNKNOWN: DOUBT,
}
NAMES = {State.MET: "IN TIME", State.BREACHED: "LATE", State.NOT_APPLICABLE: "NO TARGET"}
EARLY = "IN TIME, NOT YET DUE"
NEVER_DUE = (
    "at no time that can be named: a century does not hold the target, or creation is at an impossible time"
)
SELF_EVIDENT = (State.MET, State.BREACHED, State.OVERDUE, State.ABANDONED, State.AT_RISK, State.RUNNING)
"""States whose sentence says it all."""


def style_of(promise: ExplainedPromise) -> str:
    """The colour of a state."""
    return STYLES.get(State(promise.state), PLAIN) if promise.state in list(State) else DOUBT


def state_name(promise: ExplainedPromise) -> str:
    """`IN TIME`, `LATE`, `AT RISK`, `NOT MEASURABLE`."""
    if promise.state == State.MET and not promise.counts:
        return EARLY
    known = {state.value: name for state, name in NAMES.items()}
    return known.get(promise.state, promise.state.replace("_", " ").upper())


def answer(promise: ExplainedPromise) -> str:
    """What became of it in one sentence: `late by 23 min`, `excluded: exclude rule spam takes it out`."""
    if promise.state in SELF_EVIDENT:
        return shown(promise.why)
    return f"{state_name(promise).lower()}: {shown(promise.why)}"


def explained_promise(explanation: Explanation, promise: ExplainedPromise, width: int) -> list[Text]:
    """A section of its own."""
    lines = title(f"{metric_words(promise.metric).upper()}: {state_name(promise)}", width)
    for label, words in _before(explanation, promise):
        lines += _labelled(label, words, width)
    if promise.clock is not None:
        lines += _sum(explanation, promise, promise.clock, width)
    lines += _labelled("so", f"{shown(promise.why)}{_difference(promise)}.", width, style_of(promise))
    for words in _after(promise):
        lines += _labelled("", words, width)
    return lines


def _sum(explanation: Explanation, promise: ExplainedPromise, clock: Clock, width: int) -> list[Text]:
    """The pieces of the clock; a clock that an earlier promise shows stands there once."""
    before = explanation.promises[: explanation.promises.index(promise)]
    same = next((one for one in before if one.clock == clock), None)
    if same is None or promise.elapsed_seconds is None:
        return stretch_table(clock, explanation.as_of, width)
    exact = exact_duration(microseconds(promise.elapsed_seconds))
    return _labelled("elapsed", f"{exact}, the same sum as under {metric_words(same.metric)}", width)


def _labelled(label: str, words: str, width: int, style: str = PLAIN) -> list[Text]:
    return paragraph(f"{tied(padded(label, LABEL))} {words}", width, style, hang=LABEL + 1)


def _before(explanation: Explanation, promise: ExplainedPromise) -> Iterator[tuple[str, str]]:
    """What the sum is held against, and what it counts."""
    place = f" ({config_words(explanation)}:{promise.line})" if promise.line else ""
    yield "promise", f"{shown(promise.words)}{place}"
    if promise.target_seconds is not None and promise.target_words is not None:
        exact = exact_duration(microseconds(promise.target_seconds))
        yield "target", f"{exact}, {shown(promise.target_words)}"
    if promise.due_at is not None:
        yield "due", _due_words(explanation, promise.due_at, promise.late_from_at)
    elif promise.target_seconds is not None:
        yield "due", NEVER_DUE
    if promise.clock is not None:
        yield "clock", shown(promise.clock.words)
        yield "", f"counted from creation to {_until(promise)}{_zone(explanation, promise.clock.timezone)}"
    elif promise.elapsed_seconds is not None:
        exact = exact_duration(microseconds(promise.elapsed_seconds))
        yield "elapsed", f"{exact}, as the export's own column says"


def _due_words(explanation: Explanation, due_at: str, late_from_at: str | None) -> str:
    """`Fri 27 Nov 2026 17:00:00, late from the next opening, Mon 30 Nov 2026 09:00:00`."""
    times = LocalTimes.of(explanation.timezone, explanation.as_of)
    later = f", late from the next opening, {times.full(late_from_at)}" if late_from_at else ""
    return times.full(due_at) + later


def _until(promise: ExplainedPromise) -> str:
    """What ended the clock."""
    if promise.clock is not None and promise.clock.until == "as_of":
        return "as-of, because it is still open"
    if promise.clock is not None and promise.clock.until == "end_of_wait":
        return "the end of the wait, because nobody answered"
    return (
        "closing, because it has no resolved time"
        if promise.stop == "closed_at"
        else f"the {metric_words(promise.metric)}"
    )


def _difference(promise: ExplainedPromise) -> str:
    """` (19:50:34 - 8:00:00 = 11:50:34)`: how the sentence comes to its number."""
    if promise.clock is None or promise.elapsed_seconds is None or promise.target_seconds is None:
        return ""
    less, more = sorted(map(microseconds, (promise.elapsed_seconds, promise.target_seconds)))
    words = f"{exact_duration(more)} - {exact_duration(less)} = {exact_duration(more - less)}"
    return f" ({words})"


def _zone(explanation: Explanation, zone: str) -> str:
    """The zone of the sum where it is another than the timeline's."""
    return "" if zone == explanation.timezone else f"; hours below are of {zone}"


def _after(promise: ExplainedPromise) -> Iterator[str]:
    if promise.worthless:
        yield "It came after the limit (worthless_after) of the policy: so late an answer counts as worthless."
