"""The names under which one header may be known: as written, without its zone or number, without a custom suffix."""

import re
from dataclasses import dataclass
from functools import cache

from supportctl.intake.word_form import folded

ZONE, NUMBER = "{zone}", "{n}"
"""Placeholders in the headers of a preset."""

_ZONE = re.compile(
    r"(?P<head>.*?)[\s(\[]*(?P<zone>\b(?:UTC|GMT|[A-Z][A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2}))[)\]\s]*"
)
_NUMBERED = re.compile(r"(?P<head>\D*?) ?\d{1,3}(?P<tail>(?: \D*)?)")
_CUSTOM = re.compile(
    r"(?:custom field|campo personalizado|campo personalizzato|champ personnalisé|benutzerdefiniertes feld|"
    r"aangepast veld|özel alan|自定义字段) ?\((?P<name>.+)\)|ticket field: ?(?P<field>.+)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?P<head>.*\w.*?)\s*[\[(][^\])]*[\])]\s*")


@dataclass(frozen=True, slots=True)
class HeaderName:
    """One name of a header; `zone` is the time zone that the header carries, if this name leaves it out.

    `loose`: without a custom field's dress or a suffix in brackets, which may have meant something.
    """

    form: str
    zone: str | None = None
    loose: bool = False


def header_form(text: str) -> str:
    """The form in which headers are compared; placeholders stay, and a header of signs alone is kept as it is."""
    for placeholder in (ZONE, NUMBER):
        head, found, tail = text.partition(placeholder)
        if found:
            return " ".join(filter(None, (folded(head), placeholder, folded(tail))))
    return folded(text) or text.strip().lower()


@cache
def header_names(header: str) -> tuple[HeaderName, ...]:
    """Every name of a header as a file has it, the surest first; () for an empty header."""
    text = header.strip().lstrip("\ufeff").strip()
    if not text:
        return ()
    names = [HeaderName(header_form(text))]
    if (found := _ZONE.fullmatch(text)) and folded(found["head"]):
        names.append(HeaderName(f"{folded(found['head'])} {ZONE}", found["zone"]))
    if found := _NUMBERED.fullmatch(text):
        names.append(HeaderName(header_form(f"{found['head']}{NUMBER}{found['tail']}")))
    if found := _CUSTOM.fullmatch(text):
        names.append(HeaderName(header_form(found["name"] or found["field"]), loose=True))
    elif found := _SUFFIX.fullmatch(text):
        names.append(HeaderName(header_form(found["head"]), loose=True))
    return tuple(dict.fromkeys(name for name in names if name.form))
