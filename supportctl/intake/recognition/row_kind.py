"""What a row of an unknown table is when it is no contact: a message, an event, a change, a sum, a customer.

Told by the words of the header and by ids that repeat; where sla.yaml names columns of the file, it is believed.
"""

from collections.abc import Mapping, Sequence

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.lexicon import Meanings, meanings_of
from supportctl.intake.formats.system import GENERIC
from supportctl.intake.recognition.file_cells import share_of
from supportctl.intake.recognition.survey import Survey
from supportctl.vocabulary.granularities import CONTACT_KINDS

KINDS: Mapping[str, str] = {
    "message": "one row is a message, not a contact",
    "event": "one row is an event of a contact, not a contact",
    "field_change": "one row is a change of one field, not a contact",
    "aggregate": "one row adds up many contacts",
    "customer": "one row is a customer, not a contact",
}
TICKET_SIGNS = frozenset(
    {
        *("first_response_at", "first_response_duration", "resolved_at", "closed_at", "resolution_duration"),
        *("first_response_due_at", "resolution_due_at", "answered", "abandoned", "wait_duration"),
    }
)
"""Columns that only contacts have."""
SUMS = frozenset({"average", "sum", "count", "percent"})
DEEDS = frozenset({"create", "response", "resolve", "complete", "close", "assigned", "reopen"})
FEWEST_SUMS, SUMS_SHARE = 2, 1 / 3
SURE_SHARE = 0.6
"""A preset that knows so many of the headers is right about the rows."""
REPEATED_SHARE = 0.5
"""So many rows share their id with one of another time in a list of messages."""


def kind_of_rows(file: Survey) -> str | None:
    """The kind of KINDS that its rows are; None for contacts, and where a preset or sla.yaml tells."""
    named = file.source is not None and (file.source.columns or file.source.system)
    if named or not _hardly_known(file):
        return None
    columns, meanings = file.recognised.columns, [meanings_of(one) for one in file.dialect.header]
    if _are_changes(meanings):
        return "field_change"
    if "ticket_id" not in columns and _are_sums(file, meanings):
        return "aggregate"
    return _part_of_a_contact(file, meanings) if TICKET_SIGNS.isdisjoint(columns) else None


def _part_of_a_contact(file: Survey, meanings: Sequence[Sequence[Meanings]]) -> str | None:
    """What rows are that have nothing that only a contact has."""
    columns = file.recognised.columns
    if _are_messages(columns, meanings):
        return "message"
    if _times_differ_by_id(file, columns):
        return "message" if _any(meanings, "body") or _any(meanings, "author") else "event"
    return "customer" if _are_customers(columns, meanings) else None


def _hardly_known(file: Survey) -> bool:
    """Whether no preset was taken, or one that most headers are strange to."""
    system, ranked = file.recognised.system, file.recognised.ranked
    if system.granularity not in CONTACT_KINDS:
        return False
    taken = next((one for one in ranked if one.system is system), None)
    return system.preset == GENERIC or taken is None or taken.known < SURE_SHARE * taken.headers


def _are_changes(meanings: Sequence[Sequence[Meanings]]) -> bool:
    old = any(_has(one, "old") and _has(one, "value") for one in meanings)
    new = any(_has(one, "new") and _has(one, "value") for one in meanings)
    return (old and new) or (_any(meanings, "field") and (old or new))


def _are_messages(columns: Mapping[str, Column], meanings: Sequence[Sequence[Meanings]]) -> bool:
    """A text and who wrote it, and none of what only a ticket has."""
    return _any(meanings, "body") and _any(meanings, "author") and not {"status", "priority"} & columns.keys()


def _are_sums(file: Survey, meanings: Sequence[Sequence[Meanings]]) -> bool:
    sums = [
        header
        for place, (header, some) in enumerate(zip(file.dialect.header, meanings, strict=True))
        if _is_sum(header, some, [row[place] for row in file.dialect.sample])
    ]
    return len(sums) >= FEWEST_SUMS and len(sums) >= SUMS_SHARE * len(meanings)


def _is_sum(header: str, meanings: Sequence[Meanings], cells: Sequence[str]) -> bool:
    """`Average response time`, `SLA %`; or `Tickets resolved` over whole numbers."""
    if "%" in header or any(SUMS & one for one in meanings):
        return True
    counted = _has(meanings, "contact") and any(DEEDS & one for one in meanings)
    texts = [text.strip() for text in cells if text.strip()]
    return counted and bool(texts) and share_of(texts, str.isdigit) == 1


def _times_differ_by_id(file: Survey, columns: Mapping[str, Column]) -> bool:
    """Whether most rows share their id with a row that was created at another time."""
    if "ticket_id" not in columns or "created_at" not in columns:
        return False
    times: dict[str, list[str]] = {}
    for row in file.dialect.sample:
        ticket_id = columns["ticket_id"].cell_text(row)
        times.setdefault(ticket_id, []).append(columns["created_at"].cell_text(row))
    times.pop("", None)
    repeated = sum(len(some) for some in times.values() if len(set(some)) > 1)
    return repeated > REPEATED_SHARE * len(file.dialect.sample)


def _are_customers(columns: Mapping[str, Column], meanings: Sequence[Sequence[Meanings]]) -> bool:
    """Ways to reach somebody and where they live, or both parts of a name; and nothing of a ticket."""
    names = any(_has(one, "first") and _has(one, "name") for one in meanings) and any(
        _has(one, "last") and _has(one, "name") for one in meanings
    )
    reached = _any(meanings, "phone_number")
    return (
        reached and (names or _any(meanings, "public_place")) and not {"status", "ticket_id"} & columns.keys()
    )


def _has(meanings: Sequence[Meanings], meaning: str) -> bool:
    return any(meaning in one for one in meanings)


def _any(headers: Sequence[Sequence[Meanings]], meaning: str) -> bool:
    return any(_has(one, meaning) for one in headers)
