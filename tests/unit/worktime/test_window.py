"""Opening hours as people write them."""

import pytest

from supportctl.worktime.calendar import Window
from supportctl.worktime.window import parse_window


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("08:00-12:00", 480, 720),
        ("00:00-24:00", 0, 1440),
        ("22:00-06:00", 1320, 1800),
        ("22:00-24:00", 1320, 1440),
        ("22:00-00:00", 1320, 1440),
        ("00:00-23:59", 0, 1439),
        ("9:00-17:30", 540, 1050),
        (" 08:00 - 12:00 ", 480, 720),
    ],
)
def test_windows(text: str, opens: int, closes: int) -> None:
    assert parse_window(text) == Window(opens, closes)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("9-17", 'write "HH:MM-HH:MM", for example "09:00-17:00"'),
        ("", "is not opening hours"),
        ("09:00", "is not opening hours"),
        ("09:00-17:00, 18:00-19:00", "is not opening hours"),
        ("٠٩:00-17:00", "is not opening hours"),
        ("09:00-09:00", 'for a whole day write "00:00-24:00"'),
        ("24:00-06:00", "starts at 24:00"),
        ("24:00-24:00", "starts at 24:00"),
        ("08:60-12:00", "08:60 is not a time of day"),
        ("08:00-24:30", "24:30 is not a time of day"),
        ("25:00-26:00", "25:00 is not a time of day"),
    ],
)
def test_what_is_no_window_is_answered_with_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        parse_window(text)
