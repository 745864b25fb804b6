"""Day before month or month before day: decided per column over the whole file, never guessed (semantics rule 5)."""

from collections.abc import Mapping, Sequence

import pytest

from supportctl.intake.formats.column import Column
from supportctl.intake.values.instant_format import Order
from supportctl.intake.values.instants import DatedFile, InstantReading, PartsSeen, parts_seen, plan_instants


def column(name: str, position: int, *, written: bool = False) -> Column:
    return Column(name, (position,), (name.title(),), written)


def plan(
    texts: Mapping[str, Sequence[str]],
    *,
    dayfirst: bool | None = None,
    whole: Mapping[str, PartsSeen] | None = None,
    written: bool = False,
) -> InstantReading:
    """Plan these columns; `whole` says what the rest of the file would show."""
    columns = [column(name, position, written=written) for position, name in enumerate(texts)]
    rest = {name: parts_seen(cells) for name, cells in texts.items()} | dict(whole or {})
    return plan_instants(columns, DatedFile("a.csv", texts, dayfirst, lambda one: rest[one.canonical]))


def orders(reading: InstantReading) -> dict[str, Order | None]:
    return {name: one.order for name, one in reading.columns.items()}


@pytest.mark.parametrize(
    ("texts", "order", "strptime"),
    [
        (["03/04/2026", "13/04/2026"], Order.DAY_FIRST, "%d/%m/%Y"),
        (["03/04/2026", "04/13/2026"], Order.MONTH_FIRST, "%m/%d/%Y"),
    ],
)
def test_a_part_above_twelve_decides(texts: list[str], order: Order, strptime: str) -> None:
    reading = plan({"created_at": texts})
    assert orders(reading) == {"created_at": order}
    assert [one.strptime for one in reading.columns["created_at"].formats] == [strptime]
    assert (reading.notes, reading.problems) == ([], [])


def test_the_whole_file_decides_what_the_sample_leaves_open() -> None:
    reading = plan({"created_at": ["03/04/2026"]}, whole={"created_at": PartsSeen(4, 30, "03/04/2026")})
    assert orders(reading) == {"created_at": Order.MONTH_FIRST}


def test_the_whole_file_is_not_read_when_the_sample_decides() -> None:
    def never(_: Column) -> PartsSeen:
        raise AssertionError

    file = DatedFile("a.csv", {"created_at": ["13/04/2026"]}, None, never)
    assert orders(plan_instants([column("created_at", 0)], file)) == {"created_at": Order.DAY_FIRST}


def test_an_undecided_column_follows_the_others() -> None:
    reading = plan({"created_at": ["13/04/2026"], "closed_at": ["03/04/2026"]})
    assert orders(reading) == {"created_at": Order.DAY_FIRST, "closed_at": Order.DAY_FIRST}
    assert [(note.code, note.column) for note in reading.notes] == [("day_order_followed", "Closed_At")]


def test_nothing_is_followed_when_the_others_disagree() -> None:
    reading = plan({"created_at": ["13/04/2026"], "closed_at": ["04/13/2026"], "updated_at": ["03/04/2026"]})
    assert orders(reading)["created_at"] is Order.DAY_FIRST
    assert orders(reading)["closed_at"] is Order.MONTH_FIRST
    assert len(reading.problems) == 1
    assert "Updated_At" in reading.problems[0].message


def test_an_ambiguous_column_shows_both_readings() -> None:
    (problem,) = plan({"created_at": ["05/05/2026", "03/04/2026"]}).problems
    assert "3 April or 4 March" in problem.message
    assert "dayfirst: true" in (problem.hint or "")


def test_equal_parts_ask_nothing() -> None:
    reading = plan({"created_at": ["05/05/2026", "06/06/2026"]})
    assert (reading.problems, reading.notes) == ([], [])


def test_a_column_of_both_orders_is_a_problem() -> None:
    (problem,) = plan({"created_at": ["13/04/2026", "04/13/2026"]}).problems
    assert "only work day first" in problem.message
    assert "only work month first" in problem.message


@pytest.mark.parametrize(("dayfirst", "order"), [(True, Order.DAY_FIRST), (False, Order.MONTH_FIRST)])
def test_sla_yaml_has_the_last_word(dayfirst: bool, order: Order) -> None:
    reading = plan({"created_at": ["03/04/2026", "13/04/2026", "04/13/2026"]}, dayfirst=dayfirst)
    assert orders(reading) == {"created_at": order}
    assert reading.problems == []


def test_forms_that_say_their_order_need_none() -> None:
    reading = plan({"created_at": ["2026-04-03", "3 Apr 2026", "Apr 3, 2026"]})
    assert orders(reading) == {"created_at": None}
    plain = [one.strptime for one in reading.columns["created_at"].formats if not one.shape]
    assert plain == ["%Y-%m-%d", "%d %b %Y", "%b %d, %Y"]


def test_english_months_are_followed_by_those_of_other_languages() -> None:
    formats = plan({"created_at": ["3 Apr 2026"]}).columns["created_at"].formats
    assert [(one.strptime, one.shape) for one in formats] == [
        ("%d %b %Y", ""),
        ("%d %b %Y", "day month year"),
    ]


def test_the_most_frequent_form_comes_first() -> None:
    reading = plan({"created_at": ["2026-04-03", "2026-04-03 10:00", "2026-04-04 10:00"]})
    assert [one.strptime for one in reading.columns["created_at"].formats] == ["%Y-%m-%d %H:%M", "%Y-%m-%d"]


def test_an_empty_column_borrows_the_forms_of_the_others() -> None:
    reading = plan({"created_at": ["2026-04-03"], "closed_at": []})
    assert [one.strptime for one in reading.columns["closed_at"].formats] == ["%Y-%m-%d"]


def test_a_guessed_column_without_timestamps_is_dropped_with_a_note() -> None:
    reading = plan({"created_at": ["90", "120", "2026-04-03"]})
    assert list(reading.dropped) == ["created_at"]
    assert [note.code for note in reading.notes] == ["column_not_used"]
    assert "“90”" in reading.notes[0].message


def test_a_written_column_without_timestamps_is_a_problem() -> None:
    reading = plan({"created_at": ["90", "120", "2026-04-03"]}, written=True)
    assert len(reading.problems) == 1
    assert reading.columns == {}
