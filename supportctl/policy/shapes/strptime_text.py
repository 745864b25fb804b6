"""How times are written, as a format of strptime: `%d.%m.%Y %H:%M`."""

import re
from typing import Final

from supportctl.policy.wrong import WrongValueError

EXAMPLE: Final = "%d.%m.%Y %H:%M"
_SHORT: Final = {"F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "D": "%m/%d/%y", "e": "%d", "h": "%b"}
_DIRECTIVE = re.compile(r"%(-?)(.|$)", re.DOTALL)
_KNOWN: Final = frozenset("YymdbBjHIpMSfzaA%")
_KNOWN_WORDS: Final = "known are %Y %y %m %d %b %B %j %H %I %p %M %S %f %z %a %A"
_PATTERN_LETTERS: Final = (
    *(("yyyy", "%Y"), ("YYYY", "%Y"), ("yy", "%y"), ("MMMM", "%B"), ("MMM", "%b"), ("MM", "%m")),
    *(("dd", "%d"), ("DD", "%d"), ("HH", "%H"), ("hh", "%I"), ("mm", "%M"), ("ss", "%S"), ("SSS", "%f")),
    *(("a", "%p"), ("tt", "%p")),
)


def read_strptime(text: str) -> str:
    """The format with its short forms written out. Raises WrongValueError for one that says no whole date."""
    if "%" not in text:
        raise WrongValueError(f"`{text}` is no format of strptime", f'write "{_translated(text)}"')
    full = _DIRECTIVE.sub(_written_out, text)
    missing = next((what for what, signs in _NEEDED if not any(f"%{one}" in full for one in signs)), None)
    if missing:
        raise WrongValueError(
            f"`{text}` does not say the {missing}", f'write a whole date, as in "{EXAMPLE}"'
        )
    if ("%I" in full) != ("%p" in full):
        raise WrongValueError(
            f"`{text}` needs %I and %p together, for hours up to twelve", "or write %H for hours up to 23"
        )
    return full


_NEEDED: Final = (("year", "Yy"), ("month", "mbBj"), ("day", "dj"))


def _written_out(found: re.Match[str]) -> str:
    sign = found[2]
    if sign in _SHORT:
        return _SHORT[sign]
    if sign == "Z":
        raise WrongValueError(
            "%Z, the letters of a zone, cannot be read",
            "write the letters as they stand, as in %H:%M CET, and the source's `timezone`",
        )
    if sign not in _KNOWN:
        raise WrongValueError(f"`{found[0]}` is unknown", f"{_KNOWN_WORDS}, and %% for the sign itself")
    return f"%{sign}"


def _translated(text: str) -> str:
    """A pattern of letters, as `dd.MM.yyyy HH:mm`, as the format it probably means."""
    for letters, directive in _PATTERN_LETTERS:
        text = re.sub(rf"(?<![%A-Za-z]){letters}(?![A-Za-z])", directive, text)
    return text if all(f"%{one}" in text for one in ("d", "m")) else EXAMPLE
