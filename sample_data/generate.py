"""Write the sample exports: October 2026 of an invented shop in Jakarta. Nothing here comes from real data.

    python sample_data/generate.py [FOLDER]

rewrites tickets.csv, whatsapp-chat.csv and calls.csv in FOLDER (default: beside this script), byte-identical
on every run. Only `Random.random()` is drawn from, and every distribution is a table of integers joined by
straight lines, so neither the Python version nor the platform's mathematics library can change a byte.

An instant is a count of seconds since 2026-10-01 00:00:00 in Asia/Jakarta, which has no daylight saving.
"""

import csv
import io
import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")
Weights = Mapping[T, int]
Curve = tuple[tuple[int, int], ...]
"""A distribution as (percent, value) knots, percent from 0 to 100."""
Row = list[str]

SEED: Final = 20261014
MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
MONTH_END: Final = 31 * DAY
"""The exports were taken as the month ended; what would have happened later is not in them."""

# The month: opening hours, busy days, busy hours.

SATURDAY: Final = 5
SUNDAY: Final = 6
COMPANY_DAY: Final = 28
TRAINING: Final = 29 * DAY + 11 * HOUR
"""From Friday the 30th, 11:00, most of those who write are at a training: the month ends with a backlog."""
SALE: Final = {10: 150, 11: 190, 12: 180, 13: 140}
"""The 10.10 sale: contacts on these days, in percent of a usual day."""
WEEKDAY_VOLUME: Final = (125, 110, 100, 100, 105, 70, 55)
AROUND_THE_CLOCK: Final = dict(
    enumerate((8, 5, 3, 3, 4, 8, 18, 35, 60, 75, 80, 70, 55, 65, 70, 65, 60, 50, 42, 48, 50, 42, 28, 15))
)
STAFFED_HOURS: Final = {8: 60, 9: 100, 10: 110, 11: 90, 13: 100, 14: 90, 15: 80, 16: 60}
BUSY_HOURS: Final = (9, 10, 13)

# The shop: who answers (name: percent of the usual time they take), and what about.

DESK_AGENTS: Final = {"Sari": 75, "Budi": 100, "Dewi": 90, "Agus": 125, "Putri": 95, "Rizky": 110}
MESSAGE_AGENTS: Final = {"Wulan": 85, "Bayu": 105, "Intan": 90, "Fajar": 120}
PHONE_AGENTS: Final = {"Ratna": 90, "Hendra": 105, "Lestari": 95, "Dimas": 115, "Yuni": 100}
CUSTOMERS: Final = 2600

ISSUES: Final = {
    "Delivery": 34, "Returns": 18, "Payment": 16, "Product question": 17, "Account": 9, "Complaint": 6,
}  # fmt: skip
ISSUE_LOAD: Final = {"Returns": 115, "Payment": 120, "Complaint": 130}
TEAMS: Final = {"Payment": "Back office", "Returns": "Back office", "Complaint": "Back office"}
INDONESIAN: Final = {
    "Delivery": "Pengiriman", "Returns": "Retur", "Payment": "Pembayaran",
    "Product question": "Pertanyaan Produk", "Account": "Akun", "Complaint": "Keluhan",
    "Urgent": "Mendesak", "High": "Tinggi", "Normal": "Normal", "Low": "Rendah",
    "New": "Baru", "Open": "Diproses", "Pending": "Menunggu Pelanggan",
    "Solved": "Selesai", "Closed": "Ditutup",
}  # fmt: skip
PRIORITIES: Final = {"Urgent": 7, "High": 18, "Normal": 58, "Low": 17}
QUEUES: Final = {"Orders": 50, "Returns": 27, "Payments": 23}
EXTRA_TAGS: Final = {"": 70, "vip": 9, "gift": 6, "10.10": 9, "vip, gift": 2, "damaged, photo": 4}

# How long things take. Minutes are minutes of work: their clock stands still while the shop is closed.

