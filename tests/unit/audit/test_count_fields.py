"""The fields of counts under way are those of the report."""

from dataclasses import fields

from supportctl.audit.count_fields import CountFields
from supportctl.report.audit_report import Counts


def test_they_are_the_report_s_own() -> None:
    assert set(CountFields.__annotations__) == {one.name for one in fields(Counts)}
