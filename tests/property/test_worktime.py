"""Working time for random calendars, zones and instants, against a naive oracle and the engine's formula."""

from datetime import date, timedelta
from itertools import pairwise

import oracle_worktime as oracle
from hypothesis import given, settings
from hypothesis import strategies as st

from supportctl.worktime.calendar import ALWAYS, Calendar, Window
from supportctl.worktime.due import due_at, worked_us
from supportctl.worktime.opening import opening_intervals
from supportctl.worktime.transition import transitions
from supportctl.worktime.working_day import WORKING_COLUMNS, working_table
from supportctl.worktime.zone import load_zone

DAY = 86_400_000_000
SPAN = 12 * DAY

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Tehran",
    "Asia/Kathmandu",
    "Atlantic/Azores",
    "UTC",
)
YEAR_1994, YEAR_2026 = 24 * 365 * DAY, 56 * 365 * DAY
CHANGES = {
    zone: [change.at_us for change in transitions(load_zone(zone), YEAR_1994, YEAR_2026)] or [YEAR_2026]
    for zone in ZONES
}
EPOCH = date(1970, 1, 1)

derandomized = settings(derandomize=True, deadline=None, max_examples=120, database=None)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Any window up to a minute short of a day, often over night; coarse steps make windows touch."""
    step = draw(st.sampled_from((1, 15, 60)))
    opens = draw(st.integers(0, 1439 // step)) * step
    return Window(opens, opens + draw(st.integers(1, 1439 // step)) * step)


hours = st.lists(windows(), max_size=3).map(tuple)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Calendar, int, int]:
    """A calendar and a span of days that begins within a week of a change of its clocks."""
    zone = draw(st.sampled_from(ZONES))
    change = draw(st.sampled_from(CHANGES[zone]))
    start = change + draw(st.integers(-7 * DAY, 2 * DAY))
    end = start + draw(st.integers(0, SPAN))
    first_date = EPOCH + timedelta(days=start // DAY)
    some_date = st.integers(-1, 12).map(lambda days: first_date + timedelta(days=days))
    week = tuple(draw(st.tuples(*(hours,) * 7)))
    dates = draw(st.dictionaries(some_date, hours, max_size=3))
    return Calendar("random", zone, week, dates), start, end


pauses_after_start = st.lists(
    st.tuples(st.integers(-DAY, SPAN), st.integers(0, 2 * DAY)).map(lambda at: (at[0], at[0] + at[1])),
    max_size=4,
)


@derandomized
@given(situations(), pauses_after_start)
def test_working_time_is_what_the_oracle_counts(
    situation: tuple[Calendar, int, int], pauses: list[tuple[int, int]]
) -> None:
    calendar, start, end = situation
    stretches = [(start + begins, start + ends) for begins, ends in pauses]
    assert worked_us(calendar, start, end) == oracle.elapsed(calendar, start, end)
    assert worked_us(calendar, start, end, stretches) == oracle.elapsed(calendar, start, end, stretches)


@derandomized
@given(situations())
def test_intervals_are_sorted_apart_and_inside(situation: tuple[Calendar, int, int]) -> None:
    calendar, start, end = situation
    edges = [edge for interval in opening_intervals(calendar, start, end) for edge in interval]
    assert edges == sorted(set(edges))
    assert not edges or (start <= edges[0] and edges[-1] <= end)


@derandomized
@given(situations(), st.integers(0, SPAN))
def test_elapsed_is_additive_and_never_falls(situation: tuple[Calendar, int, int], offset: int) -> None:
    calendar, start, end = situation
    middle = start + offset * (end - start) // SPAN
    whole = worked_us(calendar, start, end)
    assert worked_us(calendar, start, middle) + worked_us(calendar, middle, end) == whole
    assert 0 <= worked_us(calendar, start, middle) <= whole <= end - start


@derandomized
@given(situations(), st.floats(0, 1), pauses_after_start)
def test_due_is_the_first_instant_at_which_the_target_is_used_up(
    situation: tuple[Calendar, int, int], share: float, pauses: list[tuple[int, int]]
) -> None:
    calendar, start, end = situation
    stretches = [(start + begins, start + ends) for begins, ends in pauses]
    target = int(oracle.elapsed(calendar, start, end, stretches) * share)
    due = due_at(calendar, start, target, stretches)
    assert due == oracle.due(calendar, start, target, end, stretches)
    assert worked_us(calendar, start, due, stretches) == target
    assert target == 0 or worked_us(calendar, start, due - 1, stretches) == target - 1


@settings(derandomized, max_examples=80)
@given(st.lists(situations(), min_size=1, max_size=3), st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_the_engines_formula_over_the_table_gives_the_same(
    drawn: list[tuple[Calendar, int, int]], shares: list[float]
) -> None:
    base = drawn[0][1]
    calendars = [*(calendar for calendar, _, _ in drawn), ALWAYS]
    instants = [base, *(base + int(share * SPAN) for share in shares)]
    table = working_table(calendars, min(instants), max(instants))
    spans = [(index, min(pair), max(pair)) for index in range(len(calendars)) for pair in pairwise(instants)]
    computed = oracle.elapsed_by_sql(WORKING_COLUMNS, table.rows, table.slot_us, spans)
    assert computed == [worked_us(calendars[index], start, stop) for index, start, stop in spans]
    assert computed == [oracle.elapsed(calendars[index], start, stop) for index, start, stop in spans]


@derandomized
@given(situations(), st.lists(st.integers(0, SPAN), max_size=20))
def test_a_person_with_a_clock_agrees_where_no_clock_changes(
    situation: tuple[Calendar, int, int], offsets: list[int]
) -> None:
    calendar, start, _ = situation
    for instant in (start + 20 * DAY + offset for offset in offsets):
        if oracle.clocks_stand(calendar, instant):
            opened = bool(opening_intervals(calendar, instant, instant + 1))
            assert opened == oracle.open_by_wall_clock(calendar, instant)
