"""stub"""
from supportctl.report.audit_report import AuditReport
def render_text(report: AuditReport, *, quiet: bool) -> str:
    return report.verdict + "\n"
