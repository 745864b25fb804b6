"""Lines in quotes as a whole, and those that only look like it."""

from pathlib import Path

import pytest

from supportctl.intake.layout.wrapped_lines import wrapped_by

LINE = "1767261600|1767261600.1|support|SIP/7|ENTERQUEUE|1|1|5\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_quote_that_nothing_closes_wraps_no_line(tmp_path: Path, end: str) -> None:
    path = tmp_path / "queue.log"
    path.write_bytes((LINE * 2 + '"' + LINE * 2).replace("\n", end).encode())
    assert wrapped_by(path) is None
