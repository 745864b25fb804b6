"""A valid file with parts replaced, removed or moved is read or refused in words; nothing else happens."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from supportctl.policy.load import sla_from_bytes
from supportctl.problem import UsageError, problem_text

EXAMPLES = Path(__file__).parents[2] / "examples" / "policies" / "valid"
LINES = (EXAMPLES / "every-key.yaml").read_text(encoding="utf-8").splitlines()
FRAGMENTS = [
    "",
    "x",
    "[]",
    "{}",
    "[x]",
    "{x: y}",
    "''",
    "-1",
    "1d",
    "90",
    "~",
    "{column: x}",
    "{x: [y, {z: w}]}",
]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(LINES) - 1), st.sampled_from(FRAGMENTS), st.booleans())
def test_damaged_lines_are_told(number: int, fragment: str, drop: bool) -> None:
    lines = list(LINES)
    lines[number] = "" if drop else lines[number].partition(": ")[0] + ": " + fragment
    try:
        sla_from_bytes("sla.yaml", "\n".join(lines).encode())
    except UsageError as error:
        for problem in error.problems:
            assert "cannot be read: " not in problem.message
            assert "pydantic" not in problem_text(problem)
