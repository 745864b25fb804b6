"""Write the sample exports: October 2026 of an invented shop in Jakarta. Nothing here comes from real data.

    python sample_data/generate.py [FOLDER]

rewrites tickets.csv, whatsapp-chat.csv and calls.csv in FOLDER (default: beside this script), byte-identical
on every run. Only `Random.random()` is drawn from, and every distribution is a table of integers joined by
straight lines, so neither the Python version nor the platform's mathematics library can change a byte.

An instant is a count of seconds since 2026-10-01 00:00:00 in Asia/Jakarta, which has no daylight saving.

Two defects a file are planted at fixed rows (0 is the first row below the header); README.md lists them.
"""

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from shop_calls import CALL_HEADER, call_rows, damage_calls
from shop_facts import Row
from shop_tickets import TICKET_HEADER, damage_tickets, ticket_rows
from shop_whatsapp import WHATSAPP_HEADER, damage_whatsapp, whatsapp_rows


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
