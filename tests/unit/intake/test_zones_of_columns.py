"""Which zone a column's local times are read in, and what becomes of zone words (semantics rule 5)."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from supportctl.cli.app import app
from supportctl.engine.session import Session
from supportctl.intake.formats.column import Column, RowZone
from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.formats.system import GENERIC, System
from supportctl.intake.loading.projection_instants import located, odd_times, to_utc
from supportctl.intake.values.column_zones import InstantZone, ZoneChoice, instant_zone, zone_of
from supportctl.intake.values.instants import DatedFile, PartsSeen, plan_instants
from supportctl.intake.values.zone_steps import AMBIGUOUS as AMBIGUOUS_TIME
from supportctl.intake.values.zone_words import AMBIGUOUS, OFFSETS, offsets_in, zone_offset
from supportctl.policy.load import sla_from_bytes
from supportctl.policy.model import Source

SLA = """version: 1
timezone: Asia/Jakarta
policies: [{{name: all, targets: {{first_response: 1h}}}}]
{sources}
"""
TEXTS = ["2025-09-24 10:15 CST", "2025-12-24 10:15 CST", "2025-09-25 10:15 CST"]


def system(timezone: str | None) -> System:
    return replace(load_system(GENERIC), timezone=timezone)


def source(timezone: str | None) -> Source:
    zone = f", timezone: {timezone}" if timezone else ""
    text = SLA.format(sources=f"sources: [{{files: a.csv{zone}}}]")
    return sla_from_bytes("sla.yaml", text.encode())[0].sources[0]


def column(zone: str | RowZone | None, header: str = "Created") -> Column:
    return Column("created_at", (0,), (header,), zone=zone)


@pytest.mark.parametrize(
    ("zone", "header", "written", "preset", "expected"),
    [
        (
            "America/New_York",
            "Created (America/New_York)",
            "Europe/Paris",
            "UTC",
            ("America/New_York", "header"),
        ),
        ("Asia/Tokyo", "Created", "Europe/Paris", "UTC", ("Asia/Tokyo", "preset")),
        ("Date/Time", "Created (Date/Time)", "Europe/Paris", "UTC", ("Europe/Paris", "source")),
        (None, "Created", "Europe/Paris", "UTC", ("Europe/Paris", "source")),
        (None, "Created", None, "UTC", ("UTC", "preset")),
        (None, "Created", None, None, ("Asia/Jakarta", "policy")),
    ],
)
def test_who_says_the_zone(
    zone: str | None, header: str, written: str | None, preset: str | None, expected: tuple[str, str]
) -> None:
    choice = zone_of(column(zone, header), source(written), system(preset), "Asia/Jakarta")
    assert (choice.name, choice.origin) == expected


def test_rows_that_name_their_zone(tmp_path: Path) -> None:
    choice = zone_of(column(RowZone(1)), source("Europe/Berlin"), system(None), "UTC")
    words = ["", "america/new_york", "etc/utc", "wib", "cst", "nowhere"]
    zone = instant_zone(choice, lambda position: words if position == 1 else [])
    noon, twice = datetime(2026, 7, 1, 12), datetime(2026, 11, 1, 1, 30)
    rows = [(word, moment) for word in words for moment in (noon, twice)]
    with Session(tmp_path, []) as session:
        session.load(
            "parsed",
            {"created_at zone": "varchar", "created_at_local": "bigint"},
            [(word, microseconds(moment)) for word, moment in rows],
        )
        odd = odd_times({"created_at": zone}, AMBIGUOUS_TIME)
        located_rows = f"(select *, {located('created_at', zone)} from parsed)"  # noqa: S608 - our own
        found = session.rows(f"select {to_utc('created_at', zone)}, {odd} from {located_rows}")  # noqa: S608 - our own
    hours = {"": (2, 1), "america/new_york": (-4, -4), "etc/utc": (0, 0), "wib": (7, 7)}
    expected = [
        (microseconds(moment - timedelta(hours=hours[word][moment is twice])) if word in hours else None)
        for word, moment in rows
    ]
    assert [us for us, _ in found] == expected
    assert [count for _, count in found] == [int(one == ("america/new_york", twice)) for one in rows]


def microseconds(moment: datetime) -> int:
    return (moment.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def test_no_word_is_both_sure_and_shared() -> None:
    assert not OFFSETS.keys() & AMBIGUOUS.keys()
    for word, zones in AMBIGUOUS.items():
        assert len(zones) > 1, word


@pytest.mark.parametrize(
    ("word", "zone", "minutes"),
    [
        ("cdt", None, -300),
        ("cst", None, None),
        ("cst", "America/Chicago", -360),
        ("cst", "Asia/Shanghai", 480),
        ("cst", "Europe/Berlin", None),
        ("ist", "Asia/Kolkata", 330),
        ("bst", "Europe/London", 60),
        ("pst", "Asia/Manila", 480),
        ("+0300", None, 180),
        ("gmt-3", None, -180),
        ("utc+05:30", None, 330),
        ("cet+1", None, None),
        ("", None, None),
    ],
)
def test_what_a_zone_word_means(word: str, zone: str | None, minutes: int | None) -> None:
    assert zone_offset(word, offsets_in(zone)) == minutes


@pytest.mark.parametrize(
    ("zone", "problems"),
    [
        (None, 1),
        (ZoneChoice("America/Chicago", "source"), 0),
        (ZoneChoice("America/Chicago", "policy"), 1),
        (ZoneChoice("Europe/Berlin", "header"), 1),
    ],
)
def test_a_shared_abbreviation_is_an_error_that_says_what_to_write(
    zone: ZoneChoice | None, problems: int
) -> None:
    file = DatedFile(
        "a.csv", {"created_at": TEXTS}, None, lambda _: PartsSeen(), {"created_at": zone} if zone else {}
    )
    reading = plan_instants([column(None)], file)
    assert len(reading.problems) == problems
    for problem in reading.problems:
        assert "“2025-09-24 10:15 CST”" in problem.message
        assert "timezone: America/Chicago" in (problem.hint or "")


def test_a_few_odd_cells_with_a_shared_abbreviation_stay_unread() -> None:
    texts = [*["2025-09-24 10:15 CDT"] * 50, TEXTS[0]]
    file = DatedFile("a.csv", {"created_at": texts}, None, lambda _: PartsSeen())
    reading = plan_instants([column(None)], file)
    assert (reading.problems, list(reading.columns)) == ([], ["created_at"])


@pytest.mark.parametrize("sources", ["", "sources: [{files: a.csv, timezone: America/Chicago}]"])
def test_a_file_whose_sample_shows_none_of_its_shared_abbreviations(sources: str, tmp_path: Path) -> None:
    (tmp_path / "sla.yaml").write_text(SLA.format(sources=sources))
    rows = ["1,2025-07-24 10:15 CDT,2025-07-24 10:30 CDT\n"] * 2100
    winter = [f"{n},2025-01-{n % 28 + 1:02} 10:{n % 60:02} CST,2025-12-24 10:30 CST\n" for n in range(500)]
    (tmp_path / "a.csv").write_text("id,created,first response\n" + "".join([*rows, *winter]))
    options = ["--config", tmp_path / "sla.yaml", "--as-of", "2026-06-01", "--format", "json"]
    done = CliRunner().invoke(app, ["audit", str(tmp_path / "a.csv"), *map(str, options)])
    if sources:
        scope = json.loads(done.stdout)["scope"]
        assert scope["first_created_at"].startswith("2025-01-01T16:00"), scope
    else:
        assert done.exit_code == 3
        assert "timezone: America/Chicago" in done.stderr


def test_two_zones_in_one_choice_of_words() -> None:
    row = InstantZone(ZoneChoice("UTC", "preset", 3), {"": "UTC"})
    assert row.choice.words == "the zone of each row, else UTC (as this export has it)"
    assert ZoneChoice("UTC", "source").words == "UTC (the source's timezone)"
