"""What a sla.yaml promises, policy by policy, for `supportctl check` to print."""

from supportctl.frozen import frozen
from supportctl.policy.model import Policy, SlaFile
from supportctl.policy.words import calendar_words, match_words, rate_words, time_target_words
from supportctl.vocabulary.metrics import metric_name


@frozen
class PolicyLines:
    """One policy in words; `targets` has one sentence for each promise, () where it promises nothing."""

    name: str
    line: int
    match: str
    calendar: str
    targets: tuple[str, ...]


def target_lines(sla: SlaFile) -> list[PolicyLines]:
    """Every policy, in the order in which they are tried."""
    return [_policy_lines(sla, policy) for policy in sla.policies]


def _policy_lines(sla: SlaFile, policy: Policy) -> PolicyLines:
    calendar = sla.calendars[policy.calendar]
    times = (time_target_words(target, calendar) for target in policy.time_targets)
    rates = (f"{metric_name(target.metric)}: {rate_words(target)}" for target in policy.rate_targets)
    return PolicyLines(
        policy.name, policy.line, match_words(policy.match), calendar_words(calendar), (*times, *rates)
    )
