"""The clock of one promise, shown piece by piece, and held against what the judging SQL measured."""

from collections.abc import Sequence

from supportctl.audit.explaining.case import Case
from supportctl.audit.explaining.pieces import Piece, opening_pieces, wall_pieces
from supportctl.policy.words import calendar_words
from supportctl.report.explanation import Clock, Stretch, Until
from supportctl.report.numbers import instant_text, seconds
from supportctl.vocabulary.states import FINISHED, State

OPEN = (State.OVERDUE, State.AT_RISK, State.RUNNING)


def clock_of(case: Case) -> Clock | None:
    """The measured time, the longest possible where only the day of a time is known.

    None where none was measured, the export counted itself, or a duration began somewhere in a day.
    """
    start, end = case.row.created_at, _end_us(case)
    if start is None or end is None:
        return None
    calendar, end = case.calendar, max(start, end)
    pieces = wall_pieces(start, end) if calendar.is_always else opening_pieces(calendar, start, end)
    _require_sum(pieces, case)
    return Clock(
        kind="wall" if calendar.is_always else "business",
        calendar=calendar.name,
        words=calendar_words(calendar),
        timezone=case.sla.timezone if calendar.is_always else calendar.zone,
        from_at=instant_text(start),
        to_at=instant_text(end),
        until=_until(case.outcome.state),
        stretches=[_stretch(piece) for piece in pieces],
    )


def _until(state: str) -> Until:
    if state in OPEN:
        return "as_of"
    return "end_of_wait" if state == State.ABANDONED else "stop"


def _end_us(case: Case) -> int | None:
    match _until(case.outcome.state):
        case "as_of":
            return case.frame.as_of.us
        case "end_of_wait":
            measured, wait = case.outcome.elapsed is not None, case.row.stops.wait
            measured = measured and case.row.days["created_at"] is None
            return (case.row.created_at or 0) + wait if measured and wait is not None else None
    return case.stop.us if case.outcome.state in FINISHED else None


def _require_sum(pieces: Sequence[Piece], case: Case) -> None:
    """The pieces add up to what the audit measured, to the microsecond; else nothing here can be believed."""
    total = sum(piece.length_us for piece in pieces if piece.counted)
    if total != (case.outcome.elapsed if case.outcome.most is None else case.outcome.most):
        place, metric = f"{case.row.file.shown}:{case.row.place.line}", case.promise.metric
        raise RuntimeError(f"{place}: {metric} is {total} us here, {case.outcome.elapsed} in the audit")


def _stretch(piece: Piece) -> Stretch:
    return Stretch(
        counted=piece.counted,
        from_at=instant_text(piece.start_us),
        to_at=instant_text(piece.end_us),
        seconds=seconds(piece.length_us),
        words=piece.words,
    )
