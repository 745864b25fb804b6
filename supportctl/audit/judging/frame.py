"""What is judged: contacts created in a window, as of an instant."""

from dataclasses import dataclass

from supportctl.audit.asking.moment import EARLIEST_US, AsOf
from supportctl.audit.judging.export_age import ExportAge
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY

BEGINNING_US, END_US = -(2**62), 2**62
"""Before and after every time: a window without an end."""

LATEST_AFTER_AS_OF_US = 366 * MICROSECONDS_PER_DAY


@dataclass(frozen=True, slots=True)
class Frame:
    """What is judged: contacts created in [since_us, until_us), as of an instant.

    `split_hours` is as in Cut; `by_words` when `--where` left contacts out. `age` is how old the files are, where
    anybody wants to know.
    """

    as_of: AsOf
    split_hours: bool = False
    by_words: bool = False
    age: ExportAge | None = None
    since_us: int = BEGINNING_US
    until_us: int = END_US

    @property
    def since(self) -> int | None:
        """The first moment of the period asked for; None where it is open."""
        return None if self.since_us == BEGINNING_US else self.since_us

    @property
    def until(self) -> int | None:
        """The first moment after the period asked for; None where it is open."""
        return None if self.until_us == END_US else self.until_us

    @property
    def has_period(self) -> bool:
        """Whether contacts were left out by their time of creation."""
        return self.since is not None or self.until is not None

    @property
    def filtered(self) -> bool:
        """Whether the user left contacts out, by time or by `--where`."""
        return self.by_words or self.has_period

    def window(self) -> dict[str, int]:
        """Since and until as SQL parameters."""
        return {"since": self.since_us, "until": self.until_us}

    def outside(self) -> list[dict[str, int]]:
        """The times before and after the window, as windows."""
        before = [] if self.since is None else [{"since": BEGINNING_US, "until": self.since}]
        after = [] if self.until is None else [{"since": self.until, "until": END_US}]
        return [*before, *after]

    def possible(self) -> dict[str, int]:
        """The earliest and latest possible instant of an event as SQL parameters (semantics rule 4)."""
        return {"earliest": EARLIEST_US, "latest": self.as_of.us + LATEST_AFTER_AS_OF_US}
