"""Words of dates and times in the languages that exports are written in: months, days of the week, halves of a day.

en, de, es, fr, it, pt, nl, id, tr and zh, full and abbreviated, in the form of `folded_time`. No word means two
different months in two of them, so that none has to be asked what language a column is in.
"""

import unicodedata
from typing import Final

_SPACES_AND_DOTLESS_I: Final = str.maketrans("ı\u00a0\u202f\u2009", "i   ")

_MONTHS: Final = (
    "jan january januar janner enero ene janvier janv gennaio gen januari janeiro ocak oca 一月",
    "feb february februar feber febrero fevrier fevr fev febbraio febr februari fevereiro subat sub pebruari 二月",
    "mar march marz maerz mrz marzo mars maart mrt maret marco mart 三月",
    "apr april abril abr avril avr aprile nisan nis 四月",
    "may mai mayo maggio mag mei maio mayis 五月",
    "jun june juni junio juin giugno giu junho haziran haz 六月",
    "jul july juli julio juillet juil luglio lug julho temmuz tem 七月",
    "aug august agosto ago aout agustus agt agu ags augustus agustos 八月",
    "sep sept september septiembre setiembre set septembre settembre setembro eylul eyl 九月",
    "oct october oktober okt octubre octobre ottobre ott outubro out ekim eki 十月",
    "nov november noviembre novembre novembro nopember kasim kas 十一月",
    "dec december dezember dez diciembre dic decembre dicembre dezembro desember des aralik ara 十二月",
)

MONTHS: Final = {
    word: number
    for number, words in enumerate(_MONTHS, start=1)
    for word in (*words.split(), f"{number}月", f"{number:02}月")
}
"""Month words and their numbers."""

MONTH_NAMES: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""The English names, for messages."""

WEEKDAYS: Final = (
    *("mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday"),
    *("fri", "friday", "sat", "saturday", "sun", "sunday"),
    *("mo", "montag", "di", "dienstag", "mi", "mittwoch", "do", "donnerstag", "fr", "freitag"),
    *("sa", "samstag", "sonnabend", "so", "sonntag"),
    *(
        "lun",
        "lunes",
        "mar",
        "martes",
        "mie",
        "miercoles",
        "jue",
        "jueves",
        "vie",
        "viernes",
        "sab",
        "sabado",
    ),
    *(
        "dom",
        "domingo",
        "lundi",
        "mardi",
        "mer",
        "mercredi",
        "jeu",
        "jeudi",
        "ven",
        "vendredi",
        "sam",
        "samedi",
    ),
    *("dim", "dimanche", "lunedi", "martedi", "mercoledi", "gio", "giovedi", "venerdi", "sabato", "domenica"),
    *("seg", "segunda", "segunda-feira", "ter", "terca", "terca-feira", "qua", "quarta", "quarta-feira"),
    *("qui", "quinta", "quinta-feira", "sex", "sexta", "sexta-feira"),
    *(
        "ma",
        "maandag",
        "dinsdag",
        "wo",
        "woensdag",
        "donderdag",
        "vr",
        "vrijdag",
        "za",
        "zaterdag",
        "zo",
        "zondag",
    ),
    *(
        "sen",
        "senin",
        "sel",
        "selasa",
        "rab",
        "rabu",
        "kam",
        "kamis",
        "jum",
        "jumat",
        "sabtu",
        "min",
        "minggu",
    ),
    *("pzt", "pazartesi", "sali", "car", "carsamba", "per", "persembe", "cum", "cuma", "cmt", "cumartesi"),
    *("paz", "pazar"),
    *(f"{week}{day}" for week in ("星期", "周") for day in "一二三四五六日天"),
)
"""Day names; they are read over, the date says the day."""

MORNING: Final = ("am", "a.m.", "a. m.", "a.m", "上午", "oo")
AFTERNOON: Final = ("pm", "p.m.", "p. m.", "p.m", "下午", "os")
"""Words of a twelve-hour clock (ÖÖ and ÖS are Turkish)."""

BEFORE_THE_HOUR: Final = ("at", "um", "a las", "as", "a", "alle", "alle ore", "om", "pukul", "saat", "-")
"""Words between a date and its time."""


def folded_time(text: str) -> str:
    """The text without accents, in lower case, with plain spaces: what `FOLDED_TIME` does to a cell."""
    marks = unicodedata.normalize("NFD", text.strip())
    plain = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", plain).lower().translate(_SPACES_AND_DOTLESS_I)


FOLDED_TIME: Final = "translate(lower(strip_accents(trim({cell}))), 'ı\u00a0\u202f\u2009', 'i   ')"
"""SQL of the same."""
