"""The groups of a cut: what of it the rows say, numbered, and what the numbers stand for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from supportctl.audit.asking.cut import IN_HOURS, TIME_FIELDS, TRAIT_FIELDS, WEEKDAYS, Cut, Values
from supportctl.audit.judging.cell_words import cell_words_sql, map_cells, mapped_join
from supportctl.audit.judging.needs import column_of
from supportctl.audit.judging.traits import Trait
from supportctl.engine.session import Session, literal, quoted
from supportctl.intake.door import ReadFile
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY
from supportctl.worktime.transition import offset_at, transitions
from supportctl.worktime.zone import load_zone

HOURS = ("out", "in", None)
"""Whether a contact came within opening hours, by its number in measured.sql.

None for a day, for an impossible time, and without a policy.
"""


@dataclass(frozen=True, slots=True)
class Groups:
    """What the numbers in `record_group` stand for: for each, the values of the row fields (several for tags).

    `view` is the statement that makes `cut_record`, for every part of the contacts alike.
    """

    cut: Cut
    values: Mapping[int, tuple[Values, ...]]
    view: str

    def keys(self, trait_values: Values, group_no: int) -> list[Values]:
        """The groups of the report that tickets of this trait and this number belong to."""
        number, hours = divmod(group_no, len(HOURS)) if self.cut.splits_hours else (group_no, 0)
        return [self._key(trait_values, row_values, HOURS[hours]) for row_values in self.values[number]]

    def cached_keys(self) -> Callable[[Values, int], list[Values]]:
        """The same, for whoever asks again and again."""
        return cache(self.keys)

    def _key(self, trait_values: Values, row_values: Values, hours: str | None) -> Values:
        of_trait, of_row = iter(trait_values), iter(row_values)
        return tuple(
            next(of_trait) if name in TRAIT_FIELDS else hours if name == IN_HOURS else next(of_row)
            for name in self.cut.fields
        )


def make_groups(session: Session, cut: Cut, files: Sequence[ReadFile], zone: str) -> Groups:
    """Fill `record_group` and make the view `cut_record`: every record with its group_no.

    `record_group` numbers the combinations; it has a column for each of the cut's row fields, in their order.
    """
    if not cut.row_fields:
        view = "create or replace view cut_record as select *, 0 as group_no from record"
        session.run(view)
        return Groups(cut, {0: ((),)}, view)
    columns = [column_of(name, cut.declared) for name in cut.row_fields if name not in TIME_FIELDS]
    mapped = map_cells(session, files, columns)
    joins = [mapped_join(column) for column in dict.fromkeys(columns) if column in mapped]
    if any(one in TIME_FIELDS for one in cut.fields):
        joins.insert(0, _local_join(session, zone))
    source = f"record{''.join(joins)}"
    values = {_value_column(name): _value_sql(name, cut, mapped) for name in cut.row_fields}
    names = ", ".join(values)
    seen = ", ".join(f"{value} as {name}" for name, value in values.items())
    session.run(
        f"create or replace table record_group as "  # noqa: S608 - quoted names
        f"select (row_number() over (order by {names}) - 1)::integer as group_no, {names} "
        f"from (select distinct {seen} from {source} where fate = 0) seen"
    )
    same = " and ".join(f"record_group.{name} is not distinct from {value}" for name, value in values.items())
    view = (
        "create or replace view cut_record as select record.*, record_group.group_no "  # noqa: S608 - quoted names
        f"from {source} left join record_group on {same}"
    )
    session.run(view)
    rows = session.rows(f"select group_no, {names} from record_group order by group_no")  # noqa: S608 - quoted names
    return Groups(cut, {number: _groups(cut, parts) for number, *parts in rows}, view)


def _value_column(name: str) -> str:
    return quoted(f"value of {name.encode().hex()}")


def _value_sql(name: str, cut: Cut, mapped: frozenset[str]) -> str:
    if name in TIME_FIELDS:
        written = literal(TIME_FIELDS[name])
        local = f"strftime(make_timestamp(coalesce(created_at_day, created_at + {_OFFSET})), {written})"
        return f"case when created_at_day is null then {local} end" if name == "hour" else local
    return cell_words_sql(column_of(name, cut.declared), mapped)


_OFFSET = (
    "(case when created_at < zone_day.change_at then zone_day.offset_before else zone_day.offset_after end)"
)


def _local_join(session: Session, zone_name: str) -> str:
    """Loads `zone_day`, the zone's offset on each UTC day of the tickets, and returns the join that brings it in."""
    zone = load_zone(zone_name)
    first, last = session.row(
        f"select min(created_at) // {MICROSECONDS_PER_DAY}, max(created_at) // {MICROSECONDS_PER_DAY} "  # noqa: S608 - a number
        "from record where fate = 0"
    )
    first, last = max(first or 0, 0), max(last or 0, 0)
    start_us = first * MICROSECONDS_PER_DAY
    changes = {
        one.at_us // MICROSECONDS_PER_DAY: one
        for one in transitions(zone, start_us, (last + 1) * MICROSECONDS_PER_DAY)
    }
    rows, offset = [], offset_at(zone, max(start_us - 1, 0))
    for day in range(first, last + 1):
        change = changes.get(day)
        after = change.offset_after_us if change else offset
        rows.append((day, offset, change.at_us if change else 0, after))
        offset = after
    columns = {
        "utc_day": "bigint",
        "offset_before": "bigint",
        "change_at": "bigint",
        "offset_after": "bigint",
    }
    session.load("zone_day", columns, rows)
    return f" left join zone_day on zone_day.utc_day = record.created_at // {MICROSECONDS_PER_DAY}"


def _groups(cut: Cut, parts: Sequence[str | list[str] | None]) -> tuple[Values, ...]:
    """The groups of one combination: several only where a cell holds several tags."""
    choices = [_choices(name, part) for name, part in zip(cut.row_fields, parts, strict=True)]
    return tuple(dict.fromkeys(product(*choices)))


def _choices(name: str, part: str | list[str] | None) -> Sequence[str | None]:
    if isinstance(part, list):
        return part or [None]
    return [WEEKDAYS[int(part) - 1] if part is not None and name == "weekday" else part]


def trait_values(cut: Cut, trait: Trait) -> Values:
    """The trait's values of the fields that all its tickets share."""
    shared = {
        "channel": trait.channel,
        "priority": trait.priority,
        "policy": trait.policy.name if trait.policy else None,
        "status": trait.status or trait.seen.status,
        "system": trait.system,
    }
    return tuple(shared[one] for one in cut.fields if one in TRAIT_FIELDS)
