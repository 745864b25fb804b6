"""What the cells of a column hold, whatever file it comes from, and under which name the tables keep it."""

from supportctl.vocabulary.columns import CANONICAL_COLUMNS, Kind
from supportctl.vocabulary.metrics import TIME_METRICS

TARGET_COLUMNS = tuple(metric.target for metric in TIME_METRICS.values())
"""Durations of the export that sla.yaml names as targets; `record` keeps them beside the canonical ones."""


def kind_of(name: str) -> Kind:
    """What the cells of a canonical, target or declared column hold."""
    return Kind.DURATION if name in TARGET_COLUMNS else CANONICAL_COLUMNS.get(name, Kind.CATEGORY)


def field_column(name: str) -> str:
    """The column of a field that sla.yaml declares, whatever its name: the engine's names know no case."""
    return f"field {name.encode().hex()}"
