"""What a local time of any zone means: compared with zoneinfo, for every zone of the package."""

import random
import zoneinfo
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.intake.values.zone_steps import AMBIGUOUS, BEYOND, NONEXISTENT, local_steps
from supportctl.worktime.transition import EPOCH, MICROSECOND, Transition, transitions
from supportctl.worktime.zone import load_zone, local_to_us, zone_names

DAY = 86_400_000_000
HOUR = 3_600_000_000


def us(text: str) -> int:
    return (datetime.fromisoformat(text) - EPOCH) // MICROSECOND


FIRST, LAST = us("1990-01-01T00:00+00:00"), us("2035-12-31T00:00+00:00")


def meaning(zone: str, local: str) -> tuple[float, int]:
    """(hours ahead of UTC, kind) of a local time."""
    return decoded(zone, us(f"{local}+00:00"))


def decoded(zone: str, local_us: int) -> tuple[float, int]:
    code = local_steps(zone).at(local_us)
    return ((code >> 2) - DAY) / HOUR, code & 3


def test_a_gap_keeps_the_old_offset_to_its_end() -> None:
    assert meaning("Europe/Berlin", "2024-03-31T01:59:59") == (1, 0)
    assert meaning("Europe/Berlin", "2024-03-31T02:00") == (1, NONEXISTENT)
    assert meaning("Europe/Berlin", "2024-03-31T03:00") == (2, 0)
    assert meaning("Australia/Lord_Howe", "2024-10-06T02:15") == (10.5, NONEXISTENT)
    assert meaning("America/Sao_Paulo", "2015-10-18T00:00") == (-3, NONEXISTENT)


def test_a_fold_is_its_first_occurrence() -> None:
    assert meaning("Europe/Berlin", "2024-10-27T02:00") == (2, AMBIGUOUS)
    assert meaning("Europe/Berlin", "2024-10-27T03:00") == (1, 0)
    assert meaning("America/Sao_Paulo", "2015-02-21T23:59") == (-2, AMBIGUOUS)
    assert meaning("America/Sao_Paulo", "2015-02-22T00:00") == (-3, 0)


def test_the_day_that_samoa_left_out_does_not_exist_at_all() -> None:
    assert meaning("Pacific/Apia", "2011-12-30T00:00") == (-10, NONEXISTENT)
    assert meaning("Pacific/Apia", "2011-12-30T23:59") == (-10, NONEXISTENT)
    assert meaning("Pacific/Apia", "2011-12-31T00:00") == (14, 0)


def test_a_zone_without_changes_is_one_number() -> None:
    assert local_steps("Asia/Jakarta").cuts == ()
    assert meaning("Asia/Jakarta", "2024-05-05T12:00") == (7, 0)


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


def test_the_cuts_of_every_zone_ascend() -> None:
    for name in distinct_zones():
        cuts = local_steps(name).cuts
        assert all(earlier < later for earlier, later in pairwise(cuts)), name


def expected_kind(local: datetime, zone: zoneinfo.ZoneInfo) -> str:
    """By zoneinfo alone: a local time that does not survive the way to UTC and back does not exist."""
    first, second = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return ""
    return (
        "ambiguous" if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local else "nonexistent"
    )


@pytest.mark.parametrize("part", range(4))
def test_steps_agree_with_zoneinfo_about_random_local_times_of_every_zone(part: int) -> None:
    zoneinfo.reset_tzpath(to=())
    chance = random.Random(part)  # noqa: S311 - examples, no secrets
    for name in distinct_zones()[part::4]:
        zone = zoneinfo.ZoneInfo.no_cache(name)
        for change in changes_of(name)[::3]:
            day = change.odd_from_us // DAY
            near = chance.choice((change.odd_from_us, change.odd_to_us)) + chance.choice((-1, 0, 1))
            for t in (near, *(chance.randrange((day - 1) * DAY, (day + 3) * DAY) for _ in range(3))):
                local = (EPOCH + timedelta(microseconds=t)).replace(tzinfo=None)
                hours, kind = decoded(name, t)
                expected = (local.replace(tzinfo=zone) - EPOCH) // MICROSECOND
                assert t - round(hours * HOUR) == expected == local_to_us(local, load_zone(name)), (
                    name,
                    local,
                )
                assert ("", "ambiguous", "nonexistent")[kind] == expected_kind(local, zone), (name, local)


@given(
    st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Asia/Jakarta", "Africa/Casablanca"]),
    st.integers(1960, 2060),
    st.integers(0, 60),
    st.lists(st.integers(1950 * 31_556_952, 2110 * 31_556_952), max_size=20),
)
def test_some_years_of_a_zone_mean_what_all_mean_or_say_that_they_do_not_know(
    zone: str, first: int, years: int, seconds: list[int]
) -> None:
    start, stop = us(f"{first}-01-01T00:00+00:00"), us(f"{first + years}-01-01T00:00+00:00")
    whole = local_steps(zone)
    some = whole.between(start, stop)
    near = [cut + one for cut in (start, stop, *whole.cuts, *some.cuts) for one in (-1, 0, 1)]
    for point in (*near, *(one * 1_000_000 - 1970 * 31_556_952_000_000 for one in seconds)):
        if some.at(point) == BEYOND:
            assert not start <= point < stop
        else:
            assert some.at(point) == whole.at(point)
    assert len(some.cuts) <= len(whole.cuts)
