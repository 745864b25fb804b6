"""tests/examples/policies: what exactly is said of each invalid file; each valid one loads."""

from pathlib import Path

import pytest
import yaml

from supportctl.policy.load import sla_from_bytes
from supportctl.policy.yaml import yaml_tree
from supportctl.problem import UsageError, problem_text

EXAMPLES = Path(__file__).parents[2] / "examples" / "policies"
INVALID = sorted(EXAMPLES.glob("invalid/*.yaml"))
VALID = sorted(EXAMPLES.glob("valid/*.yaml"))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_policy_says_every_problem(path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        sla_from_bytes("sla.yaml", path.read_bytes())
    said = "\n".join(problem_text(problem) for problem in caught.value.problems) + "\n"
    assert said == path.with_suffix(".expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_the_parser_written_in_python_leads_to_the_same_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML has the one in C only where it was built with libyaml."""
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    test_invalid_policy_says_every_problem(path)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_policy_loads(path: Path) -> None:
    sla, _ = sla_from_bytes("sla.yaml", path.read_bytes())
    assert sla.policies


def test_every_expectation_has_its_policy() -> None:
    expected = {path.name.removesuffix(".expected.txt") for path in EXAMPLES.glob("invalid/*.txt")}
    assert expected == {path.stem for path in INVALID}
    assert len(INVALID) >= 45
