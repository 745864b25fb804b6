"""Units of duration columns, and the other words people use for them."""

from typing import Any, Final, get_args

from supportctl.policy.model import Unit
from supportctl.policy.wrong import WrongValueError, guess

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)

_ALIASES: Final[dict[str, Unit]] = {
    **dict.fromkeys(("us", "µs", "μs", "microsecond"), "microseconds"),
    **dict.fromkeys(("ms", "msec", "millisecond"), "milliseconds"),
    **dict.fromkeys(("s", "sec", "secs", "second"), "seconds"),
    **dict.fromkeys(("m", "min", "mins", "minute"), "minutes"),
    **dict.fromkeys(("h", "hr", "hrs", "hour"), "hours"),
    **dict.fromkeys(("d", "day"), "days"),
    **dict.fromkeys(("hh:mm:ss", "h:m:s"), "h:mm:ss"),
    **dict.fromkeys(("hh:mm", "h:m"), "h:mm"),
    **dict.fromkeys(("m:ss", "m:s"), "mm:ss"),
}


def read_unit(text: str) -> Unit:
    """The unit a word means. Raises WrongValueError."""
    word = text.strip().casefold()
    if word in UNITS:
        return word
    if word in _ALIASES:
        return _ALIASES[word]
    raise WrongValueError(f"`{text}` is not a unit", guess(text, list(UNITS), "units"))


def unit_json() -> dict[str, Any]:
    """The JSON Schema of a unit."""
    return {"enum": [*UNITS, *_ALIASES]}
