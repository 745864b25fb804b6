"""Abbreviations of time zones: a table of our own (semantics rule 5), never the machine's.

A word that several zones share is no offset, unless a zone that somebody named has that word for itself.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Final

from supportctl.worktime.zone import load_zone

_HOURS: Final[Mapping[str, float]] = {
    **{"utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1},
    **{"cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "trt": 3},
    **{"est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},
    **{"akst": -9, "akdt": -8, "hst": -10, "hdt": -9, "nst": -3.5, "ndt": -2.5},
    **{"brt": -3, "brst": -2, "art": -3, "clt": -4, "clst": -3, "cot": -5, "pet": -5, "uyt": -3},
    **{"sast": 2, "cat": 2, "eat": 3, "wat": 1, "pkt": 5, "npt": 5.75, "uzt": 5},
    **{"wib": 7, "wita": 8, "wit": 9, "ict": 7, "sgt": 8, "hkt": 8, "pht": 8, "myt": 8, "jst": 9, "kst": 9},
    **{"awst": 8, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "chst": 10},
}

OFFSETS: Final[Mapping[str, int]] = MappingProxyType(
    {word: round(hours * 60) for word, hours in _HOURS.items()}
)
"""Minutes ahead of UTC of the words that mean one offset, in lower case."""

AMBIGUOUS: Final[Mapping[str, tuple[str, ...]]] = {
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "ast": ("America/Halifax", "Asia/Riyadh"),
    "adt": ("America/Halifax", "Asia/Riyadh"),
    "ect": ("America/Guayaquil", "America/Puerto_Rico"),
    "gst": ("Asia/Dubai", "Atlantic/South_Georgia"),
    "sst": ("Pacific/Pago_Pago", "Asia/Singapore"),
    "amt": ("America/Manaus", "Asia/Yerevan"),
    "wst": ("Australia/Perth", "Pacific/Apia"),
    "act": ("America/Rio_Branco", "Australia/Darwin"),
}
"""Words that several zones share, with zones that a person may have meant."""

_MONTHS_LOOKED_AT: Final = tuple(datetime(year, month, 1) for year in range(2015, 2031) for month in (1, 7))  # noqa: DTZ001 - wall times


@cache
def offsets_in(zone_name: str | None) -> Mapping[str, int]:
    """The table as somebody reads it who named this zone: its own abbreviations come first."""
    if zone_name is None:
        return OFFSETS
    zone = load_zone(zone_name)
    own: dict[str, set[int]] = {}
    for moment in _MONTHS_LOOKED_AT:
        local = moment.replace(tzinfo=zone)
        word, offset = local.tzname(), local.utcoffset()
        if word and word.isalpha() and offset is not None:
            own.setdefault(word.lower(), set()).add(round(offset.total_seconds() / 60))
    return MappingProxyType({**OFFSETS, **{word: min(some) for word, some in own.items() if len(some) == 1}})


def zone_offset(word: str, offsets: Mapping[str, int]) -> int | None:
    """Minutes ahead of UTC that a folded zone text says: `cdt`, `+0300`, `gmt+2`; None when it says nothing sure."""
    if word in offsets:
        return offsets[word]
    sign = "-" if "-" in word else "+"
    name, found, digits = word.partition(sign)
    digits = digits.replace(":", "")
    if not found or name.strip() not in ("", "utc", "gmt") or not digits.isdigit():
        return None
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    return (hours * 60 + minutes) * (-1 if sign == "-" else 1)
