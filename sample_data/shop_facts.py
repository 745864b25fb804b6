"""The invented shop: who answers, what about, how satisfied customers are, and how long things take."""

from collections.abc import Mapping
from typing import Final

from shop_draw import Curve

Row = list[str]

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

CHAT_WAIT_SECONDS: Final[Curve] = ((0, 2), (50, 20), (82, 44), (92, 75), (98, 160), (100, 420))
CHAT_LEFT_SECONDS: Final[Curve] = ((0, 2), (12, 5), (50, 48), (85, 150), (100, 420))
CHAT_MINUTES: Final[Curve] = ((0, 1), (60, 9), (95, 25), (100, 48))
CALL_WAIT_SECONDS: Final[Curve] = ((0, 3), (50, 22), (72, 38), (88, 61), (95, 120), (99, 240), (100, 420))
CALL_LEFT_SECONDS: Final[Curve] = ((0, 1), (14, 5), (50, 70), (85, 180), (100, 400))

HAPPY: Final = {"5": 48, "4": 34, "3": 11, "2": 4, "1": 3}
UNHAPPY: Final = {"5": 18, "4": 25, "3": 25, "2": 17, "1": 15}
