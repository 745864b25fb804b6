"""The rates: each with its definition, its counts, what was promised and whether that was kept."""

from rich.text import Text

from supportctl.render.text.columns import Cell, Column, Heading, Row, table
from supportctl.render.text.ink import FAINT, MARK_STYLES, PLAIN, paragraph, title
from supportctl.render.text.level_rows import cut_by_group
from supportctl.render.text.rate_matrix import rate_matrix
from supportctl.render.words.labels import group_words
from supportctl.render.words.wording import (
    FEW_MARK,
    count_words,
    marks_meant,
    metric_words,
    rate_count_words,
    rate_goal_words,
    rate_mark,
    rate_value_words,
    shown,
)
from supportctl.report.audit_report import AuditReport, Rate
from supportctl.vocabulary.metrics import metric_place
from supportctl.vocabulary.states import Verdict

COLUMNS = (
    Column("", right=False),
    Column("rate"),
    Column("counted", spare=1),
    Column("goal", right=False, spare=2),
    Column("", right=False, spare=3),
)
VERDICTS = {Verdict.PASS: "kept", Verdict.FAIL: "missed", Verdict.TOO_FEW: "too few to judge"}


def rate_table(report: AuditReport, width: int) -> list[Text]:
    """One part for each rate and definition, so that like stands under like; a matrix where groups are many."""
    if not cut_by_group(report):
        return rate_matrix(report, width)
    rates = sorted(report.rates, key=lambda one: metric_place(one.metric))
    if not rates:
        return []
    sections: dict[tuple[str, str], list[Rate]] = {}
    for rate in rates:
        sections.setdefault((rate.metric, rate.formula), []).append(rate)
    rows: list[Row | Heading] = []
    several, least = _several_policies(rates), report.min_tickets
    for (metric, formula), some in sections.items():
        rows.append(Heading(f"{metric_words(metric)} = {shown(formula)}"))
        rows += [_row(rate, least, tuple(rate.group.values()) in several) for rate in some]
    legend = marks_meant(
        (rate_mark(rate, least) for rate in rates), f"fewer than {count_words(least)} counted"
    )
    lines = [*title("RATES", width), *table(COLUMNS, rows, width)[0]]
    return [*lines, *paragraph(" ".join(legend), width, FAINT, indent=0, hang=0)]


def _several_policies(rates: list[Rate]) -> set[tuple[str | None, ...]]:
    """The groups that have more than one policy."""
    policies: dict[tuple[str | None, ...], set[str | None]] = {}
    for rate in rates:
        policies.setdefault(tuple(rate.group.values()), set()).add(rate.policy)
    return {group for group, names in policies.items() if len(names) > 1}


def _row(rate: Rate, least: int, several: bool) -> Row:
    mark = rate_mark(rate, least)
    policy = (
        f" ({shown(rate.policy) if rate.policy else 'no policy'})" if several or rate.policy is None else ""
    )
    verdict = Verdict(rate.verdict) if rate.verdict else None
    style = MARK_STYLES[rate.mark] if verdict and mark != FEW_MARK else PLAIN
    return [
        Cell(f"{mark} {group_words(rate.group)}{policy}"),
        Cell(rate_value_words(rate.metric, rate.value, rate.target), style),
        Cell(rate_count_words(rate.metric, rate.numerator, rate.denominator)),
        Cell(rate_goal_words(rate.metric, rate.target) if rate.target else ""),
        Cell(VERDICTS.get(verdict, "") if verdict else "", style),
    ]
