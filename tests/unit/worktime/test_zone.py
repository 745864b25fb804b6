"""Zone names, local times as instants, and the table of local offsets."""

import os
import subprocess
import sys
from datetime import datetime
from importlib import resources
from pathlib import Path

import pytest

from supportctl.worktime.transition import EPOCH, MICROSECOND
from supportctl.worktime.zone import (
    UnknownZoneError,
    load_zone,
    local_to_us,
    us_to_local,
)

DAY = 86_400_000_000
HOUR = 3_600_000_000


def us(text: str) -> int:
    return (datetime.fromisoformat(text) - EPOCH) // MICROSECOND


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
