"""The marks in front of a row, and what they mean (semantics rule 29)."""

from collections.abc import Iterable

from supportctl.render.text.ink import BAD, DOUBT, GOOD
from supportctl.report.audit_report import Rate

MISSED_MARK, CHANCE_MARK, FEW_MARK, NO_MARK = "!", "~", "?", " "
MARKS = {None: NO_MARK, "maybe_missed": CHANCE_MARK, "missed": MISSED_MARK}
STYLES = {None: GOOD, "maybe_missed": DOUBT, "missed": BAD}
MEANINGS = {
    MISSED_MARK: "worse than the goal; chance alone does not explain it.",
    CHANCE_MARK: "worse than the goal, but chance alone may explain it.",
}
CHANCE = "Chance is judged by the 95 % interval, as if contacts were independent."
PEOPLE = "No agent is marked: agents get different contacts."


def rate_mark(rate: Rate, least: int, *, plain: bool = False) -> str:
    """The mark in front of a rate; none where it is about people."""
    return NO_MARK if plain else FEW_MARK if rate.denominator < least else MARKS[rate.mark]


def marks_meant(marks: Iterable[str], few: str) -> list[str]:
    """A sentence for each mark that was set; `few` says what the mark of few contacts stands for."""
    found = set(marks)
    meant = [f"{mark} {words}" for mark, words in MEANINGS.items() if mark in found]
    meant += [CHANCE] if meant else []
    return [*meant, f"{FEW_MARK} {few}: too few to say much."] if FEW_MARK in found else meant
