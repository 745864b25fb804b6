"""Names, counts and shares as the screen writes them, the same in every section."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from supportctl.policy.words import share_words
from supportctl.problem import safe_text
from supportctl.report.audit_report import Rate, RateGoal, Target
from supportctl.report.duration import duration_words
from supportctl.report.number_words import noun_words, number_words
from supportctl.vocabulary.metrics import metric_name

TIE = "\N{NO-BREAK SPACE}"
"""Stands for a space at which no line may break; the finished screen has ordinary spaces."""

REASONS = {
    "abandoned": "ended without an answer",
    "abandoned_within": "ended without an answer within the promised time",
    "short_abandon": "ended at once",
    "deleted": "deleted",
    "impossible_time": "a time that cannot be",
    "known_to_the_day": "known to the day only",
    "unreadable_value": "a time that is not readable",
    "stop_before_start": "ends before it begins",
    "other_clock": "counted in the export's own business hours",
    "no_response_time": "answered, but the export does not say when",
    "no_resolution_time": "done, but the export does not say when",
}
"""The audit's own reasons; any other is the name of an exclude rule of sla.yaml."""

NOTHING = "-"
DIFFERS = "differs by policy"
"""The target of contacts of several policies."""

MISSED_MARK, CHANCE_MARK, FEW_MARK, NO_MARK = "!", "~", "?", " "
"""What stands in front of a row (semantics rule 29)."""

MARKS = {None: NO_MARK, "maybe_missed": CHANCE_MARK, "missed": MISSED_MARK}
MEANINGS = {
    MISSED_MARK: "worse than the goal; chance alone does not explain it.",
    CHANCE_MARK: "worse than the goal, but chance alone may explain it.",
}
CHANCE = "Chance is judged by the 95 % interval, as if contacts were independent."
PEOPLE = "No agent is marked: agents get different contacts."

_DAY = 86_400
_MANY_DAYS = 2
LISTED = 5


def tied(text: str) -> str:
    """The text as one piece: `1 204` and `83.1 %` are never torn over two lines."""
    return text.replace(" ", TIE)


def shown(text: str | None) -> str:
    """A word of a file on one line, without anything that steers a terminal; `(none)` and `(empty)` are said."""
    if text is None:
        return "(none)"
    return safe_text(text).strip() or "(empty)"


def reason_words(name: str) -> str:
    """Why a contact is excluded or unknown."""
    return REASONS.get(name, shown(name))


def metric_words(metric: str) -> str:
    """`first response`, as sla.yaml's documentation calls the metric."""
    return shown(metric_name(metric))


def target_words(target: Target) -> str:
    """`within 4 h`, `by the export's own deadline ...`; nothing where there is no target."""
    if target.kind == "none":
        return ""
    if target.words == DIFFERS:
        return f"target {DIFFERS}"
    return f"{'by' if target.kind == 'export_deadline' else 'within'} {shown(target.words)}"


def count_words(number: float) -> str:
    """`1 204`; a count that is no whole number keeps its decimals."""
    if number == int(number):
        return tied(number_words(int(number)))
    return tied(f"{number:,.6f}".rstrip("0").replace(",", " "))


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 contact`, `1 204 contacts`."""
    return f"{count_words(number)}{TIE}{noun_words(number, one, many)}"


def with_count(words: str, number: int) -> str:
    """`e-mail (20)`, in one list of several."""
    return f"{words}{TIE}({count_words(number)})"


def percent_words(share: float | None, *bounds: float) -> str:
    """`83.1 %`. A share that only rounding makes equal to one of the bounds shows more decimals: `89.96 %`."""
    if share is None:
        return NOTHING
    exact = _hundredfold(share)
    for decimals in (1, 2, 3):
        rounded = exact.quantize(Decimal(10) ** -decimals, ROUND_HALF_EVEN)
        if all(rounded != bound or exact == bound for bound in map(_hundredfold, bounds)):
            break
    return tied(f"{rounded} %")


def _hundredfold(share: float) -> Decimal:
    return Decimal(str(share)) * 100


def goal_words(share: float) -> str:
    """A promised share without needless decimals: `90 %`, `99.5 %`."""
    return tied(share_words(Fraction(str(share))))


def rate_goal_words(metric: str, goal: RateGoal) -> str:
    """`at most 10 %`; a mean score is no percentage: `at least 4.2`."""
    bound = goal.at_most if goal.at_most is not None else goal.at_least
    side = "at most" if goal.at_most is not None else "at least"
    return tied(f"{side} {_bound_words(metric, bound or 0.0)}")


def _bound_words(metric: str, bound: float) -> str:
    return f"{bound:g}" if metric == "csat_mean" else goal_words(bound)


def rate_value_words(metric: str, value: float | None, goal: RateGoal | None) -> str:
    """The rate with one decimal; a mean score with two."""
    if value is None:
        return NOTHING
    if metric == "csat_mean":
        return f"{value:.2f}"
    bounds = () if goal is None else tuple(one for one in (goal.at_most, goal.at_least) if one is not None)
    return percent_words(value, *bounds)


def rate_count_words(metric: str, numerator: float, denominator: int) -> str:
    """`27 of 334`; a mean score stands on its number of answers."""
    if metric == "csat_mean":
        return f"{counted(denominator, 'score')}"
    return tied(f"{count_words(numerator)} of {count_words(denominator)}")


def time_words(seconds: float | None, clock: str | None = None) -> str:
    """A duration in one piece, `-` when there is none; days only where the clock never stops: `361 days`."""
    if seconds is None:
        return NOTHING
    days = seconds / _DAY
    if clock == "wall" and days > _MANY_DAYS:
        return tied(f"{count_words(round(days))} days" if days >= 10 else f"{days:.1f} days")
    return tied(duration_words(seconds))


def listed(parts: Iterable[str], most: int = LISTED) -> str:
    """The first few, and how many there are beyond them."""
    every = list(parts)
    more = f" and {count_words(len(every) - most)} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more


def rate_mark(rate: Rate, least: int, *, plain: bool = False) -> str:
    """The mark in front of a rate; none where it is about people."""
    return NO_MARK if plain else FEW_MARK if rate.denominator < least else MARKS[rate.mark]


def marks_meant(marks: Iterable[str], few: str) -> list[str]:
    """A sentence for each mark that was set; `few` says what the mark of few contacts stands for."""
    found = set(marks)
    meant = [f"{mark} {words}" for mark, words in MEANINGS.items() if mark in found]
    meant += [CHANCE] if meant else []
    return [*meant, f"{FEW_MARK} {few}: too few to say much."] if FEW_MARK in found else meant
