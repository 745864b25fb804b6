"""The progress line: phase, rows and rate, as much as is known, never wider than a terminal."""

from supportctl.cli.progress import LINE_WIDTH, progress_line


def test_all_that_is_known_is_said() -> None:
    line = progress_line("reading calls.csv", 5_000_000, 0.43, 2.0)
    assert line == "reading calls.csv: 43 %, 2 150 000 of 5 000 000 rows, 1 075 000 rows/s"


def test_a_phase_without_rows_or_share_stands_alone() -> None:
    assert progress_line("adding up", None, -0.01, 3.0) == "adding up"


def test_no_rate_is_made_up_at_the_start() -> None:
    assert progress_line("judging", 1_000, 0.0, 0.1) == "judging: 1 000 rows"


def test_a_long_hostile_name_is_cut_and_made_safe() -> None:
    line = progress_line("reading " + "\x1b[31m" + "x" * 200, 10, 0.5, 1.0)
    assert len(line) <= LINE_WIDTH
    assert "\x1b" not in line
    assert line.endswith("5 of 10 rows, 5 rows/s")
