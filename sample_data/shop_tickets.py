"""tickets.csv: the e-mail and web-form tickets of the helpdesk."""

import random
from typing import Final

from shop_clock import DAY, HOUR, MINUTE, iso, within_month
from shop_draw import generator, pick
from shop_facts import EXTRA_TAGS, TEAMS, Row
from shop_written import EMAIL, WEB, Contact, contact, satisfaction, shown_agent, status

CLOSES_AFTER: Final = 3 * DAY

TICKET_HEADER: Final = [
    "Ticket ID", "Channel", "Status", "Priority", "Issue type", "Team", "Agent", "Customer", "Tags",
    "Created at", "First response at", "Resolved at", "Closed at", "Updated at", "CSAT", "Reopens", "Replies",
]  # fmt: skip


def tags(rng: random.Random, made: Contact) -> str:
    """The tags cell; spam and merged tickets carry the tag that sla.yaml excludes."""
    extra = pick(rng, EXTRA_TAGS)
    fixed = {"spam": "spam", "merged": "closed_by_merge"}.get(made.fate, "")
    return ", ".join(tag for tag in (extra if fixed != "spam" else "", fixed) if tag)


def replies(rng: random.Random, made: Contact) -> int:
    """How many public replies agents have sent."""
    if made.answered is None:
        return 0
    quick = made.resolved is not None and made.resolved - made.answered < 5 * MINUTE
    return 1 + made.reopens + (0 if quick else pick(rng, {0: 15, 1: 40, 2: 25, 3: 13, 4: 5, 6: 2}))


def closing(made: Contact) -> int | None:
    """When the ticket was closed: at once by triage, else three days after it was resolved."""
    if made.resolved is None:
        return None
    return made.resolved if made.fate != "served" else within_month(made.resolved + CLOSES_AFTER)


def ticket_row(rng: random.Random, number: int, channel: str, made: Contact) -> Row:
    """One ticket as the helpdesk exports it."""
    closed = closing(made)
    state = status(rng, made, closed)
    agent = shown_agent(made, state)
    events = (made.created, made.answered, made.resolved, closed)
    updated = max(instant for instant in events if instant is not None)
    return [
        str(number), channel, state, made.priority, made.issue,
        TEAMS.get(made.issue, "First line") if agent else "", agent, made.customer, tags(rng, made),
        iso(made.created), iso(made.answered), iso(made.resolved), iso(closed), iso(updated),
        satisfaction(rng, made, 20 * HOUR), str(made.reopens if made.resolved else 0),
        str(replies(rng, made)),
    ]  # fmt: skip


def ticket_rows(count: int = 1400) -> list[Row]:
    """The e-mail and web-form tickets, oldest first."""
    rng = generator(1)
    channels = [pick(rng, {"Email": 64, "Web form": 36}) for _ in range(count)]
    made = [(channel, contact(rng, EMAIL if channel == "Email" else WEB)) for channel in channels]
    made.sort(key=lambda pair: pair[1].created)
    return [ticket_row(rng, 41_001 + index, *pair) for index, pair in enumerate(made)]


def damage_tickets(rows: list[Row]) -> None:
    """A spreadsheet error where the creation time was, and a row cut short."""
    rows[411][TICKET_HEADER.index("Created at")] = "#REF!"
    del rows[987][12:]
