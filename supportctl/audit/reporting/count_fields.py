"""The fields of report.Counts under way into a row: a name that is misspelt, or missing, fails the type checker."""

from collections.abc import Mapping
from typing import TypedDict

from supportctl.report.audit_report import Bucket, Seconds, Target


class CountFields(TypedDict):
    """Exactly the fields of report.Counts, with their types."""

    calendar: str | None
    clock: str | None
    formula: str
    target: Target
    tickets: int
    due: int
    kept: int
    late: int
    met: int
    early: int
    breached: int
    overdue: int
    abandoned: int
    running: int
    at_risk: int
    paused: int
    unknown: int
    not_applicable: int
    excluded: int
    excluded_reasons: Mapping[str, int]
    unknown_reasons: Mapping[str, int]
    worthless: int
    attainment: float | None
    attainment_low: float | None
    attainment_high: float | None
    attainment_usual: float | None
    seconds: Seconds
    distribution: list[Bucket]
