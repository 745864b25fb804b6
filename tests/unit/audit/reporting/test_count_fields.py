"""The fields of counts under way are those of the report, in name and type."""

from typing import get_type_hints

from supportctl.audit.reporting.count_fields import CountFields
from supportctl.report.audit_report import Counts


def test_they_are_the_report_s_own() -> None:
    assert get_type_hints(CountFields) == get_type_hints(Counts)