EMAIL_REPLY: Final[Mapping[str, Curve]] = {
    "Urgent": ((0, 2), (50, 27), (78, 58), (90, 130), (98, 420), (100, 800)),
    "High": ((0, 4), (50, 75), (80, 140), (95, 225), (98, 600), (100, 1700)),
    "Normal": ((0, 4), (50, 120), (80, 260), (95, 430), (98, 1200), (100, 3100)),
    "Low": ((0, 8), (50, 160), (80, 290), (95, 440), (98, 1400), (100, 3400)),
}
WEB_REPLY: Final[Mapping[str, Curve]] = {
    "Urgent": ((0, 2), (50, 30), (90, 85), (97, 150), (100, 500)),
    "High": ((0, 4), (50, 60), (80, 125), (95, 210), (99, 500), (100, 1200)),
    "Normal": ((0, 4), (50, 95), (80, 230), (95, 400), (99, 1000), (100, 2200)),
    "Low": ((0, 8), (50, 130), (80, 270), (95, 420), (99, 1100), (100, 2400)),
}
WHATSAPP_REPLY: Final[Mapping[str, Curve]] = {
    "Urgent": ((0, 1), (50, 7), (90, 22), (97, 60), (100, 200)),
    "High": ((0, 1), (50, 14), (90, 44), (97, 120), (100, 400)),
    "Normal": ((0, 1), (50, 22), (80, 62), (94, 105), (98, 240), (100, 1100)),
    "Low": ((0, 2), (50, 30), (80, 70), (94, 110), (98, 300), (100, 1300)),
}
DESK_SOLVE: Final[Curve] = ((0, 0), (35, 2), (60, 180), (80, 660), (92, 1500), (98, 2900), (100, 4800))
WHATSAPP_SOLVE: Final[Curve] = ((0, 1), (40, 12), (65, 80), (85, 480), (95, 1100), (100, 2600))
REOPENED_EXTRA: Final[Curve] = ((0, 60), (60, 500), (100, 1900))
TRIAGE: Final[Curve] = ((0, 3), (70, 90), (100, 700))
EVENING_MINUTES: Final[Curve] = ((0, 8), (70, 90), (100, 240))
CLOSES_AFTER: Final = 3 * DAY

CHAT_WAIT_SECONDS: Final[Curve] = ((0, 2), (50, 20), (82, 44), (92, 75), (98, 160), (100, 420))
CHAT_LEFT_SECONDS: Final[Curve] = ((0, 2), (12, 5), (50, 48), (85, 150), (100, 420))
CHAT_MINUTES: Final[Curve] = ((0, 1), (60, 9), (95, 25), (100, 48))
CALL_WAIT_SECONDS: Final[Curve] = ((0, 3), (50, 22), (72, 38), (88, 61), (95, 120), (99, 240), (100, 420))
CALL_LEFT_SECONDS: Final[Curve] = ((0, 1), (14, 5), (50, 70), (85, 180), (100, 400))

HAPPY: Final = {"5": 48, "4": 34, "3": 11, "2": 4, "1": 3}
UNHAPPY: Final = {"5": 18, "4": 25, "3": 25, "2": 17, "1": 15}

TICKET_HEADER: Final = [
    "Ticket ID", "Channel", "Status", "Priority", "Issue type", "Team", "Agent", "Customer", "Tags",
    "Created at", "First response at", "Resolved at", "Closed at", "Updated at", "CSAT", "Reopens", "Replies",
]  # fmt: skip
WHATSAPP_HEADER: Final = [
    "Nomor Tiket", "Kanal", "Status", "Prioritas", "Kategori", "Agen", "Pelanggan",
    "Dibuat", "Respons Pertama", "Selesai", "Terjawab", "Waktu Tunggu (detik)", "Kepuasan",
]  # fmt: skip
CALL_HEADER: Final = [
    "Call Id", "Date", "Time", "Queue", "Agent", "Direction", "Answered (Y/N)", "Speed of answer in seconds",
    "Wait before abandon in seconds", "Resolved on first call (Y/N)", "Satisfaction",
]  # fmt: skip


# Drawing.


def generator(stream: int) -> random.Random:
    """One sequence a file, so that changing one file leaves the others alone."""
    return random.Random(SEED + stream)  # noqa: S311 - sample data, not a secret


def pick(rng: random.Random, weights: Weights[T]) -> T:
    """One key, as often as its weight says."""
    place = int(rng.random() * sum(weights.values()))
    for key, weight in weights.items():
        place -= weight
        if place < 0:
            return key
    raise ValueError("no weights to pick from")


def chance(rng: random.Random, percent: int) -> bool:
    """True in `percent` of the cases."""
    return rng.random() * 100 < percent


def draw(rng: random.Random, curve: Curve, unit: int = 1) -> int:
    """A value of the distribution, in seconds when `unit` is the seconds of its unit."""
    percent = rng.random() * 100
    for (low, start), (high, end) in pairwise(curve):
        if percent < high:
            return int((start + (end - start) * (percent - low) / (high - low)) * unit)
    raise ValueError("a curve must reach 100 percent")


# Time.


def weekday(day: int) -> int:
    """Monday is 0; the first of October 2026 is a Thursday."""
    return (day + 2) % 7


def day_windows(day: int) -> tuple[tuple[int, int], ...]:
    """The opening hours of a day of the month, as hours of that day."""
    if day == COMPANY_DAY or weekday(day) == SUNDAY:
        return ()
    return ((9, 12),) if weekday(day) == SATURDAY else ((8, 12), (13, 17))


