"""Words of dates and times in the languages that exports are written in, in the form of `folded_time`."""

import re
import unicodedata
from typing import Final

from supportctl.intake.values.month_words import MONTH_WORDS
from supportctl.intake.values.weekday_words import WEEKDAY_WORDS

_DIGITS: Final = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９")
"""Arabic, Persian, Hindi, Thai and full-width digits."""

_SPACES: Final = "\u00a0\u202f\u2009\u2007\u3000"
_UNSEEN: Final = "\u200e\u200f\u2066\u2069\u202a\u202c"
"""Marks of the writing direction, which programs put between the parts of a date."""

_FROM: Final = "ıς" + _SPACES + "".join(_DIGITS) + "：／－．，"
_TO: Final = "iσ" + " " * len(_SPACES) + "0123456789" * len(_DIGITS) + ":/-.,"
_PLAIN: Final = {**str.maketrans(_FROM, _TO), **dict.fromkeys(map(ord, _UNSEEN))}


def folded_time(text: str) -> str:
    """The text without accents, in lower case, with plain spaces and digits: what `FOLDED_TIME` does to a cell."""
    marks = unicodedata.normalize("NFD", text.strip())
    plain = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", plain).lower().translate(_PLAIN)


_TWO_NUMBERS: Final = re.compile(r"\d\D+\d", re.ASCII)


def has_two_numbers(text: str) -> bool:
    """Whether a text may be a date with signs or words in it: day and year stand apart, however it is written.

    Few cells of other columns may, and the forms of dates take long to compile.
    """
    return _TWO_NUMBERS.search(text) is not None


FOLDED_TIME: Final = f"translate(lower(strip_accents(trim({{cell}}))), '{_FROM}{_UNSEEN}', '{_TO}')"
"""SQL of the same."""

MONTHS: Final = {
    folded_time(word): number for number, words in enumerate(MONTH_WORDS, start=1) for word in words
}
"""Month words and their numbers."""

MONTH_NAMES: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""The English names, for messages."""

WEEKDAYS: Final = tuple(dict.fromkeys(map(folded_time, WEEKDAY_WORDS)))
"""Day names; they are read over, the date says the day."""

MORNING: Final = (
    *(
        "am",
        "a.m.",
        "a. m.",
        "a.m",
        "a m",
        "上午",
        "午前",
        "오전",
        "oo",
        "π.μ.",
        "πμ",
        "пр.об.",
        "ص",
        "dop.",
        "fm",
    ),
    "sa",
)
AFTERNOON: Final = (
    *(
        "pm",
        "p.m.",
        "p. m.",
        "p.m",
        "p m",
        "下午",
        "午後",
        "오후",
        "os",
        "μ.μ.",
        "μμ",
        "сл.об.",
        "م",
        "odp.",
        "em",
    ),
    "ch",
)
"""Words of a twelve-hour clock (ÖÖ and ÖS are Turkish, SA and CH Vietnamese)."""

BEFORE_THE_HOUR: Final = (
    *("at", "um", "a las", "as", "a", "alle", "alle ore", "om", "pukul", "pkl", "pkl.", "saat", "-"),
    *("в", "о", "o", "o godz.", "godz.", "v", "kl", "kl.", "klo", "u", "στις", "la", "la ora", "|"),
)
"""Words between a date and its time."""
