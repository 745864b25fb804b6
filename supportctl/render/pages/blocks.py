"""What a page is made of: what is said, and what a reader should make of it; how it looks is a format's matter."""

from collections.abc import Sequence
from enum import StrEnum

from supportctl.frozen import frozen


class Tone(StrEnum):
    """What to make of words. Nothing may be said by the tone alone."""

    PLAIN = "plain"
    FAINT = "faint"
    GOOD = "good"
    DOUBT = "doubt"
    BAD = "bad"
    VERY_GOOD = "very good"
    VERY_DOUBTFUL = "very doubtful"
    VERY_BAD = "very bad"


@frozen
class Head:
    """The verdict, and what it is about, each a few words: which days, how many contacts, as of when."""

    verdict: str
    tone: Tone
    about: Sequence[str]


@frozen
class Says:
    """One statement, that can be told from the next."""

    words: str
    tone: Tone = Tone.PLAIN


@frozen
class Labelled:
    """A statement, and in a word what it is: `Why: no file is readable`."""

    label: str
    words: str


@frozen
class Prose:
    """Sentences that run on."""

    words: str
    tone: Tone = Tone.PLAIN


@frozen
class Ticket:
    """A ticket, what is late, under which policy, how late it is, when it was due, and where it stands.

    `tone` is that of the state.
    """

    ticket: str
    what: str
    policy: str
    state: str
    due: str
    place: str
    tone: Tone


@frozen
class TicketGroup:
    """Some tickets in order, and a line that says which; '' where they are the only ones."""

    caption: str
    tickets: Sequence[Ticket]


@frozen
class Tickets:
    """Tickets to look at; the groups are of one kind and can be compared."""

    groups: Sequence[TicketGroup]


Block = Head | Says | Labelled | Prose | Tickets


@frozen
class Part:
    """A section under its title; the head of a page has none."""

    title: str
    blocks: Sequence[Block]
