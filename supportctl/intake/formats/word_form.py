"""Two spellings of one word compare equal: case, width, combining marks, punctuation and spaces do not count."""

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(1 << 16)
def folded(text: str) -> str:
    """The form in which words from exports and sla.yaml are compared.

    NFKC, case-folded, without combining dots (`'İLK'.casefold()` keeps a stray one), separators as one space. The two
    Turkish i are one: a capital I may be either.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(mark for mark in unicodedata.normalize("NFD", plain) if mark != "\u0307").replace("ı", "i")
    return _SEPARATORS.sub(" ", unicodedata.normalize("NFC", bare)).strip()
