"""The format that a text of no form we know is probably written in: it reads the text, or there is none."""

import pytest

from supportctl.intake.values.likely_format import likely_format


@pytest.mark.parametrize(
    ("text", "strptime"),
    [
        ("09.05|13|10|2026", "%H.%M|%d|%m|%Y"),
        ("'2026-10-05 09:00", "'%Y-%m-%d %H:%M"),
        ("2026-278", "%Y-%j"),
        ("2026-278T09:00:00Z", "%Y-%jT%H:%M:%SZ"),
        ("20261005/0905", "%Y%m%d/%H%M"),
        ("5;Oct;2026;9;05;PM", "%d;%b;%Y;%I;%M;%p"),
        ("2026 10 05 at 09", None),
        ("5 ต.ค. 2569 09:00", None),
        ("2026-10-05 09:00 Europe/Berlin", None),
        ("2026", None),
        ("99 99 9999", None),
        ("09.05.30, 13 10 2026", "%H.%M.%S, %d %m %Y"),
        ("100 % in 2026", None),
    ],
)
def test_the_line_to_write_reads_the_example(text: str, strptime: str | None) -> None:
    assert likely_format(text) == strptime
