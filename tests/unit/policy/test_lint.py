"""Lints: each finds what it is for, and none speaks of a good file."""

from pathlib import Path

import pytest

from supportctl.policy.file_pattern import shadows
from supportctl.policy.lint import Lint, lint
from supportctl.policy.load import open_builtin, sla_from_bytes
from supportctl.problem import problem_text

EXAMPLES = Path(__file__).parents[2] / "examples" / "policies" / "valid"


def found(text: str) -> list[Lint]:
    return lint(*sla_from_bytes("sla.yaml", ("version: 1\n" + text).encode()))


def messages(text: str) -> list[str]:
    return [f"{one.problem.place}: {one.problem.message}" for one in found(text)]


def test_good_files_have_no_lints() -> None:
    assert lint(*open_builtin()) == []
    assert lint(*sla_from_bytes("sla.yaml", (EXAMPLES / "design.yaml").read_bytes())) == []


POLICIES = """policies:
  - {name: first, match: %s, targets: {first_response: 4h}}
  - {name: second, match: %s, targets: {first_response: 4h}}
  - {name: third, match: %s, targets: {first_response: 4h}}
"""


@pytest.mark.parametrize(
    ("first", "second", "third", "unreachable"),
    [
        ("{}", "{channel: chat}", "{}", ["second", "third"]),
        ("{channel: [chat, web]}", "{channel: Chat, team: a}", "{}", ["second"]),
        ("{channel: chat}", "{channel: web}", "{channel: [web, chat]}", ["third"]),
        ("{channel: chat, team: a}", "{channel: chat}", "{team: a}", []),
        ("{tag: vip}", "{tag: [vip, gold]}", "{tag: gold}", ["third"]),
    ],
)
def test_policies_that_never_match(first: str, second: str, third: str, unreachable: list[str]) -> None:
    said = [one for one in messages(POLICIES % (first, second, third)) if "can never match" in one]
    assert [one.split("`")[1] for one in said] == unreachable


def test_rendered_lint() -> None:
    (one,) = found(POLICIES % ("{}", "{channel: chat}", "{channel: web}"))[:1]
    assert one.level == "warning"
    assert problem_text(one.problem) == (
        "sla.yaml:4:12: policy `second` can never match: `first` above already matches all its tickets\n"
        "      - {name: second, match: {channel: chat}, targets: {first_response: 4h}}\n"
        "               ^\n"
        "help: move it up, or narrow the match above: the first policy that matches decides"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'calendars: {office: {hours: {mon: "09:00-17:00"}}}\npolicies: [{name: a, targets: {}}]',
            "no policy uses calendar `office`",
        ),
        ("policies: [{name: a, match: {channel: e-mail}, targets: {}}]", "`e-mail` is no channel"),
        (
            "policies: [{name: a, targets: {}}]\nsources: [{files: a.csv, channel: phnoe}]",
            "`phnoe` is no channel",
        ),
        ("policies: [{name: a, targets: {resolution: {within: {high: 1h}}}}]", "priorities not named"),
        ("objective: 100%\npolicies: [{name: a, targets: {}}]", "objective of 100 %"),
        ("policies: [{name: a, targets: {resolution: {within: 1h, objective: 100%}}}]", "objective of 100 %"),
        ("policies: [{name: a, targets: {abandonment: {at_least: 5%}}}]", "at_least on abandonment"),
        ("policies: [{name: a, targets: {csat_mean: {at_most: 4}}}]", "at_most on csat_mean"),
        (
            "policies: [{name: a, worthless_after: 1h, targets: {first_response: 4h}}]",
            "worthless_after is not above",
        ),
        ("warn_at: 100%\npolicies: [{name: a, targets: {}}]", "no ticket is ever at risk"),
        ("warn_at: 20%\npolicies: [{name: a, targets: {}}]", "before half its time"),
        (
            "policies: [{name: a, targets: {}}]\nsources: [{files: '*.csv'}, {files: a-*.csv}]",
            "already fits every file",
        ),
        (
            "exclude: [{name: b, match: {tag: x}}]\npolicies: [{name: a, match: {tag: x}, targets: {}}]",
            "every ticket of policy `a` is excluded",
        ),
    ],
)
def test_each_lint(text: str, message: str) -> None:
    said = messages(text)
    assert len(said) == 1
    assert message in said[0]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("*.csv", "calls-*.csv", True),
        ("calls-*.csv", "calls-2026-*.csv", True),
        ("calls-*.csv", "*.csv", False),
        ("calls-?.csv", "calls-*.csv", False),
        ("*", "calls-[ab].csv", True),
        ("a*b", "a*c*b", True),
    ],
)
def test_shadowing_patterns(earlier: str, later: str, expected: bool) -> None:
    assert shadows(earlier, later) is expected
