"""Durations that name their own units: `1h 30m`, `2 days, 3:04:05`, `1,5 Stunden`, `PT1H30M`."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from supportctl.policy.model import Unit

UNIT_MICROSECONDS: dict[str, int] = {
    "microseconds": 1,
    "milliseconds": 1_000,
    "seconds": 1_000_000,
    "minutes": 60_000_000,
    "hours": 3_600_000_000,
    "days": 86_400_000_000,
}
LONGEST: Final = 60
"""A longer text is no duration."""

MOST_MICROSECONDS: Final = 2.0**62
"""No duration is as long as that: it would not fit into the engine's numbers."""

_WORDS: Final[Mapping[Unit, str]] = {
    "days": "d|days?|dias?|jours?|j|tage?n?|giorn[oi]|gg?|dag(?:en|ar|e)?|hari|gun|天|日|일|"
    "д|дн|день|дня|днеи|днів|дні|dzien|dni|den|dny|dnu|nap|zile?",
    "hours": "h|hrs?|hours?|horas?|heures?|std|stunden?|or[ae]|uur|uren|jam|sa|saat|小时|小時|时间|時間|时|時|시간|"
    "ч|час|часа|часов|год|година|години|годин|часове|godz|godzina|godziny|godzin|hod|hodina|hodiny|hodin|ora|oras?|"
    "tim|timm(?:e|ar)|timer?",
    "minutes": "m|mins?|minutes?|minutos?|minuten?|minut[oiay]?|minuter|menit|mnt|dk|dakika|分钟|分鐘|分|분|"
    "м|мин|минута|минуты|минут|хв|хвилин[аи]?|perc",
    "seconds": "s|secs?|seconds?|segundos?|segs?|secondes?|sekunden?|sek|second[oi]|seconden|detik|dtk|sn|saniye|秒|초|"
    "с|сек|секунда|секунды|секунд|sekund[ay]?|sekunder|vterin[ay]?|masodperc|mp",
    "milliseconds": "ms|msecs?|milliseconds?|milisegundos?|millisecondes?|millisekunden|milidetik|毫秒|мс",
}
_NUMBER = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+"
_AND = r"(?:,| and| und| y| e| et| en| dan| i| и| та| ve| og| och)?"
_PARTS = re.compile(
    r"(?P<sign>[+-]?) ?"
    + "".join(
        rf"(?:(?P<{unit}>{_NUMBER}) ?(?:{words})(?![^\W\d_])\.?{_AND} ?)?" for unit, words in _WORDS.items()
    )
)
_DAYS_AND_CLOCK = re.compile(
    rf"(?P<days>[+-]?\d+)(?: ?(?:{_WORDS['days']})\.?,? ?|\.)"
    r"(?P<hours>\d+):(?P<minutes>\d+)(?::(?P<seconds>\d+(?:[.,]\d+)?))?"
)
_ISO = re.compile(
    r"(?P<sign>[+-]?)p(?:(?P<days>\d+(?:[.,]\d+)?)d)?"
    r"(?:t(?:(?P<hours>\d+(?:[.,]\d+)?)h)?(?:(?P<minutes>\d+(?:[.,]\d+)?)m)?(?:(?P<seconds>\d+(?:[.,]\d+)?)s)?)?"
)
_HOURS_THEN_MINUTES = re.compile(r"(?P<sign>[+-]?)(?P<hours>\d+) ?[h時时] ?(?P<minutes>[0-5]\d)")
_CLOCK_OF_HOURS = re.compile(
    r"(?P<sign>[+-]?)(?P<hours>\d+):(?P<minutes>[0-5]?\d)(?::(?P<seconds>[0-5]?\d(?:[.,]\d+)?))?"
    rf" ?(?:{_WORDS['hours']})\.?"
)
_CLOCK_OF_MINUTES = re.compile(
    rf"(?P<sign>[+-]?)(?P<minutes>\d+):(?P<seconds>[0-5]?\d(?:[.,]\d+)?) ?(?:{_WORDS['minutes']})\.?"
)
_FORMS = (_PARTS, _DAYS_AND_CLOCK, _ISO, _HOURS_THEN_MINUTES, _CLOCK_OF_HOURS, _CLOCK_OF_MINUTES)
_SIGNS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "ı": "i"})


def read_duration(text: str) -> int | None:
    """Microseconds of a duration that names its own units ("1h 30m", "2 days, 3:04:05"), or None."""
    parts = _parts_of(text)
    if not parts:
        return None
    # Python writes minus one second as -1 day, 23:59:59; a sign before named parts is of them all.
    sign = -1 if parts.pop("sign", "") == "-" else 1
    total = sum(_number(number) * UNIT_MICROSECONDS[unit] for unit, number in parts.items())
    return whole_microseconds(sign * total, "microseconds")


def unit_named_in(text: str) -> Unit | None:
    """The one unit that a text names (`1.5 hours`); None for several, or none."""
    found = _PARTS.fullmatch(_folded(text)) if len(text) <= LONGEST else None
    named = [unit for unit in _WORDS if found is not None and found[unit]]
    return named[0] if len(named) == 1 else None


def whole_microseconds(number: float, unit: Unit) -> int | None:
    """Microseconds of a number in a unit that has a fixed length, or None for one beyond all reason."""
    microseconds = number * UNIT_MICROSECONDS[unit]
    return round(microseconds) if abs(microseconds) < MOST_MICROSECONDS else None


def _parts_of(text: str) -> dict[str, str]:
    """The numbers of a text by unit, and its sign; {} when it names no unit."""
    if len(text) > LONGEST:
        return {}
    folded = _folded(text)
    for form in _FORMS:
        found = form.fullmatch(folded)
        parts = {} if found is None else {unit: one for unit, one in found.groupdict().items() if one}
        if parts.keys() - {"sign"} and all(map(_is_sure, parts.values())):
            return parts
    return {}


def _is_sure(number: str) -> bool:
    """Whether a comma in a number can only be a decimal comma: `1,500 s` may be one and a half or many."""
    return not re.fullmatch(r"[1-9]\d{0,2},\d{3}", number)


def _number(text: str) -> float:
    return float(text.replace(" ", "").replace(",", "."))


def _folded(text: str) -> str:
    marks = unicodedata.normalize("NFD", text.strip().lower())
    plain = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", plain).translate(_SIGNS)
