"""The form of a timestamp: each text gets the one format that reads it, and reads it right."""

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.intake.values import instant_format, plain_forms, worded_instant
from supportctl.intake.values.instant_format import (
    InstantFormat,
    Order,
    format_of,
    looks_like_instant,
    numeric_parts,
)
from supportctl.intake.values.time_words import has_two_numbers
from supportctl.intake.values.worded_instant import PATTERNS, worded


@pytest.mark.parametrize(
    ("text", "strptime", "order", "zoned"),
    [
        ("2026-01-31", "%Y-%m-%d", Order.YEAR_FIRST, False),
        ("2026/1/5", "%Y/%m/%d", Order.YEAR_FIRST, False),
        ("2026.01.31 10:05", "%Y.%m.%d %H:%M", Order.YEAR_FIRST, False),
        ("2026-01-31T10:05:06Z", "%Y-%m-%dT%H:%M:%SZ", Order.YEAR_FIRST, True),
        ("2026-01-31T10:05:06+07:00", "%Y-%m-%dT%H:%M:%S%z", Order.YEAR_FIRST, True),
        ("2026-01-31 10:05:06 UTC", "%Y-%m-%d %H:%M:%S UTC", Order.YEAR_FIRST, True),
        ("2026-01-31 10:05:06.123 +0700", "%Y-%m-%d %H:%M:%S.%f %z", Order.YEAR_FIRST, True),
        ("2026-01-31 10:05:06,123456", "%Y-%m-%d %H:%M:%S,%f", Order.YEAR_FIRST, False),
        ("2026-01-31 10:05:06.123456789", "%Y-%m-%d %H:%M:%S.%n", Order.YEAR_FIRST, False),
        ("03/04/2026 9:05", "{a}/{b}/%Y %H:%M", Order.NUMERIC, False),
        ("3-4-26", "{a}-{b}-%y", Order.NUMERIC, False),
        ("03.04.2026, 9:05 PM", "{a}.{b}.%Y, %I:%M %p", Order.NUMERIC, False),
        ("3/4/2026 9:05pm", "{a}/{b}/%Y %I:%M%p", Order.NUMERIC, False),
        ("31-Jan-2026 10:05", "%d-%b-%Y %H:%M", Order.DAY_FIRST, False),
        ("31 January 2026", "%d %B %Y", Order.DAY_FIRST, False),
        ("Jan 31, 2026 10:05 AM", "%b %d, %Y %I:%M %p", Order.MONTH_FIRST, False),
        ("January 31, 2026", "%B %d, %Y", Order.MONTH_FIRST, False),
        ("20260131T100506Z", "%Y%m%dT%H%M%SZ", Order.YEAR_FIRST, True),
        ("20260131100506", "%Y%m%d%H%M%S", Order.YEAR_FIRST, False),
        ("20260131", "%Y%m%d", Order.YEAR_FIRST, False),
        ("202601311005", "%Y%m%d%H%M", Order.YEAR_FIRST, False),
        ("20260131T1005", "%Y%m%dT%H%M", Order.YEAR_FIRST, False),
        ("20260131T100506.123+0700", "%Y%m%dT%H%M%S.%f%z", Order.YEAR_FIRST, True),
        ("2026-01-31 10:05:06 +0000 UTC", "%Y-%m-%d %H:%M:%S %z UTC", Order.YEAR_FIRST, True),
        ("2026-01-31 10:05:06.123456789 +0100 CET", "%Y-%m-%d %H:%M:%S.%n %z CET", Order.YEAR_FIRST, True),
        (
            "2026-01-31T10:05:06+01:00[Europe/Paris]",
            "%Y-%m-%dT%H:%M:%S%z[Europe/Paris]",
            Order.YEAR_FIRST,
            True,
        ),
        ("2026-01-31T10:05Z[UTC]", "%Y-%m-%dT%H:%MZ[UTC]", Order.YEAR_FIRST, True),
        ("2026-01-31T10:05[UTC]", "%Y-%m-%dT%H:%M[UTC]", Order.YEAR_FIRST, True),
        ("2026-01-31-10.05.06.000000", "%Y-%m-%d-%H.%M.%S.%f", Order.YEAR_FIRST, False),
        ("20260131_100506", "%Y%m%d_%H%M%S", Order.YEAR_FIRST, False),
        ("20260131-1005", "%Y%m%d-%H%M", Order.YEAR_FIRST, False),
        ("2026-W05-6", "%G-W%V-%u", Order.YEAR_FIRST, False),
        ("2026-W05-6T10:05:06Z", "%G-W%V-%uT%H:%M:%SZ", Order.YEAR_FIRST, True),
        ("2026-01-31_10:05:06", "%Y-%m-%d_%H:%M:%S", Order.YEAR_FIRST, False),
        ("10:05 2026-01-31", "%H:%M %Y-%m-%d", Order.YEAR_FIRST, False),
        ("10:05 UTC 2026-01-31", "%H:%M UTC %Y-%m-%d", Order.YEAR_FIRST, True),
        ("10:05 31/01/2026", "%H:%M {a}/{b}/%Y", Order.NUMERIC, False),
        ("9:05 PM, 1/31/26", "%I:%M %p, {a}/{b}/%y", Order.NUMERIC, False),
        ("10:05:06 31 Jan 2026", "%H:%M:%S %d %b %Y", Order.DAY_FIRST, False),
        ("31.01.2026 10.05", "{a}.{b}.%Y %H.%M", Order.NUMERIC, False),
        ("1767225600", "1", Order.EPOCH, True),
        ("1767225600.123", "1.", Order.EPOCH, True),
        ("1767225600123,5", "1000.", Order.EPOCH, True),
        ("1767225600000000000", "1000000000", Order.EPOCH, True),
        ("1767225600000", "1000", Order.EPOCH, True),
        ("1767225600000000", "1000000", Order.EPOCH, True),
        ("  2026-01-31 ", "%Y-%m-%d", Order.YEAR_FIRST, False),
    ],
)
def test_format(text: str, strptime: str, order: Order, zoned: bool) -> None:
    assert format_of(text) == InstantFormat(strptime, order, zoned)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "-",
            "soon",
            "12",
            "123456789",
            "12345678901",
            "20261331100506",
            "1543602660.",
            "10:05",
            "1:30:00",
            "2026",
            "2026-01",
        ),
        *("31 Foo 2026", "Foo 31, 2026", "2026-01-31 10", "2026-01-31 10:5", "1/2/3", "1/2/345", "20261331"),
        *(
            "2026-01-31 10:05 CST",
            "2026-01-31 10:05 IST",
            "2026-01-31 10:05:06 UTC CET",
            "10:05 31/01",
            "2026-01-31T",
            "2026-01-31 10:05:06.",
        ),
    ],
)
def test_no_form_we_know(text: str) -> None:
    assert format_of(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31T10:05:06", datetime(2026, 1, 31, 10, 5, 6)),
        ("31 January 2026", datetime(2026, 1, 31)),
        ("12-Feb-26 23:59", datetime(2026, 2, 12, 23, 59)),
        ("Sep 7, 2026 12:15 AM", datetime(2026, 9, 7, 0, 15)),
        ("May 7, 2026 12:15 PM", datetime(2026, 5, 7, 12, 15)),
        ("2026/1/5 9:05:01.25", datetime(2026, 1, 5, 9, 5, 1, 250_000)),
    ],
)
def test_the_format_reads_the_text(text: str, expected: datetime) -> None:
    """Python's strptime knows the same directives."""
    found = format_of(text)
    assert found is not None
    assert datetime.strptime(text, found.strptime) == expected  # noqa: DTZ007 - wall times


