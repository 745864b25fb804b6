"""calls.csv: the call list."""

import random
from typing import Final

from shop_clock import BUSY_HOURS, DAY, HOUR, MINUTE, iso, load, staffed_moment
from shop_draw import chance, draw, generator, pick
from shop_facts import CALL_LEFT_SECONDS, CALL_WAIT_SECONDS, HAPPY, PHONE_AGENTS, QUEUES, UNHAPPY, Row

CALL_HEADER: Final = [
    "Call Id", "Date", "Time", "Queue", "Agent", "Direction", "Answered (Y/N)", "Speed of answer in seconds",
    "Wait before abandon in seconds", "Resolved on first call (Y/N)", "Satisfaction",
]  # fmt: skip


def outbound_row(rng: random.Random, created: int) -> Row:
    """A call back to a customer: out of the audit's scope."""
    agent = pick(rng, dict.fromkeys(PHONE_AGENTS, 1))
    queue, reached = pick(rng, QUEUES), "Y" if chance(rng, 80) else "N"
    return [*iso(created).split(), queue, agent, "outbound", reached, "", "", "", ""]


def abandoned_row(rng: random.Random, created: int) -> Row:
    """A caller who hung up in the queue."""
    wait = draw(rng, CALL_LEFT_SECONDS)
    return [*iso(created).split(), pick(rng, QUEUES), "", "inbound", "N", "", str(wait), "", ""]


def answered_row(rng: random.Random, created: int) -> Row:
    """A call that an agent took."""
    agent = pick(rng, dict.fromkeys(PHONE_AGENTS, 1))
    busy = 118 if created % DAY // HOUR in BUSY_HOURS else 92
    wait = draw(rng, CALL_WAIT_SECONDS) * load(created) * busy // 10_000 + 1
    solved = chance(rng, 84 - PHONE_AGENTS[agent] // 10)
    score = pick(rng, HAPPY if solved and wait < 2 * MINUTE else UNHAPPY) if chance(rng, 35) else ""
    queue, first_call = pick(rng, QUEUES), "Y" if solved else "N"
    return [*iso(created).split(), queue, agent, "inbound", "Y", str(wait), "", first_call, score]


def call_row(rng: random.Random, created: int) -> Row:
    """One call, in the shape that chance gives it."""
    makers = {outbound_row: 6, abandoned_row: 9, answered_row: 85}
    return pick(rng, makers)(rng, created)


def call_rows(count: int = 700) -> list[Row]:
    """The call list, oldest first."""
    rng = generator(3)
    moments = sorted(staffed_moment(rng) for _ in range(count))
    return [[f"P{3001 + index}", *call_row(rng, created)] for index, created in enumerate(moments)]


def damage_calls(rows: list[Row]) -> None:
    """A row cut short, and a spreadsheet error where the date was."""
    del rows[158][5:]
    rows[502][CALL_HEADER.index("Date")] = "#REF!"
