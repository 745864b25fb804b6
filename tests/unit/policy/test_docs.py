"""docs/sla-yaml.md: every example loads, and the error it shows is the error that is given."""

import re
import textwrap
from pathlib import Path

import pytest

from supportctl.policy.load import sla_from_bytes
from supportctl.problem import UsageError, problem_text

DOCS = (Path(__file__).parents[3] / "docs" / "sla-yaml.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", DOCS, flags=re.DOTALL)
POLICY = "policies:\n  - name: all\n    targets: {first_response: 24h}\n"


def whole(block: str) -> str:
    """A fragment as a complete sla.yaml."""
    if "version:" in block:
        return block
    if block.startswith("targets:"):
        return "version: 1\npolicies:\n  - name: all\n" + textwrap.indent(block, "    ")
    return f"version: 1\n{block}{POLICY}"


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split(":")[0])
def test_example_loads(block: str) -> None:
    assert sla_from_bytes("sla.yaml", whole(block).encode())[0].policies


def test_shown_error_is_real() -> None:
    shown = re.search(r"```text\n(.*?)\n```", DOCS, flags=re.DOTALL)
    assert shown is not None
    lines = ["version: 1", *["#"] * 12, "policies:", "  - name: a", "    match: {}", "    targets:"]
    with pytest.raises(UsageError) as caught:
        sla_from_bytes("sla.yaml", "\n".join([*lines, "      first_response: 60"]).encode())
    assert problem_text(caught.value.problems[0]) == shown[1]