def test_a_numeric_form_takes_an_order_and_other_forms_keep_theirs() -> None:
    numeric, iso = format_of("03/04/2026 10:00"), format_of("2026-04-03")
    assert numeric is not None
    assert iso is not None
    assert numeric.ordered(Order.DAY_FIRST).strptime == "%d/%m/%Y %H:%M"
    assert numeric.ordered(Order.MONTH_FIRST) == InstantFormat(
        "%m/%d/%Y %H:%M", Order.MONTH_FIRST, zoned=False
    )
    assert iso.ordered(Order.MONTH_FIRST) is iso


@pytest.mark.parametrize(
    ("text", "shape", "order", "zoned"),
    [
        ("18/ago/26 9:10 AM", "day month year", Order.DAY_FIRST, False),
        ("31. Januar 2026", "day month year", Order.DAY_FIRST, False),
        ("Wed Sep 03 10:00:00 UTC 2026", "month day time year", Order.MONTH_FIRST, True),
        ("2026年1月5日 下午2:05", "年月日", Order.YEAR_FIRST, False),
        ("03/04/2026 10:15 CDT", "numeric", Order.NUMERIC, True),
        ("2025-09-24 10:15 CDT", "year first", Order.YEAR_FIRST, True),
        ("2026-01-31 10:05 UTC+7", "year first", Order.YEAR_FIRST, True),
        ("13 октября 2023 г., 09:05", "day month year", Order.DAY_FIRST, False),
        ("пт, 13 окт. 2023 09:05", "day month year", Order.DAY_FIRST, False),
        ("13 października 2023 r. 09:05", "day month year", Order.DAY_FIRST, False),
        ("13 Οκτωβρίου 2023 9:05 π.μ.", "day month year", Order.DAY_FIRST, False),
        ("2023年10月13日(金) 午後2:05", "年月日", Order.YEAR_FIRST, False),
        ("2023년 10월 13일 오후 2:05", "年月日", Order.YEAR_FIRST, False),
        ("2023/10/13 (金) 14:05", "year first", Order.YEAR_FIRST, False),
        ("13/10/2023 14h05", "numeric", Order.NUMERIC, False),
        ("13/10/2023 9:05\u202fp.m.", "numeric", Order.NUMERIC, False),
        ("Oct 13 2023  9:05AM", "month day year", Order.MONTH_FIRST, False),
        ("14 h 05, 13 octobre 2023", "time day month year", Order.DAY_FIRST, False),
        ("9:05 a.m. October 13, 2023", "time month day year", Order.MONTH_FIRST, False),
        ("9:05 p. m. 13/10/2023", "time numeric", Order.NUMERIC, False),
        ("١٣/١٠/٢٠٢٣ ٠٩:٠٥", "numeric", Order.NUMERIC, False),
        (
            "\u200e10\u200e/\u200e13\u200e/\u200e2023\u200e \u200e9\u200e:\u200e05",
            "numeric",
            Order.NUMERIC,
            False,
        ),
    ],
)
def test_words_in_a_time_have_a_shape(text: str, shape: str, order: Order, zoned: bool) -> None:
    found = format_of(text)
    assert found is not None
    assert (found.shape, found.order, found.zoned) == (shape, order, zoned)


