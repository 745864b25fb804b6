"""What the cells of unknown columns look like: times, durations, ids, few words. Hints for a person, no reading."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from supportctl.frozen import frozen
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.word_form import folded
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.file_cells import is_one_word, share_of
from supportctl.intake.values.duration_cells import looks_like_duration
from supportctl.intake.values.durations import DurationReading, plan_duration
from supportctl.intake.values.instant_format import Order, format_of
from supportctl.policy.model import Unit

ALIKE_SHARE = 0.9
"""A column looks like a kind when so many of its sampled cells do."""

MOST_WORDS = 12
LONGEST_WORD = 30
OTHER_DAYS = re.compile(
    r"purchase|bought|warranty|birth|\bdob\b|hire|compra|garant|nacimiento|nascimento|achat|naissance|kaufdatum|geburt|"
    r"acquisto|nascita|aankoop|geboorte|pembelian|lahir|satin al|doğum|购买|購買|出生|生日|保修|保固"
)
"""Days in the life of a product or a person, not of a contact."""
EARLIEST_EPOCH, LATEST_EPOCH = 946_684_800, 2_208_988_800
"""2000 and 2040: a number of ten digits outside is no time but, say, a telephone number."""


class Holds(StrEnum):
    """What a column seems to hold."""

    TIMES = "times"
    DURATIONS = "durations"
    IDS = "ids"
    WORDS = "words"


@frozen
class Guess:
    """A column and what it seems to hold.

    `filled` is a share of the sampled rows; `unit` only of a duration whose header or form says it; `date_only`: its
    times are days.
    """

    position: int
    header: str
    holds: Holds
    filled: float
    unit: Unit | None = None
    date_only: bool = False

    @property
    def other_day(self) -> bool:
        """Whether the header says that its days are no contact's."""
        return self.date_only and OTHER_DAYS.search(folded(self.header)) is not None


def guess_contents(
    dialect: Dialect, null_tokens: Collection[str], taken: Collection[int] = ()
) -> list[Guess]:
    """Guesses about the columns at positions that are not `taken`, in the order of the file.

    Columns that look like nothing are left out.
    """
    found = [
        _guess(position, header, dialect, null_tokens)
        for position, header in enumerate(dialect.header)
        if position not in taken and header.strip()
    ]
    return [one for one in found if one is not None]


def times_first_filled(guesses: Sequence[Guess]) -> list[Guess]:
    """The columns of times, the fullest first: a creation time is never missing, an answer sometimes is.

    A day that its header gives to a product or a person, as `Date of Purchase`, is left out.
    """
    times = [one for one in guesses if one.holds is Holds.TIMES and not one.other_day]
    return sorted(times, key=lambda one: (-one.filled, one.position))


def _guess(position: int, header: str, dialect: Dialect, null_tokens: Collection[str]) -> Guess | None:
    cells = [row[position].strip() for row in dialect.sample]
    texts = [text for text in cells if text.lower() not in null_tokens]
    if not texts:
        return None
    unit = None
    if share_of(texts, _is_time) >= ALIKE_SHARE:
        holds = Holds.TIMES
    elif share_of(texts, looks_like_duration) >= ALIKE_SHARE and (unit := _unit(header, position, texts)):
        holds = Holds.DURATIONS
    elif _are_ids(texts):
        holds = Holds.IDS
    elif _are_words(texts):
        holds = Holds.WORDS
    else:
        return None
    date_only = holds is Holds.TIMES and not any(":" in text for text in texts) and not texts[0].isdigit()
    return Guess(position, header, holds, len(texts) / len(cells), unit, date_only)


def _is_time(text: str) -> bool:
    form = format_of(text)
    if form is None or form.order is not Order.EPOCH:
        return form is not None
    # A fraction may be the number of a call in its second, as in Asterisk's ids.
    return not form.has_fraction and EARLIEST_EPOCH <= int(text.strip()) // form.units_a_second < LATEST_EPOCH


def _unit(header: str, position: int, texts: Sequence[str]) -> Unit | None:
    """The unit that the header names, or that a clock form shows; without one a number may count anything."""
    reading = DurationReading()
    column = Column("wait_duration", (position,), (header,))
    plan_duration(column, texts, reading, "")
    planned = reading.columns.get("wait_duration")
    return planned.unit if planned else None


def _are_ids(texts: Sequence[str]) -> bool:
    alone = len(set(texts)) == len(texts) > 1
    return alone and all(is_one_word(text) and "@" not in text and "." not in text for text in texts)


def _are_words(texts: Sequence[str]) -> bool:
    distinct = set(texts)
    return (
        2 <= len(distinct) <= min(MOST_WORDS, max(2, len(texts) // 2))
        and all(len(text) <= LONGEST_WORD for text in distinct)
        and any(not text.replace(".", "").isdigit() for text in distinct)
    )
