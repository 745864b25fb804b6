"""Text into columns of a terminal: how wide, where to break, what to leave out in the middle."""

from collections.abc import Iterator

from supportctl.report.problem_text import text_width

CUT = "..."


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


def wrapped(text: str, width: int, hang: int = 0) -> list[str]:
    """Lines of at most `width` columns, broken at spaces, later ones indented by `hang`; a word too long is broken."""
    lines: list[str] = []
    line = ""
    hang = min(hang, width // 2)
    for word in _words(text, max(1, width - hang)):
        if line and width_of(line) + 1 + width_of(word) > width:
            lines.append(line)
            line = " " * hang + word
        else:
            line = f"{line} {word}" if line.strip() else line + word
    return [*lines, line] if line or not lines else lines


def _words(text: str, width: int) -> Iterator[str]:
    """The words of a text; one wider than a line comes in pieces."""
    indent = len(text) - len(text.lstrip(" "))
    for number, word in enumerate(text.strip(" ").split(" ")):
        rest = " " * indent + word if number == 0 else word
        while width_of(rest) > width:
            piece = _start(rest, width) or rest[:1]
            yield piece
            rest = rest[len(piece) :]
        if rest:
            yield rest


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