def test_an_abbreviation_of_several_zones_is_a_time_without_a_format() -> None:
    assert format_of("2025-09-24 10:15 CST") is None
    assert looks_like_instant("2025-09-24 10:15 CST")
    assert not looks_like_instant("2025-09-24 10:15 XYZ")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("03/04/2026 10:00", (3, 4)),
        (" 13-1-26", (13, 1)),
        ("09:05 03/04/2026", (3, 4)),
        ("9:05 p. m. 03/04/2026", (3, 4)),
        ("31.12.2026", (31, 12)),
        ("Mon, 03/04/2026 10:15 CDT", (3, 4)),
        ("2026-04-03", None),
        ("3 Apr 2026", None),
    ],
)
def test_numeric_parts(text: str, parts: tuple[int, int] | None) -> None:
    assert numeric_parts(text) == parts


@pytest.mark.parametrize("shape", PATTERNS)
def test_a_text_of_any_shape_is_looked_at_closely(shape: str) -> None:
    """Texts without two numbers are passed over before any shape is tried."""

    @given(st.from_regex(re.compile(PATTERNS[shape], re.ASCII), fullmatch=True))
    def every_text(text: str) -> None:
        assert has_two_numbers(text)

    every_text()


@pytest.mark.parametrize(
    "forms",
    [
        plain_forms._YEAR_FIRST_FORMS,
        plain_forms._WEEK_DAY_FORMS,
        plain_forms._NUMERIC_FORMS,
        plain_forms._DAY_NAME_FORMS,
        plain_forms._NAME_DAY_FORMS,
    ],
    ids=lambda one: one.date,
)
@pytest.mark.parametrize("order", ["_date_first", "_time_first"])
def test_a_text_of_any_plain_form_is_looked_at_closely(forms: plain_forms._BothWays, order: str) -> None:
    """And it has the form that it has when it is compared with every one of them."""

    @given(st.from_regex(getattr(forms, order), fullmatch=True))
    def every_text(text: str) -> None:
        assert has_two_numbers(text)
        assert instant_format._plain(text) == instant_format._first_form(text, instant_format._PLAIN)

    every_text()


@pytest.mark.parametrize("text", ["agent-137", "C-00018", "Product question", "12", "#REF!"])
def test_a_cell_of_words_or_one_number_needs_no_shape(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worded_instant, "_compiled", None)
    assert worded(text) is None
