"""What became of a record: a ticket, or why it is none. The codes of `record.fate`."""

TICKET = 0
NO_CREATION_TIME = 1
UNREADABLE_CREATION_TIME = 2
CONFLICTING_DUPLICATE = 3
FOLDED_IDENTICAL = 4
FOLDED_OLDER = 5
SURPLUS_CELLS = 6
BOOKKEEPING = 7
FOLDED_PART = 8
FOLDED_VERSION = 9
HEADER_ROW = 10

SET_ASIDE_REASONS: dict[int, str] = {
    NO_CREATION_TIME: "no creation time",
    UNREADABLE_CREATION_TIME: "unreadable creation time",
    SURPLUS_CELLS: "more cells than the header",
    HEADER_ROW: "header row repeated",
    CONFLICTING_DUPLICATE: "same ticket id, different content",
}
FOLDED: dict[int, str] = {
    FOLDED_IDENTICAL: "repeats another row word for word",
    FOLDED_OLDER: "is an older copy",
    FOLDED_PART: "is a further leg or event of its call",
    FOLDED_VERSION: "is an earlier version of its ticket",
}
NO_CONTACT = (HEADER_ROW,)
"""Fates of rows that were never a contact: nothing is lost with them."""

CREATION_TIME_FATES = (NO_CREATION_TIME, UNREADABLE_CREATION_TIME)
