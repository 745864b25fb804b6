"""What unknown columns look like: times, durations with a unit, ids, few words; everything else is left alone."""

from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.content_guess import Guess, Holds, guess_contents, times_first_filled

NULLS = frozenset({"", "-"})


def guesses(**columns: list[str]) -> dict[str, Guess]:
    header = tuple(columns)
    sample = tuple(zip(*columns.values(), strict=True))
    return {one.header: one for one in guess_contents(Dialect(",", header, sample), NULLS)}


def kinds(**columns: list[str]) -> dict[str, Holds]:
    return {name: one.holds for name, one in guesses(**columns).items()}


def test_each_kind() -> None:
    found = kinds(
        ref=["A-1", "A-2", "A-3", "A-4"],
        opened=["01.02.2026 10:00", "-", "03.02.2026 10:00", ""],
        wait_minutes=["4", "5.5", "", "7"],
        talk=["0:01:10", "0:02:00", "0:00:09", "1:00:00"],
        state=["ok", "open", "ok", "open"],
        subject=["the printer is on fire", "please help me with it", "no idea at all", "it is broken again"],
        empty=["", "-", "", ""],
    )
    assert found == {
        "ref": Holds.IDS,
        "opened": Holds.TIMES,
        "wait_minutes": Holds.DURATIONS,
        "talk": Holds.DURATIONS,
        "state": Holds.WORDS,
    }


def test_a_number_without_a_unit_is_no_duration() -> None:
    assert "amount" not in kinds(amount=["4", "4", "4", "5"])


def test_telephone_numbers_are_no_times() -> None:
    assert kinds(phone=["6139000000", "6139000001"]) == {"phone": Holds.IDS}
    assert kinds(epoch=["1767225600", "1767312000"]) == {"epoch": Holds.TIMES}


def test_the_fullest_time_comes_first() -> None:
    found = guesses(ended=["2026-01-02", ""], begun=["2026-01-01", "2026-01-01"])
    assert [one.header for one in times_first_filled(list(found.values()))] == ["begun", "ended"]
    assert found["ended"].filled == 0.5
    assert found["begun"].date_only


def test_taken_positions_are_left_out() -> None:
    dialect = Dialect(",", ("a", "b"), (("2026-01-01", "2026-01-01"),))
    assert [one.header for one in guess_contents(dialect, NULLS, {0})] == ["b"]
