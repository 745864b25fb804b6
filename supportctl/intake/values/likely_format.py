"""The format of strptime that a text of no form we know is probably written in."""

import re
from collections.abc import Iterator
from datetime import datetime

_PARTS = re.compile(r"\d+|[A-Za-z]+|[^\W\d_]+")
_LITERAL = frozenset("TZh")
_HALVES = frozenset(("AM", "PM"))


def likely_format(text: str) -> str | None:
    """A format that reads the text, or None: its parts are taken for year, month, day, hour, minute and second."""
    parts = _PARTS.findall(text)
    half = any(part.upper() in _HALVES for part in parts)
    directives = list(_directives(parts, half=half))
    if None in directives:
        return None
    left = iter(directives)
    written = _PARTS.sub(lambda _: str(next(left)), text.replace("%", "%%"))
    try:
        datetime.strptime(text, written)  # noqa: DTZ007 - only whether it reads
    except (ValueError, re.error):  # re.error: two weekdays, for one
        return None
    return written if "%d" in written or "%j" in written else None


def _directives(parts: list[str], *, half: bool) -> Iterator[str | None]:
    hour = "%I" if half else "%H"
    left = _in_order([part for part in parts if part.isdigit()], hour)
    for part in parts:
        if part.isdigit() and len(part) == 8 and left[:1] == ["%Y"]:
            left[:3] = []
            yield "%Y%m%d"
        elif part.isdigit() and len(part) in (4, 6) and left[:1] == [hour]:
            left[:2] = []
            yield f"{hour}%M" + "%S" * (len(part) == 6)
        elif part.isdigit():
            yield left.pop(0) if left else None
        else:
            yield _word(part, left)


def _in_order(numbers: list[str], hour: str) -> list[str]:
    lengths = [*map(len, numbers), 0, 0]
    clock = [hour, "%M", "%S"]
    if lengths[:2] == [4, 3]:
        return ["%Y", "%j", *clock, "%f"]
    if lengths[0] in (4, 8):
        return ["%Y", "%m", "%d", *clock, "%f"]
    year_at = lengths.index(4) if 4 in lengths else 2
    return [*clock[: year_at - 2], "%d", "%m", "%Y"] if year_at > 3 else ["%d", "%m", "%Y", *clock, "%f"]


def _word(part: str, left: list[str]) -> str | None:
    if part in _LITERAL:
        return part
    if part.upper() in _HALVES:
        return "%p"
    for directive in ("%b", "%B"):
        if "%m" in left and _reads(part, directive):
            left.remove("%m")
            return directive
    return next((one for one in ("%a", "%A") if _reads(part, one)), None)


def _reads(part: str, directive: str) -> bool:
    try:
        datetime.strptime(part, directive)  # noqa: DTZ007 - only whether it reads
    except ValueError:
        return False
    return True
