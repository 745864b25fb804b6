"""What the user asks of an audit: as of when, which contacts, cut how. Everything the command line decides."""

from dataclasses import dataclass, field

from supportctl.audit.asking.cut import Cut
from supportctl.audit.asking.moment import AsOf
from supportctl.audit.asking.period import Period
from supportctl.report.note import Note


@dataclass(frozen=True, slots=True)
class Request:
    """`as_of` None means the latest time in the data; `where` holds the words of which one must match, per condition.

    `top` is how many groups stand before the long tail (0: all, None: what suits the cut); `buckets` are bounds in
    seconds, () the default.
    `max_age_us` is how old the newest time of the files may be at as-of (None: any age).
    `fields` are wanted beside those that sla.yaml, the cut and the conditions name. `notes` say what was taken without
    being named.
    """

    as_of: AsOf | None = None
    period: Period = field(default_factory=Period)
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    cut: Cut = field(default_factory=Cut)
    top: int | None = None
    buckets: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    max_age_us: int | None = None

    @property
    def where_texts(self) -> list[str]:
        """The conditions as the report names them."""
        return [f"{name}={','.join(words)}" for name, words in self.where]