def month_windows() -> Iterator[tuple[int, int]]:
    """The opening hours of the month, as instants."""
    for day in range(1, 32):
        for opens, closes in day_windows(day):
            yield (day - 1) * DAY + opens * HOUR, (day - 1) * DAY + closes * HOUR


WINDOWS: Final = tuple(month_windows())


def is_open(instant: int) -> bool:
    """Whether the shop is open."""
    return any(opens <= instant < closes for opens, closes in WINDOWS)


def after_work(start: int, seconds: int) -> int | None:
    """The instant `seconds` of opening time after `start`; None when the month ends before."""
    left = seconds
    for opens, closes in WINDOWS:
        begin = max(start, opens)
        if begin >= closes:
            continue
        if begin + left <= closes:
            return begin + left
        left -= closes - begin
    return None


def day_of(instant: int) -> int:
    """The day of the month."""
    return instant // DAY + 1


def load(instant: int) -> int:
    """How long work takes on that day, in percent of the the usual: sale, Mondays, after a holiday."""
    day = day_of(instant)
    if day in SALE:
        return 145
    if day == COMPANY_DAY + 1:
        return 125
    return 112 if weekday(day) == 0 else 88


def written_load(instant: int) -> int:
    """The same for contacts answered in writing."""
    return 450 if instant >= TRAINING else load(instant)


def moment(rng: random.Random, hours: Weights[int]) -> int:
    """When a contact arrives."""
    days = {day: WEEKDAY_VOLUME[weekday(day)] * SALE.get(day, 100) for day in range(1, 32)}
    day, hour = pick(rng, days), pick(rng, hours)
    return (day - 1) * DAY + hour * HOUR + int(rng.random() * HOUR)


def staffed_moment(rng: random.Random) -> int:
    """When a call or a live chat arrives: both are offered during opening hours only."""
    while not is_open(instant := moment(rng, STAFFED_HOURS)):
        pass
    return instant


def clock(instant: int) -> str:
    """The time of day, 08:13:27."""
    return f"{instant % DAY // HOUR:02d}:{instant % HOUR // MINUTE:02d}:{instant % MINUTE:02d}"


def iso(instant: int | None) -> str:
    """2026-10-05 08:13:27, or an empty cell."""
    return "" if instant is None else f"2026-10-{day_of(instant):02d} {clock(instant)}"


def day_first(instant: int | None) -> str:
    """05/10/2026 08:13:27, or an empty cell."""
    return "" if instant is None else f"{day_of(instant):02d}/10/2026 {clock(instant)}"


def within_month(instant: int) -> int | None:
    """None for what happens after the exports were taken."""
    return instant if instant < MONTH_END else None


# Contacts answered in writing: e-mail, web form, WhatsApp.


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


# tickets.csv


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


# whatsapp-chat.csv


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


# calls.csv


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


# Planted defects: two a file, at fixed rows (0 is the first row below the header). README.md lists them.


def damage_tickets(rows: list[Row]) -> None:
    """A spreadsheet error where the creation time was, and a row cut short."""
    rows[411][TICKET_HEADER.index("Created at")] = "#REF!"
    del rows[987][12:]


def damage_whatsapp(rows: list[Row]) -> None:
    """An unquoted separator inside the category, which adds a cell, and an empty creation time."""
    rows[233].insert(WHATSAPP_HEADER.index("Kategori") + 1, "Retur")
    rows[640][WHATSAPP_HEADER.index("Dibuat")] = ""


def damage_calls(rows: list[Row]) -> None:
    """A row cut short, and a spreadsheet error where the date was."""
    del rows[158][5:]
    rows[502][CALL_HEADER.index("Date")] = "#REF!"


# Writing.


def csv_bytes(rows: Iterable[Row], delimiter: str, line_end: str, encoding: str) -> bytes:
    """The rows as a file of that dialect."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return text.getvalue().encode(encoding)


def files() -> dict[str, bytes]:
    """Every generated file, by name."""
    tickets, whatsapp, calls = ticket_rows(), whatsapp_rows(), call_rows()
    damage_tickets(tickets)
    damage_whatsapp(whatsapp)
    damage_calls(calls)
    return {
        "tickets.csv": csv_bytes([TICKET_HEADER, *tickets], ",", "\n", "utf-8"),
        "whatsapp-chat.csv": csv_bytes([WHATSAPP_HEADER, *whatsapp], ";", "\r\n", "utf-8-sig"),
        "calls.csv": csv_bytes([CALL_HEADER, *calls], "\t", "\n", "utf-8"),
    }


def main(arguments: list[str]) -> None:
    """Write the files into the folder given, or beside this script."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])
