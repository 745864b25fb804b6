"""`--by FIELD,...`: fields, the groups they make, and the order of the groups."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import pytest

from supportctl.audit.asking.cut import Cut, Values, parse_cut
from supportctl.audit.judging.groups import Groups
from supportctl.audit.judging.promises import Cell
from supportctl.audit.measuring.group_order import order_groups, shown_groups
from supportctl.audit.measuring.results import Results
from supportctl.audit.measuring.tally import Slice, Weight
from supportctl.policy.load import builtin_sla, sla_from_bytes
from supportctl.policy.model import SlaFile
from supportctl.problem import UsageError

DECLARED = b"""
version: 1
policies: [{name: all, targets: {first_response: 1h}}]
sources: [{files: "*", fields: {plan: Plan}}]
"""


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        ([], ("channel",)),
        ([" , "], ("channel",)),
        (["agent"], ("agent",)),
        (["week, channel", "tag"], ("week", "channel", "tag")),
        (["team,team", "team"], ("team",)),
    ],
)
def test_parsed(texts: list[str], fields: tuple[str, ...]) -> None:
    assert parse_cut(texts, builtin_sla()).fields == fields


def test_declared_fields_are_fields() -> None:
    cut = parse_cut(["plan"], sla_from_bytes("sla.yaml", DECLARED)[0])
    assert (cut.fields, cut.declared) == (("plan",), frozenset({"plan"}))


def test_every_unknown_field_is_told_with_the_nearest_one() -> None:
    with pytest.raises(UsageError) as error:
        parse_cut(["chanel,agent", "weekdays", "zzz"], builtin_sla())
    problems = error.value.problems
    assert [one.message for one in problems] == [
        "“chanel” is no field",
        "“weekdays” is no field",
        "“zzz” is no field",
    ]
    hints = [(one.hint or "").split("?")[0] for one in problems]
    assert hints[:2] == ["did you mean channel", "did you mean weekday"]
    assert hints[2].startswith("the fields are channel")


def test_what_a_cut_is() -> None:
    cut = Cut(("week", "channel", "in_hours", "agent"))
    assert cut.row_fields == ("week", "agent")
    assert cut.splits_hours
    assert cut.partitions
    assert not Cut(("channel", "tag")).partitions


def test_keys_keep_the_order_of_the_fields() -> None:
    groups = Groups(Cut(("agent", "channel", "in_hours")), {0: (("Ann",),), 1: ((None,),)}, "")
    assert groups.keys(("email",), 0) == [("Ann", "email", "out")]
    assert groups.keys(("email",), 4) == [(None, "email", "in")]
    assert groups.keys(("fax",), 2) == [("Ann", "fax", None)], "judged by no policy"


@dataclass
class Given:
    """As much of Results as the order of groups looks at: every slice is a cell of its own."""

    weights: Mapping[Slice, Weight]
    names: list[Values]
    groups: Groups
    sla: SlaFile

    def cell(self, piece: Slice) -> Cell:
        return Cell(self.names[piece[0]], None, "first_response", None)


def ordered(
    fields: tuple[str, ...],
    counts: Mapping[Values, tuple[int, int]],
    top: int | None = None,
    min_tickets: int = 1,
) -> Any:
    """Order groups given as {values: (kept, late)}."""
    weights = {
        (number, number): Weight(kept + late, late, kept + late)
        for number, (kept, late) in enumerate(counts.values())
    }
    of_trait = tuple(one for one in fields if one in ("channel", "priority"))
    rows = {
        number: (tuple(value for name, value in zip(fields, values, strict=True) if name not in of_trait),)
        for number, values in enumerate(counts)
    }
    names = [
        tuple(value for name, value in zip(fields, values, strict=True) if name in of_trait)
        for values in counts
    ]
    sla = replace(builtin_sla(), min_tickets=min_tickets)
    return order_groups(cast(Results, Given(weights, names, Groups(Cut(fields), rows, ""), sla)), top)


def test_late_first_then_volume_then_name_and_nothing_last() -> None:
    found = ordered(
        ("channel",),
        {("b",): (5, 1), (None,): (5, 1), ("a",): (5, 1), ("c",): (9, 1), ("d",): (50, 0), ("e",): (0, 2)},
    )
    assert found.listed == [("e",), ("c",), ("a",), ("b",), (None,), ("d",)]


def test_small_groups_stand_last() -> None:
    found = ordered(("agent",), {("small",): (0, 9), ("big",): (10, 0)}, min_tickets=10)
    assert found.listed == [("big",), ("small",)]
    assert found.small == {("small",)}


def test_people_are_not_ranked_by_what_was_late() -> None:
    counts: dict[Values, tuple[int, int]] = {("late",): (0, 9), ("busy",): (20, 0), ("other",): (20, 0)}
    assert ordered(("agent",), counts).listed == [("busy",), ("other",), ("late",)]
    pairs: dict[Values, tuple[int, int]] = {("late", "a"): (0, 9), ("busy", "b"): (20, 0)}
    assert ordered(("agent", "channel"), pairs).listed == [("busy", "b"), ("late", "a")]


def test_times_keep_their_order_even_when_small() -> None:
    days: dict[Values, tuple[int, int]] = {
        ("sun",): (0, 5),
        ("mon",): (1, 0),
        ("wed",): (30, 0),
        ("tue",): (0, 1),
    }
    assert ordered(("weekday",), days, min_tickets=20).listed == [("mon",), ("tue",), ("wed",), ("sun",)]
    weeks: dict[Values, tuple[int, int]] = {
        ("2026-W02",): (0, 9),
        ("2025-W52",): (1, 0),
        ("2026-W01",): (1, 0),
    }
    assert ordered(("week",), weeks).listed == [("2025-W52",), ("2026-W01",), ("2026-W02",)]


def test_other_fields_rank_and_their_times_follow_in_order() -> None:
    found = ordered(
        ("week", "channel"),
        {
            ("2026-W01", "a"): (5, 0),
            ("2026-W02", "b"): (5, 3),
            ("2026-W02", "a"): (5, 1),
            ("2026-W01", "b"): (5, 0),
        },
    )
    assert found.listed == [("2026-W01", "b"), ("2026-W02", "b"), ("2026-W01", "a"), ("2026-W02", "a")]


@pytest.mark.parametrize(
    ("fields", "top", "shown"),
    [
        (("channel",), None, 20),
        (("channel",), 0, None),
        (("channel",), 5, 5),
        (("week",), None, None),
        (("week", "hour"), None, None),
        (("week",), 3, 3),
        (("week", "agent"), None, 20),
    ],
)
def test_how_many_groups_stand_before_the_tail(
    fields: tuple[str, ...], top: int | None, shown: int | None
) -> None:
    assert shown_groups(Cut(fields), top) == shown


def test_the_tail_is_what_comes_after() -> None:
    groups: dict[Values, tuple[int, int]] = {(str(number),): (5, 9 - number) for number in range(5)}
    found = ordered(("agent",), groups, top=3)
    assert found.tail == [("3",), ("4",)]
    assert ordered(("agent",), groups).tail == []
