"""The records of a clean file as they stand in it, one after the other: for what the engine does not tell of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from supportctl.intake.layout.reader import cells_reader

QUOTE = '"'
_BLANK = frozenset({"\n", "\r\n", "\r"})

Walked = tuple[int, int, str, Sequence[str] | None]
"""A record: the engine's number, its first physical line from 1, its text, its cells.

The header is number 1, and blank lines count. No cells where no quote stands in the text: they are what stands between
its delimiters.
"""


def walk_records(path: Path, delimiter: str) -> Iterator[Walked]:
    """Every record below the header; nothing but the one at hand is kept."""
    header_seen = False
    number = line = 0
    with path.open(encoding="utf-8-sig", newline="") as stream:
        waiting: list[str] = []
        taken: list[str] = []
        quoted = cells_reader(_taken(stream, waiting, taken), delimiter)
        for first in stream:
            number += 1
            at, text, cells = line + 1, first, None
            line = at
            if QUOTE in first:
                taken.clear()
                waiting.append(first)
                cells = next(quoted)
                text = first if len(taken) == 1 else "".join(taken)
                line += len(taken) - 1
            elif first in _BLANK:
                continue
            if header_seen:
                yield number, at, text, cells
            header_seen = True


def _taken(stream: Iterator[str], waiting: list[str], taken: list[str]) -> Iterator[str]:
    """The waiting line, then those that follow in the stream: no more of them than a record has."""
    while (text := waiting.pop() if waiting else next(stream, None)) is not None:
        taken.append(text)
        yield text


def cells_of(walked: Walked, delimiter: str) -> Sequence[str]:
    """The cells of a record, cut only now where no quote stands in it."""
    _, _, text, cells = walked
    return next(cells_reader([text], delimiter), ()) if cells is None else cells
