"""The records of a file: delimiter, header, and a sample to decide on."""

import csv
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from supportctl.intake.content import DELIMITERS
from supportctl.report.problem import NotAuditableError, Problem

SAMPLE_RECORDS = 2_000
PROBE_RECORDS = 200

# The engine sets longer records aside; reading on past them must not fail.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the file is cut into cells: `header` as written, `sample` holds the first whole records after it."""

    delimiter: str
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]


def read_dialect(path: Path, shown: str) -> Dialect:
    """Find the delimiter and the header of a clean UTF-8 file.

    Raises NotAuditableError for a file with no record below its header or with nothing that looks like a table.
    """
    delimiter = max(DELIMITERS, key=lambda one: _fitness(path, one))
    records = list(itertools.islice(_records(path, delimiter), SAMPLE_RECORDS + 1))
    if not records:
        raise NotAuditableError(Problem(shown, "holds only blank lines", hint="export it again"))
    header = tuple(records[0])
    _refuse_other_kinds(header, shown)
    if len(records) == 1:
        raise NotAuditableError(
            Problem(shown, "has a header and no rows", line=1, hint="check the export's filter and period")
        )
    width = len(header)
    whole = (row for row in records[1:] if len(row) >= width and not any(row[width:]))
    return Dialect(delimiter, header, tuple(tuple(row[:width]) for row in whole))


def _records(path: Path, delimiter: str) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from (row for row in csv.reader(stream, delimiter=delimiter, skipinitialspace=True) if row)


def _fitness(path: Path, delimiter: str) -> tuple[int, int]:
    """How table-like the first records are: those as wide as the header, then the width itself."""
    widths = [len(row) for row in itertools.islice(_records(path, delimiter), PROBE_RECORDS)]
    if not widths or widths[0] == 1:
        return (0, 0)
    return (Counter(widths)[widths[0]], widths[0])


def _refuse_other_kinds(header: tuple[str, ...], shown: str) -> None:
    start = header[0].lstrip().lower()
    if start.startswith(("<!doctype", "<html", "<?xml")):
        raise NotAuditableError(
            Problem(
                shown, "is a web page or XML, not a CSV", line=1, hint="sign in again and export once more"
            )
        )
    if start.startswith(("pk\x03\x04", "%pdf", "{", "[")):
        raise NotAuditableError(
            Problem(shown, "is not a CSV file", line=1, hint="export the list as CSV and name that file")
        )
