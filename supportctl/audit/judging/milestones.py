"""Exports of which a row is about one promise alone, as Salesforce's milestones are: the others do not apply to it."""

from collections.abc import Iterable

from supportctl.audit.judging.facet import TraitSeen
from supportctl.intake.door import ReadFile, folded
from supportctl.vocabulary.metrics import TIME_METRICS

MILESTONE = "milestone"


def milestone_words(files: Iterable[ReadFile]) -> list[tuple[str, str]]:
    """The (field, word) pairs by which the rows of such files are told apart; [] when no file is one."""
    told = any(MILESTONE in file.columns_found for file in files)
    return [(MILESTONE, metric) for metric in TIME_METRICS] if told else []


def is_about(seen: TraitSeen, metric: str) -> bool:
    """Whether rows of this kind are about the metric: all are of which no milestone says otherwise."""
    named = {word for field, word in seen.matched if field == MILESTONE}
    return not named or folded(metric) in named
