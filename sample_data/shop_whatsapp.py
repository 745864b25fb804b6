"""whatsapp-chat.csv: WhatsApp conversations and live chats, exported in Indonesian."""

import random
from typing import Final

from shop_clock import HOUR, MINUTE, day_first, load, staffed_moment
from shop_draw import chance, draw, generator, pick
from shop_facts import (
    CHAT_LEFT_SECONDS,
    CHAT_MINUTES,
    CHAT_WAIT_SECONDS,
    HAPPY,
    INDONESIAN,
    ISSUES,
    MESSAGE_AGENTS,
    UNHAPPY,
    Row,
)
from shop_written import WHATSAPP, contact, customer, satisfaction, shown_agent, status

WHATSAPP_HEADER: Final = [
    "Nomor Tiket", "Kanal", "Status", "Prioritas", "Kategori", "Agen", "Pelanggan",
    "Dibuat", "Respons Pertama", "Selesai", "Terjawab", "Waktu Tunggu (detik)", "Kepuasan",
]  # fmt: skip


def whatsapp_row(rng: random.Random) -> tuple[int, Row]:
    """One WhatsApp conversation; nobody hangs up on WhatsApp, so Terjawab and the wait stay empty."""
    made = contact(rng, WHATSAPP)
    closed = made.resolved if made.fate == "unreplied" else None
    state = status(rng, made, closed).replace("On hold", "Pending")
    return made.created, [
        "WhatsApp", INDONESIAN[state], INDONESIAN[made.priority], INDONESIAN[made.issue],
        shown_agent(made, state), made.customer,
        day_first(made.created), day_first(made.answered), day_first(made.resolved), "", "",
        satisfaction(rng, made, 6 * HOUR),
    ]  # fmt: skip


def missed_chat_row(rng: random.Random, created: int, issue: str) -> Row:
    """A live chat that the customer left before anybody answered."""
    wait = draw(rng, CHAT_LEFT_SECONDS)
    return [
        "Live Chat", "Ditutup", "Normal", INDONESIAN[issue], "", customer(rng), day_first(created), "",
        day_first(created + wait), "Tidak", str(wait), "",
    ]  # fmt: skip


def chat_row(rng: random.Random) -> tuple[int, Row]:
    """One live chat."""
    created, issue = staffed_moment(rng), pick(rng, ISSUES)
    if chance(rng, 9):
        return created, missed_chat_row(rng, created, issue)
    agent = pick(rng, dict.fromkeys(MESSAGE_AGENTS, 1))
    wait = draw(rng, CHAT_WAIT_SECONDS) * load(created) * MESSAGE_AGENTS[agent] // 10_000 + 1
    ended = created + wait + draw(rng, CHAT_MINUTES, MINUTE)
    score = pick(rng, UNHAPPY if wait > MINUTE else HAPPY) if chance(rng, 28) else ""
    priority = pick(rng, {"Normal": 85, "High": 15})
    return created, [
        "Live Chat", "Selesai", INDONESIAN[priority], INDONESIAN[issue], agent, customer(rng),
        day_first(created), day_first(created + wait), day_first(ended), "Ya", str(wait), score,
    ]  # fmt: skip


def whatsapp_rows(conversations: int = 560, chats: int = 340) -> list[Row]:
    """WhatsApp conversations and live chats, oldest first."""
    rng = generator(2)
    made = [whatsapp_row(rng) for _ in range(conversations)] + [chat_row(rng) for _ in range(chats)]
    return [[f"CH-{7001 + index}", *row] for index, (_, row) in enumerate(sorted(made))]


def damage_whatsapp(rows: list[Row]) -> None:
    """An unquoted separator inside the category, which adds a cell, and an empty creation time."""
    rows[233].insert(WHATSAPP_HEADER.index("Kategori") + 1, "Retur")
    rows[640][WHATSAPP_HEADER.index("Dibuat")] = ""
