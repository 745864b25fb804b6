"""Timestamps that a spreadsheet program spoiled before they came here: what is left of them cannot be read."""

import re
from collections.abc import Sequence

from supportctl.frozen import frozen

_MINUTES_ONLY = re.compile(r"\d{1,2}:\d{2}\.\d")
_SERIAL = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?")


@frozen
class Damage:
    """What happened to a column, said of it, and how to get it back."""

    message: str
    hint: str


def damage_of(texts: Sequence[str]) -> Damage | None:
    """The damage that most of the texts of a timestamp column show, or None."""
    for pattern, said, hint in _DAMAGES:
        found = [text for text in texts if pattern.fullmatch(text.strip())]
        if found and 2 * len(found) >= len(texts):
            return Damage(said.format(found[0]), hint)
    return None


_DAMAGES = (
    (
        _MINUTES_ONLY,
        "has lost its dates and hours to a spreadsheet program, minutes and seconds are left (as in “{}”)",
        "export again and do not open the file in Excel, or format the column as text before saving it as CSV",
    ),
    (
        _SERIAL,
        "holds day numbers of a spreadsheet program instead of dates (as in “{}”), which say neither calendar nor zone",
        "format the column as a date with time (yyyy-mm-dd hh:mm:ss) or as text before saving it as CSV",
    ),
)
