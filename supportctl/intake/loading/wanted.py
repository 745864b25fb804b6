"""Which columns of an export a run reads: those that states and rates are made of, and what was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.kind import TARGET_COLUMNS
from supportctl.intake.formats.written_columns import written_column
from supportctl.policy.model import ColumnSource
from supportctl.vocabulary.metrics import TIME_METRICS

ALWAYS_KEPT = frozenset({
    *("ticket_id", "channel", "status", "direction", "milestone"),
    *("created_at", "first_response_at", "resolved_at", "closed_at", "updated_at"),
    *("first_response_duration", "resolution_duration", "wait_duration"),
    *("answered", "abandoned", "first_contact_resolved", "csat", "reopens", "replies"),
})  # fmt: skip
"""Columns that states and rates are made of; the others are kept when sla.yaml or the command line names them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Columns to read beside ALWAYS_KEPT.

    `judged` are those that judging looks at, `shown` those that only cuts and lists show, `targets` the export
    columns that hold targets, by their column in `record`.
    """

    judged: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    targets: Mapping[str, ColumnSource] = field(default_factory=dict)


def columns_to_read(
    found: Mapping[str, Column], wanted: Wanted, header: tuple[str, ...]
) -> dict[str, Column]:
    """Of the columns that a file was found to have those kept, and the target columns in its header.

    The export's own verdict is read with the deadline that may explain it, in files that have one.
    """
    keep = ALWAYS_KEPT | wanted.judged | wanted.shown
    judged_by_export = [one for one in TIME_METRICS.values() if one.verdict in found]
    keep |= {name for one in judged_by_export for name in (one.verdict, one.deadline)}
    columns = {name: column for name, column in found.items() if name in keep}
    for name in TARGET_COLUMNS:
        spec = wanted.targets.get(name)
        if spec is not None and spec.headers[0] in header:
            columns[name] = written_column(name, spec, header)
    return columns
