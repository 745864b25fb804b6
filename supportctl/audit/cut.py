"""How the tables are cut (`--by`): fields of the trait, fields of the row, and times of creation.

Row fields become `record_group`, a number for each combination of values among the tickets: every later step
carries that integer. A cell of tags is one value there; it falls apart into tags only when rows are added up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from supportctl.audit.cell_words import cell_words_sql, map_cells, mapped_join
from supportctl.audit.needs import column_of
from supportctl.audit.traits import Trait
from supportctl.engine.session import Session, literal, quoted
from supportctl.intake.loading.reading import ReadFile
from supportctl.policy.model import SlaFile
from supportctl.problem import Problem, UsageError, closest
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY
from supportctl.worktime.transition import offset_at, transitions
from supportctl.worktime.zone import load_zone

TRAIT_FIELDS = ("channel", "priority", "policy", "status", "system")
ROW_FIELDS = ("agent", "team", "issue_type", "customer", "tag", "handled_by")
TIME_FIELDS: Mapping[str, str] = {
    "weekday": "%u",
    "hour": "%H",
    "day": "%Y-%m-%d",
    "week": "%G-W%V",
    "month": "%Y-%m",
}
"""How the local time of creation is written, so that sorting it as text is sorting it in time."""

IN_HOURS = "in_hours"
HOURS = ("out", "in", None)
"""Whether a contact came within opening hours, by its number in measured.sql; None for a day, and without a policy."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Values = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """The fields asked for, in order. `declared` are those that sla.yaml declares."""

    fields: tuple[str, ...] = ("channel",)
    declared: frozenset[str] = field(default_factory=frozenset)

    @property
    def row_fields(self) -> tuple[str, ...]:
        """The fields whose values stand in the rows (or in their time of creation)."""
        return tuple(one for one in self.fields if one not in TRAIT_FIELDS and one != IN_HOURS)

    @property
    def splits_hours(self) -> bool:
        """Whether contacts that arrive within opening hours are told from the others."""
        return IN_HOURS in self.fields

    @property
    def partitions(self) -> bool:
        """Whether every ticket falls into one group only; tags overlap."""
        return "tag" not in self.fields

    def trait_values(self, trait: Trait) -> Values:
        """The trait's values of the fields that all its tickets share."""
        shared = {
            "channel": trait.channel,
            "priority": trait.priority,
            "policy": trait.policy.name if trait.policy else None,
            "status": trait.status or trait.seen.status,
            "system": trait.system,
        }
        return tuple(shared[one] for one in self.fields if one in TRAIT_FIELDS)


def parse_cut(texts: Sequence[str], sla: SlaFile) -> Cut:
    """`--by channel,agent`: comma-separated, repeatable. Raises UsageError with a did-you-mean."""
    fields = tuple(dict.fromkeys(name.strip() for text in texts for name in text.split(",") if name.strip()))
    known = [*TRAIT_FIELDS, *ROW_FIELDS, *TIME_FIELDS, IN_HOURS, *sla.declared_fields]
    problems = [unknown_field("--by", name, known) for name in fields if name not in known]
    if problems:
        raise UsageError(*problems)
    return Cut(fields or ("channel",), frozenset(sla.declared_fields))


def unknown_field(option: str, name: str, known: Sequence[str]) -> Problem:
    """The problem of a field that cannot be cut or filtered by."""
    meant = closest(name, known)
    near = f"did you mean {meant}? " if meant else ""
    return Problem(option, f"“{name}” is no field", hint=f"{near}the fields are {', '.join(known)}")


@dataclass(frozen=True, slots=True)
class Groups:
    """What the numbers in `record_group` stand for: for each, the values of the row fields (several for tags)."""

    cut: Cut
    values: Mapping[int, tuple[Values, ...]]

    def keys(self, trait_values: Values, group_no: int) -> list[Values]:
        """The groups of the report that tickets of this trait and this number belong to."""
        number, hours = divmod(group_no, len(HOURS)) if self.cut.splits_hours else (group_no, 0)
        return [self._key(trait_values, row_values, HOURS[hours]) for row_values in self.values[number]]

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
        session.run("create or replace view cut_record as select *, 0 as group_no from record")
        return Groups(cut, {0: ((),)})
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
    session.run(
        "create or replace view cut_record as select record.*, record_group.group_no "  # noqa: S608 - quoted names
        f"from {source} left join record_group on {same}"
    )
    rows = session.rows(f"select group_no, {names} from record_group order by group_no")  # noqa: S608 - quoted names
    return Groups(cut, {number: _groups(cut, parts) for number, *parts in rows})


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
