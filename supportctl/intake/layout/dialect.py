"""The records of a table: delimiter, header, and a sample to decide on."""

import itertools
from pathlib import Path

from supportctl.frozen import frozen
from supportctl.intake.layout.table import Table, records
from supportctl.problem import NotAuditableError, Problem

SAMPLE_RECORDS = 2_000


@frozen
class Dialect:
    """How the file is cut into cells: `header` as written, `sample` holds the first whole records after it.

    `preamble_lines` stood above the header, `footer_lines` below the last row; neither are rows. `header_in_file` is
    false where the header is a preset's.
    """

    delimiter: str
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    preamble_lines: int = 0
    footer_lines: int = 0
    header_in_file: bool = True


def read_dialect(path: Path, shown: str, table: Table) -> Dialect:
    """Read the header and the sample of a clean UTF-8 file that is a table and nothing else.

    Raises NotAuditableError for a file with no record below its header.
    """
    found = list(itertools.islice(records(path, table.delimiter), SAMPLE_RECORDS + 1))
    if len(found) < 2:
        raise NotAuditableError(
            Problem(shown, "has a header and no rows", line=1, hint="check the export's filter and period")
        )
    header = tuple(found[0])
    width = len(header)
    whole = (row for row in found[1:] if len(row) >= width and not any(row[width:]) and row != found[0])
    return Dialect(
        delimiter=table.delimiter,
        header=header,
        sample=tuple(tuple(row[:width]) for row in whole),
        preamble_lines=table.lines_above,
        footer_lines=table.footer.lines if table.footer else 0,
        header_in_file=table.layout is None,
    )
