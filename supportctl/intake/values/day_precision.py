"""Times that are known to the day only (semantics rule 5a): cells without a time of day, and columns of midnights."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from supportctl.frozen import frozen
from supportctl.intake.values.instant_format import InstantFormat, Order, format_of
from supportctl.intake.values.worded_instant import worded

FEWEST_MIDNIGHTS: Final = 20
"""A column of fewer times may happen to hold midnights alone."""

_ZERO = r"00?[:.]00(?:[:.]00(?:[.,]0+)?)?"
_TWELVE = r"12[:.]00(?:[:.]00(?:[.,]0+)?)? ?a\.?m\.?"
_ZONE = r"(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)(?: ?\[[^\]]*\]| \(?[A-Z]+\)?)?)?"
MIDNIGHT: Final = (
    rf"(?i)(?:[ T,_](?:{_ZERO}|{_TWELVE})|-00\.00\.00(?:\.0+)?){_ZONE}$"
    rf"|^(?:{_ZERO}|{_TWELVE})[ ,]|^\d{{8}}T?0000(?:00)?Z?$"
)
"""A regular expression, for the engine too, of a text whose time of day is midnight."""

DAY_ALONE: Final = r"^\D*\d{1,4}[-/. ]\w{1,9}[-/. ]\d{1,4}$|^\d{8}$"
"""The same of a text that has no time of day."""

TIMED: Final = r"\d ?[:h時时点시]\d{2}|\d\.\d{2}\.\d{2}(?:\.\d+)?$|^\d{8}T?\d{4}|^\d{10}"
"""The same of a text that has one; texts that mean nothing match none of the three."""

_MIDNIGHT = re.compile(MIDNIGHT, re.ASCII)


@frozen
class MidnightsSeen:
    """Of a whole column: cells at another time of day, those at midnight or without a time, and how many differ."""

    others: int
    midnights: int
    different: int

    @property
    def are_days(self) -> bool:
        """Whether its times are days that were only written as times."""
        return not self.others and self.midnights >= FEWEST_MIDNIGHTS and self.different >= 2


def says_time_of_day(text: str) -> bool:
    """Whether a timestamp has a time of day."""
    form = format_of(text)
    if form is None or not form.shape:
        return form is not None and has_time(form)
    found = worded(text)
    return found is not None and found.parts["hour"] != ""


def has_time(form: InstantFormat) -> bool:
    """Whether texts of a form without words have a time of day."""
    return form.order is Order.EPOCH or "%H" in form.strptime or "%I" in form.strptime


def all_midnight(texts: Sequence[str]) -> bool:
    """Whether every time of day among the texts is midnight, and there is one."""
    timed = (text for text in texts if says_time_of_day(text))
    first = next(timed, None)
    return first is not None and all(_MIDNIGHT.search(text.strip()) for text in chain([first], timed))
