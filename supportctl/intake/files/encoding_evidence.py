"""How well a reading of non-ASCII cells looks like text that people write: one share 0..1 for each encoding.

charset-normalizer knows which readings are a mess; these tell apart the readings that it takes for equally clean.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from math import log

_WORD = re.compile(r"[^\W\d_²³¹¼½¾]+")
_NOT_ASCII_RUN = re.compile(r"([A-Za-z]?)([^\x00-\x7f]+)([A-Za-z]?)")
_SIGNS = frozenset("“”‘’„‚–—…€°«»¿¡·•™®©£§´\xa0")

WINDOWS_1252, WINDOWS_1254 = "windows-1252", "windows-1254"
CERTAIN_ODDS = log(20)
"""Twenty to one: then the letters that the two windows encodings differ in are one language's."""

# How many in a hundred letters of Turkish and of Icelandic: one byte is the letter before or after the slash. þ stands
# at the start of words, ş anywhere.
_TURKISH = {"ı": 5.1, "ğ": 1.1, "ş": 1.4, "^ş": 0.4, "ç": 1.2, "ü": 1.9, "â": 0.05, "î": 0.02, "^i̇": 0.5}
_ICELANDIC = {
    "ý": 0.23,
    "ð": 4.4,
    "þ": 0.1,
    "^þ": 1.4,
    "á": 1.8,
    "é": 0.65,
    "í": 1.6,
    "ó": 1.0,
    "ú": 0.6,
    "æ": 0.87,
}
_SELDOM = 0.02
_TWINS = str.maketrans("ðýþ", "ğış")


def western_share(text: str) -> float:
    """The share of non-ASCII characters that stand as letters of ordinary words, or as usual signs."""
    good = sum(1 for sign in text if sign in _SIGNS)
    for found in _WORD.finditer(text):
        strange = sum(letter > "\x7f" for letter in found[0])
        good += strange if strange and _is_ordinary(found[0]) and not _leans(found) else 0
    total = sum(sign > "\x7f" for sign in text)
    return good / total if total else 0.0


def _leans(word: re.Match[str]) -> bool:
    """Whether one letter alone stands right behind a sign beyond ASCII, as no word does."""
    return len(word[0]) == 1 and word.start() > 0 and not word.string[word.start() - 1].isascii()


def _is_ordinary(word: str) -> bool:
    """A word among ASCII letters, or one letter; none of its other letters is a capital within a small word."""
    if len(word) > 1 and not any(letter < "\x7f" for letter in word):
        return False
    inner = zip(word, word[1:], word[2:] + "A", strict=False)
    return not any(
        one > "\x7f" and one.isupper() and (after.islower() or not before.isupper())
        for before, one, after in inner
    )


def chinese_share(text: str, encoding: str) -> float:
    """The share of everyday characters among those beyond ASCII, less what hangs on to a Latin letter."""
    everyday = _EVERYDAY[encoding]
    strange = [sign for sign in text if sign > "\x7f"]
    common = sum(1 for sign in strange if everyday(sign.encode(encoding)))
    runs = _NOT_ASCII_RUN.findall(text)
    attached = sum(1 for before, _, after in runs if before or after)
    return common / len(strange) * (1 - attached / len(runs)) if strange else 0.0


_EVERYDAY: Mapping[str, Callable[[bytes], bool]] = {
    # The first 3 755 characters of GB 2312, punctuation and wide forms.
    "gb18030": lambda code: len(code) == 2 and code[1] >= 0xA1 and (0xB0 <= code[0] <= 0xD7 or code[0] in (0xA1, 0xA3)),
    # The first 5 401 of Big5 and its signs.
    "big5": lambda code: 0xA1 <= code[0] <= 0xC6,
}  # fmt: skip


def turkish_odds(cells: Iterable[str]) -> float:
    """Log odds that cells, read as windows-1252, are Turkish text and not Western European; 0 where nothing says so."""
    odds = 0.0
    for cell in cells:
        for word in _WORD.findall(cell):
            odds += sum(_letter_odds(word, place) for place in range(len(word)))
    return odds


def _letter_odds(word: str, place: int) -> float:
    letter = word[place].lower()
    if letter < "\x7f":
        return 0.0
    western = f"^{letter}" if place == 0 and letter == "þ" else letter
    turkish = western.translate(_TWINS)
    if letter == "ý" and place == 0:
        turkish = "^i̇"
    if turkish not in _TURKISH and western not in _ICELANDIC:
        return 0.0
    return log(_TURKISH.get(turkish, _SELDOM) / _ICELANDIC.get(western, _SELDOM))
