"""The JSON report: the contract `supportctl.report/1`, byte for byte the same for the same report."""

import json
from dataclasses import asdict

from supportctl.report.audit_report import AuditReport


def render_json(report: AuditReport) -> str:
    """The report as JSON, UTF-8, indented, with a final newline."""
    return json.dumps(asdict(report), indent=2, ensure_ascii=False) + "\n"
