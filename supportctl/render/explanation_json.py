"""The explanation as JSON: the contract `supportctl.explanation/1`."""

from dataclasses import asdict

from supportctl.render.json_text import json_text
from supportctl.report.explanation import Explanation


def render_explanation_json(explanation: Explanation) -> str:
    """UTF-8, indented, with a final newline."""
    return json_text(asdict(explanation), indent=2) + "\n"
