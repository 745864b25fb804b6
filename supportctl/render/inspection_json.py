"""The inspection as JSON: the contract `supportctl.inspection/1`."""

import json
from dataclasses import asdict

from supportctl.report.inspection import Inspection


def render_inspection_json(inspection: Inspection) -> str:
    """UTF-8, indented, with a final newline."""
    return json.dumps(asdict(inspection), indent=2, ensure_ascii=False) + "\n"
