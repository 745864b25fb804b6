"""Durations as sla.yaml writes them: `45s`, `30m`, `4h`, `1h30m`, and `3d` where a day is 24 hours."""

import re
from typing import NamedTuple

from supportctl.policy.wrong import WrongValueError
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

SECONDS_PER_UNIT = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
LONGEST_SECONDS = 3_660 * 86_400
"""Ten years: a longer target is a slip of the keyboard, and sums of microseconds stay far from overflow."""

_STRICT = re.compile(r"\s*".join(rf"(?:([0-9]{{1,12}}){unit})?" for unit in SECONDS_PER_UNIT))
_LOOSE_PART = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{1,6})?)\s*([a-zµ]+)\s*", re.IGNORECASE)
_LOOSE_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3_600),
    **dict.fromkeys(("d", "day", "days"), 86_400),
    **dict.fromkeys(("w", "week", "weeks"), 604_800),
}
DURATION_HINT = "write a duration such as 45s, 30m, 4h or 1h30m"


class Duration(NamedTuple):
    """Microseconds; `days` where the text counts in d, which only a 24x7 calendar can read."""

    microseconds: int
    days: int


def read_duration(text: str, *, zero: bool = False) -> Duration:
    """The duration in a text. `zero` allows 0s. Raises WrongValueError that says what to write."""
    parts = _STRICT.fullmatch(text.strip())
    if parts is None or not text.strip():
        raise _not_a_duration(text.strip())
    numbers = [int(part) if part else 0 for part in parts.groups()]
    seconds = sum(number * unit for number, unit in zip(numbers, SECONDS_PER_UNIT.values(), strict=True))
    if seconds > LONGEST_SECONDS:
        raise WrongValueError(f"`{text}` is longer than ten years", DURATION_HINT)
    if seconds == 0 and not zero:
        raise WrongValueError(f"`{text}` is no time at all", DURATION_HINT)
    return Duration(seconds * MICROSECONDS_PER_SECOND, numbers[0])


def write_duration(seconds: int) -> str:
    """The text sla.yaml takes for whole seconds, in hours, minutes and seconds: "1h30m"."""
    hours, rest = divmod(seconds, 3_600)
    minutes, rest = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "m"), (rest, "s")]
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0s"


def _not_a_duration(text: str) -> WrongValueError:
    """Why the text is no duration, with the right spelling where the meaning is plain."""
    if re.fullmatch(r"[0-9]+([.,][0-9]+)?", text):
        whole = text if text.isdigit() else "60"
        hint = "write 0s" if set(whole) == {"0"} else f"write {whole}s, {whole}m or {whole}h"
        return WrongValueError(f"`{text}` has no unit", hint)
    if text.startswith(("-", "−")):
        return WrongValueError(f"`{text}` is negative", DURATION_HINT)
    meant = _loosely(text)
    hint = f"write {write_duration(meant)}" if meant else DURATION_HINT
    return WrongValueError(f"`{text}` is not a duration", hint)


def _loosely(text: str) -> int | None:
    """Whole seconds of "1.5 hours", "30 min", "PT4H"; None where the meaning is not plain."""
    rest = re.sub(r"^P(?:T|(?=[0-9]+D))", "", text, flags=re.IGNORECASE).replace("T", "")
    total, end = 0.0, 0
    while part := _LOOSE_PART.match(rest, end):
        unit = _LOOSE_UNITS.get(part[2].casefold())
        if unit is None:
            return None
        total += float(part[1].replace(",", ".")) * unit
        end = part.end()
    plain = end == len(rest) and 0 < total <= LONGEST_SECONDS and total == int(total)
    return int(total) if plain else None
