"""Zone names, local times as instants, and the table of local offsets."""

import os
import random
import subprocess
import sys
import zoneinfo
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from supportctl.worktime.transition import EPOCH, MICROSECOND, Transition, transitions
from supportctl.worktime.zone import (
    LocalDay,
    UnknownZoneError,
    load_zone,
    local_offset_rows,
    local_to_us,
    us_to_local,
    zone_names,
)

DAY = 86_400_000_000
HOUR = 3_600_000_000


def us(text: str) -> int:
    return (datetime.fromisoformat(text) - EPOCH) // MICROSECOND


def day_number(text: str) -> int:
    return us(f"{text}T00:00+00:00") // DAY


def row_of(zone: str, day: str) -> LocalDay:
    (row,) = local_offset_rows(load_zone(zone), day_number(day), day_number(day))
    return row


FIRST, LAST = us("1990-01-01T00:00+00:00"), us("2035-12-31T00:00+00:00")


@pytest.mark.parametrize(
    "name", ["", "../tzdata/zones", "/etc/localtime", "europe/berlin", "Europe", "Berlin ", "."]
)
def test_only_names_of_the_package_are_zones(name: str) -> None:
    with pytest.raises(UnknownZoneError, match="unknown time zone"):
        load_zone(name)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Jakarta", "Asia/Jakarta"),
        ("europe/berlin", "Europe/Berlin"),
        ("Ho Chi Minh", "Asia/Ho_Chi_Minh"),
        ("America/Sao Paulo", "America/Sao_Paulo"),
        ("Europe/Berln", "Europe/Berlin"),
    ],
)
def test_an_unknown_name_is_answered_with_what_was_meant(written: str, meant: str) -> None:
    with pytest.raises(UnknownZoneError, match=meant) as caught:
        load_zone(written)
    assert caught.value.name == written


def test_a_name_like_no_other_is_answered_with_an_example() -> None:
    with pytest.raises(UnknownZoneError, match="write an IANA name such as Europe/Berlin"):
        load_zone("xyzzy")


def test_the_machines_zone_data_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "Asia").mkdir()
    utc = resources.files("tzdata").joinpath("zoneinfo", "UTC").read_bytes()
    (tmp_path / "Asia" / "Jakarta").write_bytes(utc)
    script = "import datetime, supportctl.worktime.zone as z; " + (
        "print(z.local_to_us(datetime.datetime(1970, 1, 2, 7), z.load_zone('Asia/Jakarta')))"
    )
    env = os.environ | {"PYTHONTZPATH": str(tmp_path), "TZ": "America/New_York"}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert int(done.stdout) == DAY


def test_a_time_in_a_gap_moves_forward_and_an_ambiguous_one_is_its_first_occurrence() -> None:
    berlin = load_zone("Europe/Berlin")
    assert local_to_us(datetime.fromisoformat("2024-03-31T02:30"), berlin) == us("2024-03-31T03:30+02:00")
    assert local_to_us(datetime.fromisoformat("2024-10-27T02:30").replace(fold=1), berlin) == us(
        "2024-10-27T02:30+02:00"
    )


def test_an_instant_comes_back_as_local_time_with_its_microseconds() -> None:
    local = us_to_local(us("2024-10-27T01:30:00.000001+00:00"), load_zone("Europe/Berlin"))
    assert local.isoformat() == "2024-10-27T02:30:00.000001+01:00"
    assert local.fold == 1


def test_an_ordinary_day_has_one_offset_and_harmless_values() -> None:
    row = row_of("Asia/Jakarta", "2024-05-05")
    assert row == (day_number("2024-05-05"), 7 * HOUR, (row.local_day + 1) * DAY, 7 * HOUR, 0, 0, "")


