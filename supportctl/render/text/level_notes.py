"""What the table alone would hide: unanswered but closed, unknown, worthless, and how the usual figure flatters."""

from collections.abc import Callable, Iterable, Mapping

from rich.text import Text

from supportctl.render.text.ink import paragraph
from supportctl.render.text.level_rows import Level, all_blocks, cut_by_group, whole_of
from supportctl.render.words.wording import (
    TIE,
    count_words,
    counted,
    listed,
    percent_words,
    reason_words,
    shown,
    with_count,
)
from supportctl.report.audit_report import AuditReport

UNANSWERED = "closed_without_reply"
WORTH_A_WORD = 0.01
"""The usual figure stands beside ours when they differ by a point (rule 17)."""


def level_notes(report: AuditReport, width: int) -> list[Text]:
    """One paragraph each, only where there is something to say; of the promises where groups are many."""
    levels = [level for block in all_blocks(report) for level in block]
    if not cut_by_group(report):
        levels = [whole_of(report, one, shown(one.policy)) for one in report.objectives]
    said = [words for note in NOTES if (words := note(levels))]
    lines = [line for words in said for line in paragraph(f"- {words}", width, indent=0)]
    return [Text(), *lines] if lines else []


def _unanswered(levels: list[Level]) -> str:
    total, where = _places(levels, lambda level: level.counts.excluded_reasons.get(UNANSWERED, 0))
    contacts = f"{counted(total, 'contact')}. {'It is' if total == 1 else 'They are'} not counted in the shares above"
    return f"Closed without a reply: {contacts}: {where}." if total else ""


def _unknown(levels: list[Level]) -> str:
    total, where = _places(levels, lambda level: level.counts.unknown, by_metric=True)
    reasons = _reasons(level.counts.unknown_reasons for level in levels)
    why = f"{'the reason' if len(reasons) == 1 else 'the reasons'}: {listed(reasons)}"
    return f"Not known, and so not counted in the shares above: {where}; {why}." if total else ""


def _partly_timed(levels: list[Level]) -> str:
    """Rows whose percentiles speak for a part of the finished contacts: the others are days, known within bounds."""
    rows = [
        (level.name, level.counts.seconds.count, level.counts.met + level.counts.breached) for level in levels
    ]
    said = listed(
        f"{name} {count_words(known)} of {count_words(all_)}" for name, known, all_ in rows if known < all_
    )
    head = "Median, 9 of 10 and the bars below are only of the finished contacts whose exact time is known"
    return f"{head}: {said}." if said else ""


def _worthless(levels: list[Level]) -> str:
    total, where = _places(levels, lambda level: level.counts.worthless)
    said = "they came after the limit that sla.yaml sets, or have not come at all"
    return f"Worthless replies ({said}): {where}." if total else ""


def _excluded(levels: list[Level]) -> str:
    """Only of the metric that each block has first: a contact excluded from two is one contact."""
    first = {level.label: level for level in reversed(levels)}
    reasons = _reasons(_without_unanswered(level.counts.excluded_reasons) for level in first.values())
    return f"Also not counted in the shares above: {listed(reasons)}." if reasons else ""


def _without_unanswered(reasons: Mapping[str, int]) -> dict[str, int]:
    return {name: number for name, number in reasons.items() if name != UNANSWERED}


def _usual(levels: list[Level]) -> str:
    """Rows in which it differs by a point, the largest difference first, and what makes the difference in these."""
    differing = [level for level in levels if not level.few and _difference(level) >= WORTH_A_WORD]
    differing.sort(key=_difference, reverse=True)
    said = [
        f"{level.name} {percent_words(counts.attainment_usual)} instead of {percent_words(counts.attainment)}"
        for level in differing
        for counts in (level.counts,)
    ]
    head = f"The usual figure, done in time of all done, {_usual_way(differing)}. It would say"
    return f"{head}: {listed(said)}." if said else ""


def _usual_way(levels: list[Level]) -> str:
    """What the usual figure does otherwise in these rows: only what makes a difference there."""
    left_out = {
        "still waits too long": any(level.counts.overdue for level in levels),
        "was never answered": any(level.counts.abandoned for level in levels),
    }
    who = " or ".join(words for words, found in left_out.items() if found)
    ways = [f"leaves out who {who}"] if who else []
    if any(level.counts.early for level in levels):
        ways.append("counts what is done before its time is over")
    return " and ".join(ways)


def _difference(level: Level) -> float:
    ours, usual = level.counts.attainment, level.counts.attainment_usual
    return 0 if ours is None or usual is None else abs(ours - usual)


def _places(
    levels: Iterable[Level], count: Callable[[Level], int], *, by_metric: bool = False
) -> tuple[int, str]:
    """The sum, and the rows it comes from, most first."""
    found = [(count(level), level.name if by_metric else level.label) for level in levels if count(level)]
    found.sort(key=lambda one: -one[0])
    return sum(number for number, _ in found), listed(
        f"{name}{TIE}{count_words(number)}" for number, name in found
    )


def _reasons(every: Iterable[Mapping[str, int]]) -> list[str]:
    sums: dict[str, int] = {}
    for reasons in every:
        for name, number in reasons.items():
            sums[name] = sums.get(name, 0) + number
    ordered = sorted(sums.items(), key=lambda one: (-one[1], one[0]))
    return [with_count(reason_words(name), number) for name, number in ordered]


NOTES = (_unanswered, _unknown, _partly_timed, _worthless, _excluded, _usual)
