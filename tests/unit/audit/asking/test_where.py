"""`--where FIELD=VALUE`: conditions, alternatives, and every mistake at once."""

import pytest

from supportctl.audit.asking.where import parse_where
from supportctl.policy.load import builtin_sla, sla_from_bytes
from supportctl.problem import UsageError

DECLARED = b"""
version: 1
policies: [{name: all, targets: {first_response: 1h}}]
sources: [{files: "*", fields: {plan tier: Plan}}]
"""


@pytest.mark.parametrize(
    ("texts", "conditions"),
    [
        ([], ()),
        (["channel=email"], (("channel", ("email",)),)),
        (["priority=urgent, high,"], (("priority", ("urgent", "high")),)),
        ([" team = L1 ", "tag=a=b"], (("team", ("L1",)), ("tag", ("a=b",)))),
        (["channel=email", "channel=chat"], (("channel", ("email",)), ("channel", ("chat",)))),
    ],
)
def test_parsed(texts: list[str], conditions: object) -> None:
    assert parse_where(texts, builtin_sla()) == conditions


def test_declared_fields_are_fields() -> None:
    sla = sla_from_bytes("sla.yaml", DECLARED)[0]
    assert parse_where(["plan tier=Gold"], sla) == (("plan tier", ("Gold",)),)
    with pytest.raises(UsageError):
        parse_where(["plan tier=Gold"], builtin_sla())


def test_every_mistake_is_told() -> None:
    with pytest.raises(UsageError) as error:
        parse_where(["chanel=email", "team", "priority=", "=x", "priority= , "], builtin_sla())
    problems = error.value.problems
    assert {one.path for one in problems} == {"--where"}
    assert [one.message for one in problems] == [
        "“chanel” is no field",
        "“team” is no condition",
        "“priority=” is no condition",
        "“” is no field",
        "“priority= , ” is no condition",
    ]
    assert (problems[0].hint or "").startswith("did you mean channel? the fields are channel, priority")
    assert (problems[3].hint or "").startswith("the fields are")
