"""Records that have not as many cells as the header, as the engine's reject tables know them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from supportctl.engine.session import Session
from supportctl.intake.files.long_lines import STAND_IN
from supportctl.intake.loading.steps import step

BROKEN_QUOTING = "broken quoting"
TOO_LONG = "record longer than 32 MB"
REASONS = {
    "UNQUOTED VALUE": BROKEN_QUOTING,
    "TOO MANY COLUMNS": "more cells than the header",
    "MISSING COLUMNS": "fewer cells than the header",
    "LINE SIZE OVER MAXIMUM": TOO_LONG,
    "INVALID ENCODING": "not UTF-8",
}


@dataclass(frozen=True, slots=True)
class Reject:
    """One rejected record: `number` is the engine's record number (header 1, blank lines count).

    `rows` is 1, or the number of lines that an unclosed quote swallowed: each may have been a row. `delimiters`
    counts the delimiters in its text.
    """

    number: int
    reason: str
    rows: int
    delimiters: int


def quotes_broke(rejects: Sequence[Reject]) -> bool:
    """Whether a quote broke a record, so that the engine's records need not be those of the file."""
    return any(one.reason == BROKEN_QUOTING for one in rejects)


def rejects_by_path(session: Session, paths: Sequence[Path], delimiter: str) -> list[tuple[Reject, ...]]:
    """The rejects of each of these files, which were loaded."""
    found = {path for (path,) in session.rows(step("rejected_path"))}
    return [tuple(_rejects_of(session, path, delimiter)) if str(path) in found else () for path in paths]


def _rejects_of(session: Session, path: Path, delimiter: str) -> list[Reject]:
    """The rejects of one file, in record order, one for each record; a file that was loaded twice has them twice."""
    found = session.rows(step("reject"), {"path": str(path), "delimiter": delimiter, "stand_in": STAND_IN})
    by_number: dict[int, Reject] = {}
    for number, kind, cut, lines, delimiters in found:
        reason = TOO_LONG if cut else REASONS.get(kind, kind.lower())
        reject = Reject(number, reason, lines if kind == "UNQUOTED VALUE" else 1, delimiters)
        known = by_number.get(number)
        if known is None or _precedence(reject) < _precedence(known):
            by_number[number] = reject
    return list(by_number.values())


def _precedence(reject: Reject) -> int:
    reasons = list(REASONS.values())
    return reasons.index(reject.reason) if reject.reason in reasons else len(reasons)
