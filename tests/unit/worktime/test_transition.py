"""Changes of offsets, held against the zone files themselves."""

import struct
from importlib import resources

from supportctl.worktime.transition import Transition, local_offsets, offset_at, transitions
from supportctl.worktime.zone import load_zone, zone_names

SECOND = 1_000_000
HOUR = 3600 * SECOND
FIRST, LAST = 631_152_000, 2_082_758_400
"""1990-01-01 and 2036-01-01, in seconds."""


def changes_in_file(name: str) -> tuple[list[tuple[int, int, int]], int]:
    """What the second, 64-bit part of a TZif file (RFC 9636) spells out, before its rule takes over.

    (at, offset before, offset after) in seconds, and the last instant spelt out.
    """
    data = resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    isut, isstd, leap, times, types, chars = struct.unpack(">6l", data[20:44])
    start = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
    _, _, _, times, types, _ = struct.unpack(">6l", data[start + 20 : start + 44])
    body = data[start + 44 :]
    instants = struct.unpack(f">{times}q", body[: 8 * times])
    indices = body[8 * times : 9 * times]
    offsets = [
        struct.unpack(">lbb", body[9 * times + 6 * i : 9 * times + 6 * i + 6])[0] for i in range(types)
    ]
    after = [offsets[index] for index in indices]
    before = [offsets[0], *after][:-1]
    spelt_out = zip(instants, before, after, strict=True)
    return [change for change in spelt_out if change[1] != change[2]], max(instants, default=FIRST)


def test_transitions_of_every_zone_are_those_of_its_file() -> None:
    compared = 0
    for name in sorted(zone_names()):
        in_file, last = changes_in_file(name)
        expected = [change for change in in_file if change[0] >= FIRST]
        found = transitions(load_zone(name), FIRST * SECOND, last * SECOND)
        assert [tuple(part // SECOND for part in change) for change in found] == expected, name
        compared += len(expected)
    assert compared > 1_000


def test_both_ends_are_included() -> None:
    berlin = load_zone("Europe/Berlin")
    at = 1_711_846_800 * SECOND
    expected = [Transition(at, HOUR, 2 * HOUR)]
    assert transitions(berlin, at, at) == expected
    assert transitions(berlin, at - 1, at + 1) == expected
    assert transitions(berlin, at + 1, at + HOUR) == transitions(berlin, at - HOUR, at - 1) == []


def test_a_zone_without_changes_has_none() -> None:
    assert transitions(load_zone("Asia/Kolkata"), FIRST * SECOND, LAST * SECOND) == []


def test_offset_at_the_instant_of_a_change_is_the_new_one() -> None:
    at = 1_711_846_800 * SECOND
    berlin = load_zone("Europe/Berlin")
    assert (offset_at(berlin, at - 1), offset_at(berlin, at)) == (HOUR, 2 * HOUR)


def test_local_offsets_search_the_right_side_of_a_cut() -> None:
    at = 1_711_846_800 * SECOND
    offsets = local_offsets(load_zone("Europe/Berlin"), at - 48 * HOUR, at + 48 * HOUR)
    assert offsets.to_us(at + HOUR - 1) == at - 1
    assert offsets.to_us(at + HOUR) == at + 0
    assert offsets.to_us(at + HOUR + HOUR // 2) == at + HOUR // 2
    assert offsets.to_us(at + 2 * HOUR) == at
