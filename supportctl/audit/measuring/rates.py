"""The rates: abandonment, first-contact resolution, reopen, CSAT (semantics rules 20, 22, 26)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction

from supportctl.audit.judging.run import Run
from supportctl.audit.judging.traits import Trait
from supportctl.audit.measuring.satisfaction import Satisfaction, satisfaction_by_slice
from supportctl.audit.measuring.tally import Slice
from supportctl.engine.session import Session

FORMULAS = {
    "abandonment": "abandoned / (answered + abandoned), without abandons up to short_abandon",
    "first_contact_resolution": "resolved at first contact (the export's column) / answered contacts",
    "first_contact_resolution_derived": "resolved with at most one reply and no reopening / resolved tickets",
    "reopen": "reopened at least once / ever resolved",
    "csat": "satisfied answers / answers",
    "csat_mean": "sum of scores / scored answers",
}


RATE_COLUMNS = frozenset({"answered", "abandoned", "first_contact_resolved", "replies", "reopens", "csat"})


@dataclass(frozen=True, slots=True)
class RateCounts:
    """Counts of one trait or of several added up; names as in sql/rate_count.sql."""

    answered: int = 0
    abandoned: int = 0
    first_contact_resolved: int = 0
    first_contact_known: int = 0
    solved_in_one: int = 0
    solved_with_counts: int = 0
    reopened: int = 0
    ever_solved: int = 0
    satisfaction: Satisfaction = field(default_factory=Satisfaction)

    def __add__(self, other: "RateCounts") -> "RateCounts":
        return RateCounts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class Measured:
    """One rate: numerator / denominator and the formula's key in FORMULAS."""

    metric: str
    numerator: Fraction
    denominator: int
    formula: str

    @property
    def value(self) -> float | None:
        """The rate itself, None when nothing was counted."""
        return round(float(self.numerator / self.denominator), 6) if self.denominator else None


def any_rate(run: Run) -> bool:
    """Whether a file has a column that a rate is made of, or calls, which may have ended unanswered."""
    found = frozenset[str]().union(*(file.columns_found for file in run.files))
    return bool(found & RATE_COLUMNS) or any(trait.is_call for trait in run.traits)


def load_countable(session: Session, traits: Sequence[Trait]) -> None:
    """Make the table `countable`: the traits that count in rates, in scope and excluded by nothing."""
    rows = [
        (trait.seen.trait_no, trait.policy.short_abandon_us if trait.policy else 0)
        for trait in traits
        if trait.in_scope and trait.excluded is None
    ]
    session.load("countable", {"trait_no": "integer", "short_abandon": "bigint"}, rows)


def rate_counts(session: Session, run: Run) -> dict[Slice, RateCounts]:
    """Counts by (trait number, group number) from the tables `rate_count` and `csat_count`."""
    file_of_trait = {trait.seen.trait_no: trait.seen.file_no for trait in run.traits}
    answers = session.rows("select * from csat_count order by all")
    satisfaction = satisfaction_by_slice(answers, file_of_trait, run.files)
    return {
        row[:2]: replace(RateCounts(*row[2:]), satisfaction=satisfaction.get(row[:2], Satisfaction()))
        for row in session.rows("select * from rate_count order by trait_no, group_no")
    }


def rates_of(counts: Iterable[RateCounts]) -> list[Measured]:
    """Every rate that these counts can measure, in a fixed order."""
    total = sum(counts, RateCounts())
    satisfaction = total.satisfaction
    every = [
        Measured("abandonment", Fraction(total.abandoned), total.answered + total.abandoned, "abandonment"),
        _first_contact_resolution(total),
        Measured("reopen", Fraction(total.reopened), total.ever_solved, "reopen"),
        Measured("csat", Fraction(satisfaction.satisfied), satisfaction.rated, "csat"),
        Measured("csat_mean", satisfaction.score_sum, satisfaction.scored, "csat_mean"),
    ]
    return [one for one in every if one.denominator]


def _first_contact_resolution(total: RateCounts) -> Measured:
    if total.first_contact_known:
        name, numerator, denominator = "", total.first_contact_resolved, total.first_contact_known
    else:
        name, numerator, denominator = "_derived", total.solved_in_one, total.solved_with_counts
    metric = "first_contact_resolution"
    return Measured(metric, Fraction(numerator), denominator, metric + name)
