"""The rows of the report about rates: per group and policy, and the promises about them."""

from collections.abc import Mapping
from fractions import Fraction

from supportctl.audit.asking.cut import Values
from supportctl.audit.gate.verdicts import rate_verdict
from supportctl.audit.judging.groups import trait_values
from supportctl.audit.measuring.rates import FORMULAS, Measured, RateCounts, rates_of
from supportctl.audit.measuring.results import Results
from supportctl.audit.reporting.marks import rate_mark
from supportctl.audit.reporting.rows import named
from supportctl.policy.model import Policy, RateTarget, SlaFile
from supportctl.report.audit_report import Rate, RateGoal, RateObjective


def rates(results: Results) -> list[Rate]:
    """One row per group, policy and measurable rate. A cut by opening hours has none: rates know no hours."""
    if results.groups.cut.splits_hours:
        return []
    policies = {policy.name: policy for policy in results.sla.policies}
    return [
        _rate(named(results, values), policies.get(policy or ""), measured, results)
        for (values, policy), counts in sorted(_counts_by_group(results).items(), key=_place)
        for measured in rates_of([counts])
    ]


def _counts_by_group(results: Results) -> Mapping[tuple[Values, str | None], RateCounts]:
    traits = {trait.seen.trait_no: trait for trait in results.traits}
    found: dict[tuple[Values, str | None], RateCounts] = {}
    for (trait_no, group_no), counts in results.rate_counts.items():
        trait = traits[trait_no]
        policy = trait.policy.name if trait.policy else None
        for values in results.groups.keys(trait_values(results.groups.cut, trait), group_no):
            found[values, policy] = found.get((values, policy), RateCounts()) + counts
    return found


def _place(item: tuple[tuple[Values, str | None], RateCounts]) -> tuple[str, ...]:
    values, policy = item[0]
    return (*(value or "" for value in values), policy or "")


def _rate(
    group: Mapping[str, str | None], policy: Policy | None, measured: Measured, results: Results
) -> Rate:
    sla, counted = results.sla, (measured.numerator, measured.denominator)
    targets = policy.rate_targets if policy else ()
    target = next((one for one in targets if one.metric == measured.metric), None)
    return Rate(
        group=group,
        policy=policy.name if policy else None,
        metric=measured.metric,
        numerator=_number(measured.numerator),
        denominator=measured.denominator,
        value=measured.value,
        target=_bounds(target) if target else None,
        verdict=rate_verdict(*counted, target, sla).value if target else None,
        mark=rate_mark(*counted, target, sla.min_tickets, results.groups.cut.fields) if target else None,
        formula=FORMULAS[measured.formula],
    )


def rate_objectives(results: Results) -> list[RateObjective]:
    """The rate promises of sla.yaml that the files can measure, each over all of the policy's contacts."""
    policy_of = {trait.seen.trait_no: trait.policy for trait in results.traits}
    rows = []
    for policy in results.sla.policies:
        counts = [one for (trait_no, _), one in results.rate_counts.items() if policy_of[trait_no] is policy]
        measured = {one.metric: one for one in rates_of(counts)}
        rows += [
            _rate_objective(policy, target, measured[target.metric], results.sla)
            for target in policy.rate_targets
            if target.metric in measured
        ]
    return rows


def _rate_objective(policy: Policy, target: RateTarget, measured: Measured, sla: SlaFile) -> RateObjective:
    return RateObjective(
        policy=policy.name,
        metric=target.metric,
        target=_bounds(target),
        verdict=rate_verdict(measured.numerator, measured.denominator, target, sla).value,
        numerator=_number(measured.numerator),
        denominator=measured.denominator,
        value=measured.value,
        formula=FORMULAS[measured.formula],
    )


def _bounds(target: RateTarget) -> RateGoal:
    return RateGoal(
        None if target.at_most is None else round(float(target.at_most), 6),
        None if target.at_least is None else round(float(target.at_least), 6),
    )


def _number(value: Fraction) -> float:
    return int(value) if value.denominator == 1 else round(float(value), 6)