def test_a_day_with_a_gap() -> None:
    midnight = day_number("2024-03-31") * DAY
    cut = midnight + 3 * HOUR
    odd = (midnight + 2 * HOUR, cut, "nonexistent")
    assert row_of("Europe/Berlin", "2024-03-31") == (midnight // DAY, HOUR, cut, 2 * HOUR, *odd)


def test_a_day_with_a_fold() -> None:
    midnight = day_number("2024-10-27") * DAY
    cut = midnight + 3 * HOUR
    odd = (midnight + 2 * HOUR, cut, "ambiguous")
    assert row_of("Europe/Berlin", "2024-10-27") == (midnight // DAY, 2 * HOUR, cut, HOUR, *odd)


def test_a_gap_of_half_an_hour_and_one_at_midnight() -> None:
    lord_howe = row_of("Australia/Lord_Howe", "2024-10-06")
    assert lord_howe.odd_to_us - lord_howe.odd_from_us == HOUR // 2
    sao_paulo = row_of("America/Sao_Paulo", "2015-10-18")
    assert sao_paulo.odd_from_us == sao_paulo.local_day * DAY
    assert sao_paulo.odd_kind == "nonexistent"


def test_a_fold_that_ends_at_midnight_is_of_the_day_before() -> None:
    before, after = row_of("America/Sao_Paulo", "2015-02-21"), row_of("America/Sao_Paulo", "2015-02-22")
    assert (before.odd_kind, before.odd_to_us, before.cut_local_us) == (
        "ambiguous",
        *[after.local_day * DAY] * 2,
    )
    assert (after.odd_kind, after.offset_before_us) == ("", -3 * HOUR)


def test_the_day_that_samoa_left_out_does_not_exist_at_all() -> None:
    row = row_of("Pacific/Apia", "2011-12-30")
    assert (row.odd_from_us, row.odd_to_us) == (row.local_day * DAY, (row.local_day + 1) * DAY)
    assert (row.odd_kind, row.offset_before_us) == ("nonexistent", -10 * HOUR)
    assert row_of("Pacific/Apia", "2011-12-31").offset_before_us == 14 * HOUR


def test_rows_are_one_a_day_without_holes() -> None:
    rows = list(local_offset_rows(load_zone("Africa/Casablanca"), 7_000, 21_000))
    assert [row.local_day for row in rows] == list(range(7_000, 21_001))


def distinct_zones() -> list[str]:
    """One name for each zone of the package: many are aliases of the same data."""
    folder = resources.files("tzdata").joinpath("zoneinfo")
    by_data = {
        folder.joinpath(*name.split("/")).read_bytes(): name for name in sorted(zone_names(), reverse=True)
    }
    return sorted(by_data.values())


@cache
def changes_of(name: str) -> list[Transition]:
    return transitions(load_zone(name), FIRST, LAST)


def odd_days(change: Transition) -> range:
    return range(change.odd_from_us // DAY, (change.odd_to_us - 1) // DAY + 1)


def test_no_local_day_of_any_zone_has_two_changes() -> None:
    for name in distinct_zones():
        for earlier, later in pairwise(changes_of(name)):
            assert odd_days(earlier).stop <= odd_days(later).start, (name, earlier, later)


def expected_kind(local: datetime, zone: zoneinfo.ZoneInfo) -> str:
    """By zoneinfo alone: a local time that does not survive the way to UTC and back does not exist."""
    first, second = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return ""
    return (
        "ambiguous" if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local else "nonexistent"
    )


@pytest.mark.parametrize("part", range(4))
def test_rows_agree_with_zoneinfo_about_random_local_times_of_every_zone(part: int) -> None:
    zoneinfo.reset_tzpath(to=())
    chance = random.Random(part)  # noqa: S311 - examples, no secrets
    for name in distinct_zones()[part::4]:
        zone = zoneinfo.ZoneInfo.no_cache(name)
        for change in changes_of(name)[::3]:
            day = change.odd_from_us // DAY
            rows = {row.local_day: row for row in local_offset_rows(load_zone(name), day - 1, day + 2)}
            near = chance.choice((change.odd_from_us, change.odd_to_us)) + chance.choice((-1, 0, 1))
            for t in (near, *(chance.randrange((day - 1) * DAY, (day + 3) * DAY) for _ in range(3))):
                if t // DAY not in rows:
                    continue
                row = rows[t // DAY]
                local = (EPOCH + timedelta(microseconds=t)).replace(tzinfo=None)
                offset = row.offset_before_us if t < row.cut_local_us else row.offset_after_us
                expected = (local.replace(tzinfo=zone) - EPOCH) // MICROSECOND
                assert t - offset == expected == local_to_us(local, load_zone(name)), (name, local)
                kind = row.odd_kind if row.odd_from_us <= t < row.odd_to_us else ""
                assert kind == expected_kind(local, zone), (name, local)
