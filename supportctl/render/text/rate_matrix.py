"""The rates of a cut into many groups: for each policy a table with a row for each group and a column for each rate."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from supportctl.render.text.columns import Cell, Column, Row, table
from supportctl.render.text.ink import FAINT, MARK_STYLES, PLAIN, STRONG, paragraph, title
from supportctl.render.text.level_rows import Group, about_people, shown_groups, side_by_side
from supportctl.render.words.labels import counted_groups
from supportctl.render.words.wording import (
    FEW_MARK,
    NOTHING,
    count_words,
    marks_meant,
    metric_words,
    rate_goal_words,
    rate_mark,
    rate_value_words,
    shown,
    tied,
)
from supportctl.report.audit_report import AuditReport, Rate
from supportctl.vocabulary.metrics import metric_place

LEAST_LABEL = 20
HEADINGS = {
    "first_contact_resolution": "first-contact\nresolution",
    "csat_mean": "mean\nCSAT score",
    "reopen": "reopen\nrate",
}
Kind = tuple[str, str]
"""A rate and its definition: the same metric may be counted in two ways."""


def rate_matrix(report: AuditReport, width: int) -> list[Text]:
    """The groups of the table above it, in the same order."""
    rates = _in_order(report)
    if not rates:
        return []
    lines = title("RATES", width)
    for policy in dict.fromkeys(rate.policy for rate in rates):
        lines += _policy_lines(report, [rate for rate in rates if rate.policy == policy], width)
    for metric, formula in sorted({_kind(rate) for rate in rates}, key=_column_place):
        lines += paragraph(f"{metric_words(metric)} = {shown(formula)}", width, FAINT, indent=0)
    return [*lines, *paragraph(" ".join(_legend(report, rates)), width, FAINT, indent=0, hang=0)]


def _in_order(report: AuditReport) -> list[Rate]:
    """The shown groups as the report orders them, the policies as sla.yaml does."""
    policies = [*(one.policy for one in report.objectives), *(one.policy for one in report.rate_objectives)]
    place = {policy: number for number, policy in enumerate(dict.fromkeys(policies))}
    groups = {tuple(row.group.values()): number for number, row in enumerate(reversed(report.service_levels))}
    first = shown_groups(report)
    rates = [one for one in report.rates if _group(one) in first or _group(one) not in groups]
    return sorted(
        rates, key=lambda one: (place.get(one.policy or "", len(place)), -groups.get(_group(one), -1))
    )


def _policy_lines(report: AuditReport, rates: Sequence[Rate], width: int) -> list[Text]:
    """A heading with the goals, and a row for each group that has such contacts."""
    kinds = sorted({_kind(rate) for rate in rates}, key=_column_place)
    groups: dict[Group, dict[Kind, Rate]] = {}
    for rate in rates:
        groups.setdefault(_group(rate), {})[_kind(rate)] = rate
    labels = side_by_side(next(iter(row.values())).group for row in groups.values())
    rows: list[Row] = [
        [Cell(f"  {label}"), *_cells(report, row, kinds)]
        for label, row in zip(labels, groups.values(), strict=True)
    ]
    columns = [Column("", right=False), *(_column(kind, place) for place, kind in enumerate(kinds))]
    drawn, layout = table(columns, rows, width, LEAST_LABEL)
    words = _policy_words(report, rates[0].policy)
    lines = [*paragraph(words, width, STRONG, indent=0, hang=4), *drawn]
    if layout.left_out:
        lines += paragraph(f"No room here for: {', '.join(layout.left_out)}.", width, FAINT, indent=0, hang=0)
    return lines


def _policy_words(report: AuditReport, policy: str | None) -> str:
    """`e-mail: reopen rate 6.8 %, goal at most 10 %`."""
    name = "no policy" if policy is None else shown(policy)
    promised = [
        f"{metric_words(one.metric)} {rate_value_words(one.metric, one.value, one.target)}, "
        f"{tied(f'goal {rate_goal_words(one.metric, one.target)}')}"
        for one in report.rate_objectives
        if one.policy == policy
    ]
    return f"{name}: {'; '.join(promised)}" if promised else name


def _column(kind: Kind, place: int) -> Column:
    return Column(HEADINGS.get(kind[0], metric_words(kind[0])), spare=place, apart=True)


def _cells(report: AuditReport, row: Mapping[Kind, Rate], kinds: Sequence[Kind]) -> list[Cell]:
    least, plain = report.min_tickets, about_people(report)
    return [_cell(row[kind], least, plain=plain) if kind in row else Cell(NOTHING) for kind in kinds]


def _cell(rate: Rate, least: int, *, plain: bool) -> Cell:
    """`! 11.0 % of 127`: a share with its count, marked where it is worse than the goal or says little."""
    mark = rate_mark(rate, least, plain=plain)
    value = rate_value_words(rate.metric, rate.value, rate.target)
    words = f"{mark} {value} of {count_words(rate.denominator)}".strip()
    judged = mark != FEW_MARK and rate.verdict is not None and not plain
    return Cell(tied(words), MARK_STYLES[rate.mark] if judged else PLAIN)


def _legend(report: AuditReport, rates: Sequence[Rate]) -> list[str]:
    least = report.min_tickets
    plain = about_people(report)
    found = [rate_mark(one, least, plain=plain) for one in rates]
    marks = marks_meant(found, f"fewer than {count_words(least)} counted")
    left_out = len({_group(one) for one in report.rates}) - len({_group(one) for one in rates})
    words = f"{counted_groups(report.scope.by, left_out, 'more ')} not shown here; --format json has them."
    return [*marks, words] if left_out else marks


def _kind(rate: Rate) -> Kind:
    return (rate.metric, rate.formula)


def _column_place(kind: Kind) -> tuple[int, str]:
    return (metric_place(kind[0]), kind[1])


def _group(rate: Rate) -> Group:
    return tuple(rate.group.values())
