"""Records that have not as many cells as the header, as the engine's reject tables know them."""

from dataclasses import dataclass
from pathlib import Path

from supportctl.engine import Session

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


def rejects_of(session: Session, path: Path, delimiter: str) -> list[Reject]:
    """The rejects of the one scan that loaded this file, in record order, one for each record."""
    found = session.rows(
        "select line, error_type::varchar, csv_line from reject_errors e join reject_scans s "
        "on e.scan_id = s.scan_id and e.file_id = s.file_id where s.file_path = ? order by line",
        [str(path)],
    )
    by_number: dict[int, Reject] = {}
    for number, kind, text in found:
        reject = Reject(
            number, REASONS.get(kind, kind.lower()), _rows(kind, text), (text or "").count(delimiter)
        )
        known = by_number.get(number)
        if known is None or _precedence(reject) < _precedence(known):
            by_number[number] = reject
    return list(by_number.values())


def _rows(kind: str, text: str | None) -> int:
    if kind != "UNQUOTED VALUE" or not text:
        return 1
    return text.strip("\n").count("\n") + 1


def _precedence(reject: Reject) -> int:
    reasons = list(REASONS.values())
    return reasons.index(reject.reason) if reject.reason in reasons else len(reasons)
