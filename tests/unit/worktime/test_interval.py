"""Half-open stretches of time."""

from supportctl.worktime.interval import clipped, length, merged, without


def test_merged_joins_what_overlaps_or_touches_and_drops_what_has_no_length() -> None:
    assert merged([(5, 7), (1, 3), (3, 4), (2, 3), (9, 9), (12, 11), (6, 6)]) == [(1, 4), (5, 7)]
    assert merged([(1, 9), (2, 3)]) == [(1, 9)]
    assert merged([]) == []


def test_clipped_keeps_the_inside() -> None:
    assert clipped([(0, 2), (3, 5), (6, 9)], 1, 7) == [(1, 2), (3, 5), (6, 7)]
    assert clipped([(0, 2)], 2, 7) == []


def test_without_takes_the_holes_away() -> None:
    assert without([(0, 10), (20, 30)], [(2, 3), (5, 22), (29, 40)]) == [(0, 2), (3, 5), (22, 29)]
    assert without([(0, 10)], [(0, 10)]) == []
    assert without([(5, 10)], [(0, 1), (20, 21)]) == [(5, 10)]
    assert without([(0, 10)], []) == [(0, 10)]


def test_length() -> None:
    assert length([(0, 2), (5, 9)]) == 6
