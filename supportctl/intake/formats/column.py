"""One canonical column of one file: which cells it is made of, and how they are read.

What a preset or sla.yaml says of a column (headers) becomes positions here, once the file's header is known. The text
of a cell is picked twice, by one rule: in SQL (projection.py) and for samples in Python (`cell_text`).
"""

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter

from supportctl.frozen import frozen
from supportctl.policy.model import Clock, Unit

FILLED, EMPTY = "{filled}", "{empty}"
"""Stand among the words of a condition for any word, and for none."""
PREFIX = "*"


@frozen
class Condition:
    """Rows in which a cell counts: the cell at `position` holds one of `words` (compared trimmed, in lower case).

    A word that ends in * stands for all that begin so.
    """

    position: int
    words: tuple[str, ...]

    def met(self, cells: Sequence[str]) -> bool:
        """Whether the row is one of them."""
        word = cells[self.position].strip().lower()
        begins = any(one.endswith(PREFIX) and word.startswith(one[:-1]) for one in self.words)
        return word in self.words or (FILLED if word else EMPTY) in self.words or begins


@frozen
class RowZone:
    """Every row names its own zone, in the cell at this position."""

    position: int


def key_part(text: str) -> str:
    """A part of an id of several: in quotes where it is empty or could be taken for more than one."""
    return '"' + text.replace('"', '""') + '"' if not text or " " in text or '"' in text else text


@frozen
class Column:
    """Where a canonical column of a file comes from.

    `positions` are joined by `separator`, empty cells left out; `headers` are their names as the file has them.
    `written`: sla.yaml names it, so a contradiction is an error; a recognised one is dropped with a note.
    `unit` and `clock` belong to durations, `true_when` and `false_when` to yes/no columns (lower case).
    `when`: the cell counts only in rows that meet every condition, else the cell at `otherwise` does.
    `minus` is the position of a duration in the same unit that is taken off. `zero_is_missing`: 0 says "never".
    `zone`: an IANA name, or where each row names its own; None follows the source or the policy.
    `missing` are words (lower case) that mean an empty cell here. `ending`: a regular expression of what is left off
    the end of the text. `margin`: a time left, below zero when late.
    `formats`: how sla.yaml says that its times are written, for strptime.
    `says`: words and regular expressions; the first that fits the cells whole, joined by “|”, is the text.
    `remark` tells a reader what the column really is.
    """

    canonical: str
    positions: tuple[int, ...]
    headers: tuple[str, ...]
    written: bool = False
    unit: Unit | None = None
    clock: Clock | None = None
    true_when: tuple[str, ...] | None = None
    false_when: tuple[str, ...] | None = None
    when: tuple[Condition, ...] = ()
    otherwise: int | None = None
    minus: int | None = None
    zero_is_missing: bool = False
    zone: str | RowZone | None = None
    missing: tuple[str, ...] = ()
    ending: str | None = None
    margin: bool = False
    separator: str = " "
    formats: tuple[str, ...] = ()
    says: tuple[tuple[str, str], ...] = ()
    remark: str | None = None

    @property
    def header(self) -> str:
        """The header words as the export has them."""
        return " + ".join(self.headers)

    @property
    def plain(self) -> bool:
        """Whether the value is one cell as it stands."""
        return (
            len(self.positions) == 1
            and not self.when
            and not self.missing
            and not self.says
            and self.ending is None
        )

    @property
    def is_key(self) -> bool:
        """Whether several cells make one id: other cells must not make the same."""
        return self.canonical == "ticket_id" and len(self.positions) > 1

    def _joined(self, parts: Sequence[str]) -> str:
        return self.separator.join(filter(None, parts))

    @property
    def asks_whether_filled(self) -> bool:
        """Whether an empty cell says something too: a yes/no column of `{filled}` or `{empty}`."""
        return {FILLED, EMPTY}.intersection(self.true_when or ()) != set()

    def used_positions(self) -> tuple[int, ...]:
        """Every position that takes part, each once, ascending."""
        others = [one for one in (self.otherwise, self.minus) if one is not None]
        zones = [self.zone.position] if isinstance(self.zone, RowZone) else []
        return tuple(sorted({*self.positions, *others, *zones, *(one.position for one in self.when)}))

    def cell_text(self, cells: Sequence[str]) -> str:
        """The text of the column in one row; "" where it does not count or says nothing."""
        if self.says:
            joined = "|".join(cells[one].strip() for one in self.positions)
            return next((word for word, pattern in self.says if re.fullmatch(pattern, joined)), "")
        if all(one.met(cells) for one in self.when):
            parts = [cells[one].strip() for one in self.positions]
            text = " ".join(map(key_part, parts)) if self.is_key and any(parts) else self._joined(parts)
        else:
            text = "" if self.otherwise is None else cells[self.otherwise].strip()
        if self.ending is not None:
            text = re.sub(f"(?:{self.ending})$", "", text)
        return "" if text.lower() in self.missing else text

    def cell_texts(self, rows: Iterable[Sequence[str]]) -> list[str]:
        """The texts of the column in many rows."""
        if not self.plain:
            return [self.cell_text(row) for row in rows]
        return list(map(str.strip, map(itemgetter(self.positions[0]), rows)))

    def said(self, rows: Iterable[Sequence[str]], null_tokens: frozenset[str]) -> list[str]:
        """The texts of the rows in which it says something."""
        texts = self.cell_texts(rows)
        if null_tokens.isdisjoint(map(str.lower, texts)):
            return texts
        return [text for text in texts if text.lower() not in null_tokens]
