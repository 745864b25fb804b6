"""The names under which one header may be known: as written, without its zone or number, without a custom suffix."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from supportctl.frozen import frozen
from supportctl.intake.formats.header_zone import split_zone
from supportctl.intake.formats.unit_names import unit_in_header
from supportctl.intake.formats.word_form import folded

ZONE, NUMBER = "{zone}", "{n}"
"""Placeholders in the headers of a preset."""

LONGEST = 500
"""A longer header is text that strayed into the first line, and no name."""

_NUMBERED = re.compile(r"(?P<head>\D*?) ?\d{1,3}(?P<tail>(?: \D*)?)")
_CUSTOM = re.compile(
    r"(?:custom field|campo personalizado|campo personalizzato|champ personnalisé|benutzerdefiniertes feld|"
    r"aangepast veld|özel alan|自定义字段) ?\((?P<name>.+)\)|ticket field: ?(?P<field>.+)",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(
    r"(?P<head>\w.*?)[\s_]+(?:(?:in|en|em|dalam)[\s_]+)?(?P<last>[^\W\d_]+)\s*", re.IGNORECASE
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_BESIDE_HAN = re.compile(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PREFIX = re.compile(
    r"(?:incidents?|tickets?|cases?|requests?|issues?|conversations?|calls?|chats?|tasks?|sr|fields)"
    r"(?: table)?(?:\.| ?/ ?| ?[-–:>] ?|->)(?P<rest>\w.*)",
    re.IGNORECASE,
)
"""What a report or a query puts before the name of a column: `incident.`, `Ticket/`, `Tickets Table - `."""
_SUFFIX = re.compile(r"(?P<head>.*\w.*?)\s*[\[(][^\])]*[\])]\s*")


@frozen
class HeaderName:
    """One name of a header; `zone` is the time zone that the header carries, if this name leaves it out.

    `loose`: without a custom field's dress, the name of a table before it, a suffix in brackets or a unit, which may
    have meant something, or with words taken apart that a header writes as one, as `CaseID`.
    """

    form: str
    zone: str | None = None
    loose: bool = False


def header_form(text: str) -> str:
    """The form in which headers are compared; placeholders stay, and a header of signs alone is kept as it is."""
    for placeholder in (ZONE, NUMBER):
        head, found, tail = text.partition(placeholder)
        if found:
            return " ".join(filter(None, (_words(head), placeholder, _words(tail))))
    return _words(text) or text.strip().lower()


def _words(text: str) -> str:
    """Folded, without accents (capitals and spreadsheets lose them) and spaces between Han signs."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", folded(text)))
    return _BESIDE_HAN.sub("", unicodedata.normalize("NFC", bare))


@cache
def header_names(header: str) -> tuple[HeaderName, ...]:
    """Every name of a header as a file has it, the surest first; () for an empty header and one beyond LONGEST."""
    if len(header) > LONGEST:
        return ()
    text = unicodedata.normalize("NFKC", header).strip().lstrip("\ufeff").strip()
    if not text:
        return ()
    names = [HeaderName(header_form(text)), *_with_placeholder(text), *_without_dress(text)]
    if prefixed := _PREFIX.fullmatch(text):
        rest = prefixed["rest"]
        names += [replace(one, loose=True) for one in (HeaderName(header_form(rest)), *_without_dress(rest))]
    return tuple(dict.fromkeys(name for name in names if name.form))


def _with_placeholder(text: str) -> Iterator[HeaderName]:
    """The header as a preset writes it that knows of a zone or a number in it."""
    if zone := split_zone(text):
        yield HeaderName(f"{_words(zone.head)} {ZONE}", zone.zone)
    if found := _NUMBERED.fullmatch(text):
        yield HeaderName(header_form(f"{found['head']}{NUMBER}{found['tail']}"))


def _without_dress(text: str) -> Iterator[HeaderName]:
    """The header without what a system or a person put around the usual name."""
    if found := _CUSTOM.fullmatch(text):
        yield HeaderName(header_form(found["name"] or found["field"]), loose=True)
    elif zone := split_zone(text):
        yield HeaderName(_words(zone.head), zone.zone, loose=True)
    elif found := _SUFFIX.fullmatch(text) or _with_unit(text):
        yield HeaderName(header_form(found["head"]), loose=True)
    elif text.isalnum() and _CAMEL.search(text):
        yield HeaderName(header_form(words_apart(text)), loose=True)


def words_apart(text: str) -> str:
    """The header with words apart that it writes as one: `CaseID`."""
    return _CAMEL.sub(" ", text)


def _with_unit(text: str) -> re.Match[str] | None:
    """The header split before its last word, where that names a unit of time."""
    found = _LAST_WORD.fullmatch(text)
    return found if found and unit_in_header(found["last"]) else None
