"""The years in which the times of a file probably lie: their zones' other clock changes need not be looked up."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from supportctl.intake.values.zone_steps import FIRST_US, LAST_US
from supportctl.worktime.zone import local_to_us

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARGIN = 1
"""Years before the first and after the last one that is seen."""


def years_in(texts: Iterable[str]) -> set[int]:
    """The numbers that may be years in which clocks change; those of other centuries mean "never"."""
    found = map(int, set(_YEAR.findall("\n".join(texts))))
    return {year for year in found if FIRST_US <= _begin(year) < LAST_US}


def likely_span(years: Iterable[int]) -> tuple[int, int] | None:
    """Local microseconds from the beginning to the end of these years, with some around them; None without one."""
    known = sorted(years)
    return (_begin(known[0] - _MARGIN), _begin(known[-1] + _MARGIN + 1)) if known else None


def _begin(year: int) -> int:
    return local_to_us(datetime(year, 1, 1), UTC)  # noqa: DTZ001 - a wall time
