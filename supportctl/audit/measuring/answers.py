"""What the measures answer, as named rows; names as in the SQL steps, times in microseconds."""

from typing import NamedTuple


class Waiting(NamedTuple):
    """Open promises that are overdue or at risk, the tickets that have one, and those that have an overdue one."""

    promises: int
    tickets: int
    late_tickets: int


class Span(NamedTuple):
    """How many contacts the files hold in any period, and when the first and the last was created, if that is known."""

    contacts: int
    first_us: int | None
    last_us: int | None


class Doubts(NamedTuple):
    """Rows of a file that somebody should know of, by kind; names as in sql/doubt.sql."""

    file_no: int
    ambiguous: int
    nonexistent: int
    unreadable: int
    damaged_ids: int
    closed_for_resolved: int
    days: int
    repeated: int
    older: int
    parts: int
    versions: int
    bookkeeping: int


class Listed(NamedTuple):
    """A judged promise in a list, in microseconds; `overrun` is at least so much where only the day is known."""

    row_id: int
    promise_no: int
    state: str
    elapsed: int | None
    promised: int | None
    overrun: int | None
    file_no: int
    ticket_id: str | None
    created_at: int
    is_day: bool
    first_response_deadline: int | None
    resolution_deadline: int | None

    def deadline(self, metric: str) -> int | None:
        """The export's own deadline for a metric."""
        return {"first_response": self.first_response_deadline, "resolution": self.resolution_deadline}.get(
            metric
        )


class AsideExample(NamedTuple):
    """A row that was read but holds no usable contact."""

    file_no: int
    fate: int
    row_id: int
    unread: str | None
    ticket_id: str | None


class VendorWord(NamedTuple):
    """How many contacts of a file have a word as the export's verdict on a metric."""

    file_no: int
    metric: str
    word: str
    n: int


class VendorPair(NamedTuple):
    """How many contacts have a verdict of the export and one of ours (None: not comparable), and why they differ."""

    file_no: int
    metric: str
    verdict: str
    ours: str | None
    reason: str | None
    n: int


class Disagreed(NamedTuple):
    """One disagreement with the export; names as in sql/vendor_disagreement.sql, times in microseconds."""

    file_no: int
    metric: str
    row_id: int
    ticket_id: str | None
    word: str
    state: str
    reason: str
    promise_no: int
    elapsed: int | None
    promised: int | None
    counted: int | None
    allowed: int | None
    taken: int | None
