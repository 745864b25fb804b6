"""Periods: half-open, in the policy's zone, around year ends and clock changes (semantics rule 25)."""

from datetime import UTC, datetime, timedelta

import pytest

from supportctl.audit.asking.period import Period
from supportctl.problem import UsageError
from supportctl.worktime.zone import load_zone, us_to_local

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def us(text: str) -> int:
    return (datetime.fromisoformat(text) - EPOCH) // timedelta(microseconds=1)


def bounds(period: Period, as_of: str = "2026-06-15T12:00Z", zone: str = "UTC") -> list[str | None]:
    return [
        None if one is None else (EPOCH + timedelta(microseconds=one)).strftime("%Y-%m-%dT%H:%M")
        for one in period.bounds(us_to_local(us(as_of), load_zone(zone)).date(), zone)
    ]


@pytest.mark.parametrize(
    ("name", "as_of", "zone", "expected"),
    [
        ("last-week", "2026-01-01T12:00Z", "UTC", ["2025-12-22T00:00", "2025-12-29T00:00"]),
        ("last-week", "2026-01-05T00:00Z", "UTC", ["2025-12-29T00:00", "2026-01-05T00:00"]),
        ("last-week", "2026-01-04T23:59Z", "UTC", ["2025-12-22T00:00", "2025-12-29T00:00"]),
        ("last-week", "2026-01-04T23:59Z", "Asia/Jakarta", ["2025-12-28T17:00", "2026-01-04T17:00"]),
        ("last-month", "2026-01-31T12:00Z", "UTC", ["2025-12-01T00:00", "2026-01-01T00:00"]),
        ("last-month", "2024-03-31T12:00Z", "UTC", ["2024-02-01T00:00", "2024-03-01T00:00"]),
        ("last-month", "2025-12-31T23:30Z", "Europe/Berlin", ["2025-11-30T23:00", "2025-12-31T23:00"]),
        ("last-month", "2026-04-15T12:00Z", "Europe/Berlin", ["2026-02-28T23:00", "2026-03-31T22:00"]),
        ("last-week", "2026-04-01T12:00Z", "America/New_York", ["2026-03-23T04:00", "2026-03-30T04:00"]),
        ("last-week", "2026-03-11T12:00Z", "America/New_York", ["2026-03-02T05:00", "2026-03-09T04:00"]),
    ],
)
def test_named_periods_end_before_a_given_as_of(
    name: str, as_of: str, zone: str, expected: list[str]
) -> None:
    assert bounds(Period(name), as_of, zone) == expected


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2026-W01", "UTC", ["2025-12-29T00:00", "2026-01-05T00:00"]),
        ("2026-W53", "UTC", ["2026-12-28T00:00", "2027-01-04T00:00"]),
        ("2020-W53", "UTC", ["2020-12-28T00:00", "2021-01-04T00:00"]),
        ("2026-W44", "Europe/Berlin", ["2026-10-25T23:00", "2026-11-01T23:00"]),
        ("2026-W43", "Europe/Berlin", ["2026-10-18T22:00", "2026-10-25T23:00"]),
        ("2026-12", "UTC", ["2026-12-01T00:00", "2027-01-01T00:00"]),
        ("2024-02", "UTC", ["2024-02-01T00:00", "2024-03-01T00:00"]),
        ("2026-03", "Europe/Berlin", ["2026-02-28T23:00", "2026-03-31T22:00"]),
        ("2026-03", "Asia/Beirut", ["2026-02-28T22:00", "2026-03-31T21:00"]),
    ],
)
def test_weeks_and_months(text: str, zone: str, expected: list[str]) -> None:
    assert bounds(Period(text), zone=zone) == expected
    Period(text).check()


@pytest.mark.parametrize(
    ("since", "until", "zone", "expected"),
    [
        ("2026-11-01", None, "UTC", ["2026-11-01T00:00", None]),
        (None, "2026-11-01", "Asia/Jakarta", [None, "2026-10-31T17:00"]),
        (
            "2026-11-01T08:30",
            "2026-11-01T09:30+01:00",
            "Europe/Berlin",
            ["2026-11-01T07:30", "2026-11-01T08:30"],
        ),
        (None, None, "UTC", [None, None]),
        # The day starts at 01:00 in Beirut, midnight does not exist.
        ("2026-03-29", "2026-03-30", "Asia/Beirut", ["2026-03-28T22:00", "2026-03-29T21:00"]),
    ],
)
def test_since_and_until(since: str | None, until: str | None, zone: str, expected: list[str | None]) -> None:
    assert bounds(Period(None, since, until), zone=zone) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2025-W53",
            "2026-W00",
            "2026-W54",
            "2026-13",
            "2026-00",
            "0000-01",
            "2026-W1",
            "2026-1",
            "2026",
            "2026-Q1",
        ),
        *("last week", "LAST-WEEK", "yesterday", "", "9999-12", "9999-W52"),
    ],
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(UsageError) as error:
        Period(text).check()
    (problem,) = error.value.problems
    assert problem.path == "--period"
    assert "last-week" in (problem.hint or "")


@pytest.mark.parametrize(
    ("period", "option"),
    [
        (Period("last-week", since="2026-01-01"), "--period"),
        (Period("last-week", until="2026-01-01"), "--period"),
        (Period(None, "2026-01-02", "2026-01-02"), "--until"),
        (Period(None, "2026-01-02", "2026-01-01"), "--until"),
        (Period(None, "soon", None), "--since"),
        (Period(None, None, "2026-02-30"), "--until"),
        (Period("0001-W01"), "--period"),
        (Period(None, "0001-01-01", None), "--since"),
        (Period(None, None, "9999-12-31"), "--until"),
    ],
)
def test_options_that_cannot_be(period: Period, option: str) -> None:
    with pytest.raises(UsageError) as error:
        period.check()
    assert error.value.problems[0].path == option
