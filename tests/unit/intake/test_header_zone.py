"""The zone in a header: names, offsets and abbreviations, and which of them nobody can know."""

import pytest

from supportctl.intake.formats.header_zone import split_zone
from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.formats.written_columns import written_column
from supportctl.intake.values.column_zones import shared_header_zone, zone_of
from supportctl.policy.model import ColumnSource


def zone(header: str) -> tuple[str, str]:
    column = written_column("created_at", ColumnSource((header,)), (header,))
    choice = zone_of(column, None, load_system("generic"), "Asia/Tokyo")
    return choice.name, choice.origin


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Created (Europe/Berlin)", "Europe/Berlin"),
        ("Created At [UTC]", "UTC"),
        ("Created GMT", "GMT"),
        ("Created (UTC+7)", "Etc/GMT-7"),
        ("Created (GMT-03:00)", "Etc/GMT+3"),
        ("Created (UTC+05:30)", "Asia/Kolkata"),
        ("Created (WIB)", "Etc/GMT-7"),
        ("Created [CET]", "CET"),
        ("Created [JST]", "Etc/GMT-9"),
    ],
)
def test_the_header_names_the_zone(header: str, name: str) -> None:
    assert zone(header) == (name, "header")


@pytest.mark.parametrize(
    "header", ["Created", "Created (MIN)", "Created (Y/N)", "Created (UTC+25)", "Created (CST)"]
)
def test_what_is_no_zone_leaves_it_to_sla_yaml(header: str) -> None:
    assert zone(header) == ("Asia/Tokyo", "policy")


def test_an_abbreviation_that_several_zones_share_is_told() -> None:
    column = written_column("created_at", ColumnSource(("Created (IST)",)), ("Created (IST)",))
    assert shared_header_zone(column, None) == "IST"


def test_a_zone_alone_is_no_header() -> None:
    assert split_zone("UTC") is None
