"""How the tables are cut (`--by`): fields of the trait, fields of the row, and times of creation.

Row fields become `record_group`, a number for each combination of values among the tickets: every later step
carries that integer. A cell of tags is one value there; it falls apart into tags only when rows are added up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from supportctl.policy.model import SlaFile
from supportctl.problem import Problem, UsageError, closest

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
