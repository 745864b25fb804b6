"""Contacts answered in writing, by e-mail, web form and WhatsApp: what became of each."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from shop_clock import AROUND_THE_CLOCK, MINUTE, after_work, is_open, moment, within_month, written_load
from shop_draw import Curve, Weights, chance, draw, pick
from shop_facts import (
    CUSTOMERS,
    DESK_AGENTS,
    DESK_SOLVE,
    EMAIL_REPLY,
    EVENING_MINUTES,
    HAPPY,
    ISSUE_LOAD,
    ISSUES,
    MESSAGE_AGENTS,
    PRIORITIES,
    REOPENED_EXTRA,
    TRIAGE,
    UNHAPPY,
    WEB_REPLY,
    WHATSAPP_REPLY,
    WHATSAPP_SOLVE,
)


@dataclass(frozen=True)
class Desk:
    """How one written channel is answered."""

    agents: Weights[str]
    reply: Mapping[str, Curve]
    solve: Curve
    evening: int
    """Percent of the contacts from outside opening hours that someone answers at once."""
    fates: Weights[str]


@dataclass(frozen=True)
class Contact:
    """What became of one contact by the end of the month."""

    created: int
    priority: str
    issue: str
    customer: str
    agent: str
    fate: str
    answered: int | None
    resolved: int | None
    reopens: int


EMAIL: Final = Desk(
    DESK_AGENTS, EMAIL_REPLY, DESK_SOLVE, 5,
    {"served": 905, "spam": 40, "merged": 20, "unreplied": 26, "forgotten": 9},
)  # fmt: skip
WEB: Final = Desk(
    DESK_AGENTS, WEB_REPLY, DESK_SOLVE, 5,
    {"served": 935, "spam": 14, "merged": 24, "unreplied": 22, "forgotten": 5},
)  # fmt: skip
WHATSAPP: Final = Desk(
    MESSAGE_AGENTS, WHATSAPP_REPLY, WHATSAPP_SOLVE, 14, {"served": 968, "unreplied": 24, "forgotten": 8}
)


def customer(rng: random.Random) -> str:
    """A customer number; the low ones come back more often."""
    return f"C-{1 + int(rng.random() * rng.random() * CUSTOMERS):05d}"


def answer(rng: random.Random, desk: Desk, created: int, curve: Curve, percent: int) -> int | None:
    """When the first reply is sent; `percent` stretches the time it takes."""
    if not is_open(created) and chance(rng, desk.evening):
        return within_month(created + draw(rng, EVENING_MINUTES, MINUTE))
    return after_work(created, draw(rng, curve, MINUTE) * percent // 100)


def solve(rng: random.Random, desk: Desk, answered: int | None, reopens: int) -> int | None:
    """When the contact is resolved for the last time."""
    if answered is None:
        return None
    work = draw(rng, desk.solve, MINUTE)
    for _ in range(reopens):
        work += draw(rng, REOPENED_EXTRA, MINUTE)
    return after_work(answered, work)


def contact(rng: random.Random, desk: Desk) -> Contact:
    """One contact, from its arrival to the end of the month."""
    created = moment(rng, AROUND_THE_CLOCK)
    priority, issue, fate = pick(rng, PRIORITIES), pick(rng, ISSUES), pick(rng, desk.fates)
    who, agent = customer(rng), pick(rng, dict.fromkeys(desk.agents, 1))
    answered = resolved = None
    reopens = 0
    if fate == "served":
        percent = written_load(created) * desk.agents[agent] * ISSUE_LOAD.get(issue, 92) // 10_000
        answered = answer(rng, desk, created, desk.reply[priority], percent)
        reopens = pick(rng, {0: 93, 1: 6, 2: 1})
        resolved = solve(rng, desk, answered, reopens)
    elif fate != "forgotten":
        resolved = after_work(created, draw(rng, TRIAGE, MINUTE))
        fate = fate if resolved else "served"
    return Contact(created, priority, issue, who, agent, fate, answered, resolved, reopens)


def status(rng: random.Random, made: Contact, closed: int | None) -> str:
    """The status word at the end of the month."""
    if made.resolved is not None:
        return "Solved" if closed is None else "Closed"
    if made.answered is not None:
        return pick(rng, {"Open": 45, "Pending": 40, "On hold": 15})
    return "Open" if made.fate == "forgotten" else "New"


def satisfaction(rng: random.Random, made: Contact, slow: int) -> str:
    """A score for a quarter of the resolved contacts; waiting longer than `slow` costs points."""
    if made.resolved is None or made.answered is None or not chance(rng, 26):
        return ""
    return pick(rng, UNHAPPY if made.answered - made.created > slow or made.reopens else HAPPY)


def shown_agent(made: Contact, state: str) -> str:
    """The agent's name, once someone has taken the contact."""
    return "" if state == "New" or made.fate == "spam" else made.agent
