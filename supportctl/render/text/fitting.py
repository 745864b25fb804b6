"""Text into columns of a terminal: how wide, where to break, what to leave out in the middle."""

import re

from supportctl.problem import text_width

CUT = "..."
_FOLDERS = re.compile(r"[^/\\]*[/\\]+|[^/\\]+")


def width_of(text: str) -> int:
    """Terminal columns of a text without control characters."""
    return len(text) if text.isascii() else text_width(text)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text with spaces up to the width, before it when it stands to the right."""
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def shortened(text: str, width: int) -> str:
    """At most `width` columns: the middle makes room, because names differ at their ends."""
    if width_of(text) <= width:
        return text
    if width <= len(CUT) + 1:
        return _start(text, width)
    room = width - len(CUT)
    tail = _end(text, room // 2)
    return _start(text, room - width_of(tail)) + CUT + tail


def wrapped(text: str, width: int, hang: int = 0, indent: int = 0) -> list[str]:
    """Lines of at most `width` columns, broken at spaces; the first is indented by `indent`, later ones by `hang`.

    A word that is wider than a line is broken after the folders of a path, so that a file's name stays whole; where
    that is too wide too, it is broken where the line ends.
    """
    lines = [" " * min(indent, width // 2)]
    margin = " " * min(hang, width // 2)
    gap = ""
    for word in filter(None, text.split(" ")):
        for piece in _pieces(word, width - len(margin)):
            joined = lines[-1] + gap + piece
            if lines[-1].strip() and width_of(joined) > width:
                lines.append(margin)
                joined = margin + piece
            while width_of(joined) > width:
                lines[-1] = _start(joined, width)
                joined = margin + joined[len(lines[-1]) :]
                lines.append(margin)
            lines[-1] = joined
            gap = ""
        gap = " "
    return lines


def _pieces(word: str, room: int) -> list[str]:
    """The word, or the folders and the name of a path that is wider than a line."""
    return [word] if width_of(word) <= room else _FOLDERS.findall(word)


def _start(text: str, width: int) -> str:
    """The longest beginning of at most `width` columns."""
    end = used = 0
    while end < len(text) and used + width_of(text[end]) <= width:
        used += width_of(text[end])
        end += 1
    return text[:end]


def _end(text: str, width: int) -> str:
    """The longest end of at most `width` columns; it never begins inside a combined character."""
    start, used = len(text), 0
    while start > 0 and used + width_of(text[start - 1]) <= width:
        start -= 1
        used += width_of(text[start])
    while start < len(text) and width_of(text[start]) == 0:
        start += 1
    return text[start:]
