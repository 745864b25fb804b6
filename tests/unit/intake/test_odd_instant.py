"""Timestamps that no format reads: complete ones only, in the column's order, nothing filled in."""

from datetime import UTC, datetime, timedelta

import pytest

from supportctl.intake.values.instant_format import Order
from supportctl.intake.values.odd_instant import read_odd_instant
from supportctl.worktime.zone import load_zone

BERLIN = load_zone("Europe/Berlin")


def us(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    moment = datetime(year, month, day, hour, minute, tzinfo=UTC)
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("Tue, 3 Mar 2026 10:00:00 +0000", None, us(2026, 3, 3, 10)),
        ("3rd of March 2026 10:00", None, us(2026, 3, 3, 9)),
        ("03/04/2026", Order.DAY_FIRST, us(2026, 4, 2, 22)),
        ("03/04/2026", Order.MONTH_FIRST, us(2026, 3, 3, 23)),
        ("2026-03-29 02:30:00.1234567890", None, us(2026, 3, 29, 1, 30) + 123_456),
        ("20260303T100000Z", None, us(2026, 3, 3, 10)),
        ("2026-03-03 10:00:00+02", None, us(2026, 3, 3, 8)),
        ("1772532000.25", None, us(2026, 3, 3, 10) + 250_000),
        ("1772532000000000000", None, us(2026, 3, 3, 10)),
    ],
)
def test_complete_dates(text: str, order: Order | None, expected: int) -> None:
    assert read_odd_instant(text, order, BERLIN) == expected


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("13/04/2026", Order.MONTH_FIRST),
        ("04/13/2026", Order.DAY_FIRST),
        ("03/04/2026", None),
        ("March 2026", None),
        ("3 March", None),
        ("10:30", None),
        ("monday", None),
        ("yesterday", None),
        ("2026-13-45", None),
        ("2026-02-30 10:00", None),
        ("2026-03-03 10:00 CST", None),
        ("2026-03-03 10:00 XYZ", None),
        ("", None),
        ("n.v.t.", None),
        ("9" * 400, None),
    ],
)
def test_incomplete_and_impossible_texts_are_refused(text: str, order: Order | None) -> None:
    assert read_odd_instant(text, order, BERLIN) is None
