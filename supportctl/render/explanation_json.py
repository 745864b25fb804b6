"""The explanation as JSON: the contract `supportctl.explanation/1`."""

import json
from dataclasses import asdict

from supportctl.report.explanation import Explanation


def render_explanation_json(explanation: Explanation) -> str:
    """UTF-8, indented, with a final newline."""
    return json.dumps(asdict(explanation), indent=2, ensure_ascii=False) + "\n"
