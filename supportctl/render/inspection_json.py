"""The inspection as JSON: the contract `supportctl.inspection/1`."""

from dataclasses import asdict

from supportctl.render.json_text import json_text
from supportctl.report.inspection import Inspection


def render_inspection_json(inspection: Inspection) -> str:
    """UTF-8, indented, with a final newline."""
    return json_text(asdict(inspection), indent=2) + "\n"
