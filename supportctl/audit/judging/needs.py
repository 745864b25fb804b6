"""Which export columns an audit needs beyond the usual ones: what sla.yaml matches on, targets and cuts name."""

from collections.abc import Container, Iterable

from supportctl.intake.door import field_column
from supportctl.policy.model import ColumnSource, Deadline, SlaFile, TargetColumn, TimeTarget, Within
from supportctl.problem import Problem, UsageError

_OTHER_NAMES = {"tag": "tags"}
"""Fields whose column has another name."""


def kept_columns(sla: SlaFile, cut_fields: Iterable[str] = ()) -> frozenset[str]:
    """Canonical and declared columns that matching, targets or cuts look at."""
    matched = {field for field, _ in sla.matched_words()}
    deadlines = {target.goal.column for target in _time_targets(sla) if isinstance(target.goal, Deadline)}
    by_priority = (
        {"priority"} if any(_differs_by_priority(target) for target in _time_targets(sla)) else set()
    )
    fields = matched | by_priority | set(cut_fields)
    return frozenset({column_of(name, sla.declared_fields) for name in fields} | deadlines)


def column_of(field: str, declared: Container[str]) -> str:
    """The column of `record` that holds a field; `declared` are the fields of sla.yaml's own."""
    return field_column(field) if field in declared else _OTHER_NAMES.get(field, field)


def target_columns(sla: SlaFile) -> dict[str, ColumnSource]:
    """The export columns that hold targets, by the `record` column they are read into.

    Raises UsageError when two policies name different columns for one metric: a row can hold one target only.
    """
    columns: dict[str, ColumnSource] = {}
    for target in _time_targets(sla):
        if isinstance(target.goal, TargetColumn):
            column = ColumnSource((target.goal.header,), unit=target.goal.unit, line=target.line)
            known = columns.setdefault(f"{target.metric}_target", column)
            if (known.headers, known.unit) != (column.headers, column.unit):
                raise UsageError(_two_columns(sla, target))
    return columns


def _time_targets(sla: SlaFile) -> list[TimeTarget]:
    return [target for policy in sla.policies for target in policy.time_targets]


def _differs_by_priority(target: TimeTarget) -> bool:
    return isinstance(target.goal, Within) and set(target.goal.by_priority) != {"other"}


def _two_columns(sla: SlaFile, target: TimeTarget) -> Problem:
    return Problem(
        sla.path,
        f"another policy reads its {target.metric} target from a different column",
        line=target.line,
        hint="use one target column for all policies of a run",
    )
