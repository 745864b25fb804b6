"""--as-of and --max-age: the moment at which open contacts are judged, and how old the data may be then."""

from supportctl.audit.asking.moment import AsOf, parse_moment
from supportctl.policy.duration_text import read_duration
from supportctl.policy.model import SlaFile
from supportctl.policy.wrong import WrongValueError
from supportctl.problem import Problem, UsageError


def as_of_moment(text: str | None, sla: SlaFile) -> AsOf | None:
    """The moment that --as-of names; None leaves it to the data. Raises UsageError."""
    if text is None:
        return None
    if text == "now":
        return AsOf(_now_us(), "--as-of now", from_clock=True)
    return AsOf(parse_moment(text, sla.timezone, "--as-of"), "--as-of")


def parse_max_age(text: str | None, as_of: str | None) -> int | None:
    """The duration that --max-age names, in microseconds. Raises UsageError, also where nothing tells the age."""
    if text is None:
        return None
    if as_of is None:
        hint = "add --as-of now, or the time at which the report is made"
        raise UsageError(Problem("--max-age", "counts up to --as-of, which is not given", hint=hint))
    try:
        return read_duration(text).microseconds
    except WrongValueError as error:
        fault = error.faults[0]
        raise UsageError(Problem("--max-age", fault.message, hint=fault.hint)) from error


def _now_us() -> int:
    import time  # noqa: PLC0415 - the only clock that supportctl reads, and only when asked

    return time.time_ns() // 1000
