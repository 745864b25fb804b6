"""How likely the text is that an encoding makes of odd cells: by the letters of the languages that are written in it.

The numbers are log likelihoods of the same bytes, so that readings can be compared; they say nothing by themselves.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import Any

import yaml

from supportctl.frozen import frozen

WORD = re.compile(r"[^\W\d_²³¹¼½¾]+")
SIGNS = frozenset("“”‘’„‚–—…€°«»¿¡·•™®©£§´\xa0ºª№×")
VOWELS = frozenset("aeiouy")
_OPENING = frozenset("“‘„‚«–—¿¡\xa0")

_STRANGE = log(1e-6)
_SIGN = log(2e-3)
_SIGN_IN_WORD = log(1e-5)
_CAPITAL = log(0.3)
_CAPITALS = log(0.7)
_OTHER_SCRIPT = log(1e-4)
_MISPLACED_CASE = log(1e-3)
_SMALL_AMONG_CAPITALS = log(0.05)
_BESIDE_ANOTHER = log(0.1)
_FITS = {True: log(1.6), False: log(0.4)}
_PLACED = {True: log(2.5), False: log(0.1)}
_RARE_IDEOGRAPH = log(1e-6)
_ATTACHED = log(1e-3)
_HINT = 4
_OTHER_LANGUAGE = log(0.05)
_LONE_LETTER = log(0.01)
_LONE = frozenset("àéèóåö")
_FREQUENT_SIGN = log(1e-2)
_PRICE = log(0.1)
_FREQUENT_SIGNS = frozenset("€’–“”„")


@frozen
class Language:
    """Letters beyond ASCII with the log of how often they stand; `vowels` among them; `hints` are its ASCII words.

    `places`: where in a word a letter stands, for those that elsewhere hardly do.
    """

    letters: Mapping[str, float]
    vowels: frozenset[str]
    hints: frozenset[str]
    latin: bool
    share: float = 1.0
    places: Mapping[str, re.Pattern[str]] = field(default_factory=dict)


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("letters.yaml").read_text("utf-8"))
    return data


def usual_signs(name: str) -> frozenset[str]:
    """The signs of a script of thousands that stand most often in tables of contacts."""
    return frozenset(_data()["signs"][name]) - {" "}


@cache
def languages() -> Mapping[str, Language]:
    """The languages of letters.yaml."""
    data = _data()
    latin = {
        name: Language(
            letters=_logs(one["letters"]),
            vowels=frozenset(one["vowels"]),
            hints=frozenset(one["hints"]),
            latin=True,
            share=one.get("share", 1.0),
            places={letter: re.compile(place) for letter, place in one.get("places", {}).items()},
        )
        for name, one in data["latin"].items()
    }
    other = {
        name: Language(_logs(one), frozenset(), frozenset(), False) for name, one in data["other"].items()
    }
    return {**latin, **other}


def _logs(letters: Mapping[str, float]) -> dict[str, float]:
    total = sum(letters.values())
    return {letter: log(count / total) for letter, count in letters.items()}


def alphabet_likelihood(cells: Sequence[str], names: Sequence[str], headers: frozenset[str]) -> float:
    """The cells in the likeliest of the languages, now and then one in another of them.

    ASCII words of the headers speak for their language.
    """
    scores = {name: [_cell(cell, name) for cell in cells] for name in names}
    best = [max(some) + _OTHER_LANGUAGE for some in zip(*scores.values(), strict=True)]
    sums: list[float] = [
        sum(max(pair) for pair in zip(own, best, strict=True)) + _prior(languages()[name], headers)
        for name, own in scores.items()
    ]
    return max(sums)


def _prior(language: Language, headers: frozenset[str]) -> float:
    return log(language.share * (1 + _HINT * len(headers & language.hints)))


def ideograph_likelihood(cells: Sequence[str], everyday: Mapping[str, float]) -> float:
    """Cells of Chinese, Japanese or Korean signs; `everyday` has the log of how often a block of them stands."""
    return sum(_ideographs(cell, everyday) for cell in cells)


def _ideographs(cell: str, everyday: Mapping[str, float]) -> float:
    total = 0.0
    for place, sign in enumerate(cell):
        if sign < "\x80":
            continue
        total += everyday.get(sign, _RARE_IDEOGRAPH)
        beside = cell[place - 1 : place] + cell[place + 1 : place + 2]
        total += _ATTACHED if any(one.isascii() and one.isalpha() for one in beside) else 0
    return total


def _cell(cell: str, name: str) -> float:
    letters = languages()[name].letters
    total = sum(_word(word, name) for word in WORD.findall(cell) if not word.isascii())
    for place, sign in enumerate(cell):
        if sign > "\x7f" and not WORD.fullmatch(sign):
            total += letters[sign] if sign in letters else _sign(cell, place)
    return total


@lru_cache(1 << 16)
def _word(word: str, name: str) -> float:
    whole, language = unicodedata.normalize("NFC", word), languages()[name]
    return sum(_letter(whole, place, language) for place in range(len(whole)) if whole[place] > "\x7f")


def _sign(cell: str, place: int) -> float:
    if cell[place] not in SIGNS:
        return _STRANGE
    before, after = cell[place - 1 : place] if place else "", cell[place + 1 : place + 2]
    if after.isalpha() and (before.isalpha() or cell[place] not in _OPENING):
        return _SIGN_IN_WORD
    if cell[place] == "€" and cell[:place].rstrip()[-1:].isdigit():
        return _PRICE
    return _FREQUENT_SIGN if cell[place] in _FREQUENT_SIGNS else _SIGN


def _letter(word: str, place: int, language: Language) -> float:
    letter = word[place]
    small = letter.lower()
    total = language.letters.get(small, _STRANGE)
    others = word[:place] + word[place + 1 :]
    if letter != small:
        whole = len(others) > 0 and others.isupper()
        total += _CAPITALS if whole else _CAPITAL if place == 0 else _MISPLACED_CASE
    elif len(others) > 1 and others.upper() == others != others.lower():
        total += _SMALL_AMONG_CAPITALS
    beside = [one.lower() for one in word[max(0, place - 1) : place] + word[place + 1 : place + 2]]
    if small in language.places:
        return total + _PLACED[_stands(small, word.lower(), place, language)]
    if not language.latin:
        return total + (_OTHER_SCRIPT if any(one.isascii() for one in beside) else 0)
    if len(word) == 1 and small not in _LONE:
        total += _LONE_LETTER
    for one in beside:
        if one > "\x7f":
            total += _BESIDE_ANOTHER / 2
        else:
            total += _FITS[(small in language.vowels) != (one in VOWELS)]
    return total


def _stands(letter: str, word: str, place: int, language: Language) -> bool:
    return any(one.start() <= place < one.end() for one in language.places[letter].finditer(word))
