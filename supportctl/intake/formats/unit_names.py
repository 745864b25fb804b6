"""The units that headers name, in the languages that exports are written in."""

import re
import unicodedata

from supportctl.intake.formats.word_form import folded
from supportctl.policy.model import Unit

_WORDS: tuple[tuple[Unit, str], ...] = (
    (
        "milliseconds",
        "ms msec millisecond milliseconds milisegundos milidetik millisekunden millisecondes milisaniye",
    ),
    (
        "seconds",
        "s sec secs seg segs second seconds detik dtk saniye sn segundos segundo sekunden secondes secondi seconden",
    ),
    ("minutes", "min mins minute minutes menit dakika dk minutos minuto minuten minuti"),
    ("hours", "h hr hrs hour hours jam saat horas hora stunden std heures heure ore uren"),
    ("days", "days hari gun dias tage jours giorni dagen"),
)
_UNITS = {word: unit for unit, words in _WORDS for word in words.split()}
_CHINESE: tuple[tuple[str, Unit], ...] = (
    *(("毫秒", "milliseconds"), ("秒", "seconds"), ("分钟", "minutes"), ("分鐘", "minutes")),
    *(("小时", "hours"), ("小時", "hours"), ("天", "days")),
)
_NO_UNIT = re.compile(
    r"\b(?:business|working|opening|office|operating|calendar|operational) (?:hours?|hrs|days?)\b|\b24 hours?\b"
    r"|\b(?:first|last|same|per) (?:second|minute|hour|day)\b|\bjam (?:kerja|operasional)\b"
)


def unit_in_header(header: str) -> Unit | None:
    """The unit that a header names; None when it names none, or several."""
    form = "".join(
        mark for mark in unicodedata.normalize("NFD", folded(header)) if not unicodedata.combining(mark)
    )
    words = _NO_UNIT.sub(" ", form).replace("ı", "i").split()
    units = {_UNITS[word] for word in words if len(word) > 1 and word in _UNITS}
    units |= {unit for word in words if (unit := _chinese(word))}
    # A single letter may be the end of “customer's”, so that it counts only where nothing else does.
    units = units or {_UNITS[word] for word in words if word in _UNITS}
    return next(iter(units)) if len(units) == 1 else None


def _chinese(word: str) -> Unit | None:
    return next((unit for ending, unit in _CHINESE if word.endswith(ending)), None)
