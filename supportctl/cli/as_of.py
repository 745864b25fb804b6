"""--as-of: the moment at which open contacts are judged."""

from supportctl.audit.moment import AsOf, parse_moment
from supportctl.policy.model import SlaFile


def as_of_moment(text: str | None, sla: SlaFile) -> AsOf | None:
    """The moment that --as-of names; None leaves it to the data. Raises UsageError."""
    if text is None:
        return None
    if text == "now":
        return AsOf(_now_us(), "--as-of now")
    return AsOf(parse_moment(text, sla.timezone, "--as-of"), "--as-of")


def _now_us() -> int:
    import time  # noqa: PLC0415 - the only clock that supportctl reads, and only when asked

    return time.time_ns() // 1000
