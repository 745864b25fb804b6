"""Files that supportctl wrote itself: reports and listings that lie among the exports are no exports."""

import codecs
import re
from pathlib import Path

from supportctl.report.own_files import CHECK_SENTENCE, DEEDS, SCHEMA_PREFIX, SET_ASIDE_COLUMNS

START_BYTES = 1 << 16
END_BYTES = 1 << 10
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SCHEMA = re.compile(rf'"schema"\s*:\s*"{re.escape(SCHEMA_PREFIX)}(\w+)/\d+"')
_CLOSING = re.compile(rf"({'|'.join(DEEDS)}) by supportctl(: [^:]*)?\.$")
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_DELIMITERS = re.compile(r"[,;\t|]")
_TELLING = {"ticket_id", "policy", "metric", "state", "elapsed_seconds", "target_seconds", "overrun_seconds"}
"""Columns that no export has together; a spreadsheet may have moved or left out the others."""


def written_by_supportctl(path: Path) -> str | None:
    """What it is, as in `a CSV listing`; None for any other file, and for one that cannot be read."""
    try:
        start, end = _ends(path)
    except OSError:
        return None
    text = _decoded(start)
    if CHECK_SENTENCE in text:
        return "a check of sla.yaml"
    return _json(text) or _table(text) or _text(_decoded(end, like=start))


def _ends(path: Path) -> tuple[bytes, bytes]:
    with path.open("rb") as stream:
        start = stream.read(START_BYTES)
        if len(start) < START_BYTES:
            return start, start[-END_BYTES:]
        stream.seek(-END_BYTES, 2)
        return start, stream.read()


def _decoded(content: bytes, like: bytes | None = None) -> str:
    """Text to look for ASCII words in: any byte that is none may come out as anything."""
    mark = like or content
    encoding = next((name for magic, name in _MARKS if mark.startswith(magic)), "utf-8")
    if encoding == "utf-16" and like is not None:
        content = like[:2] + content
    return content.decode(encoding, "replace").lstrip("\ufeff")


def _json(text: str) -> str | None:
    found = _SCHEMA.search(text) if text.lstrip().startswith("{") else None
    return f"a {found[1]} in JSON" if found else None


def _table(text: str) -> str | None:
    line = text.lstrip().split("\n", 1)[0]
    cells = [cell.strip().strip('"') for cell in _DELIMITERS.split(line)]
    if cells[: len(SET_ASIDE_COLUMNS)] == list(SET_ASIDE_COLUMNS):
        return "a list of rows set aside"
    return "a CSV listing" if set(cells) >= _TELLING else None


def _text(end: str) -> str | None:
    found = _CLOSING.search(" ".join(_COLOURS.sub("", end).split()))
    return f"{_with_article(DEEDS[found[1]])} as text" if found else None


def _with_article(word: str) -> str:
    return f"an {word}" if word[0] in "aeio" else f"a {word}"
