"""What intake remarks of a file, as notes of a report."""

from collections.abc import Iterable, Iterator

from supportctl.intake.door import Remark
from supportctl.report.note import Note


def noted(remarks: Iterable[Remark], path: str) -> Iterator[Note]:
    """The remarks about the file that reports call `path`."""
    return (Note(one.code, one.level, one.message, path, one.column, one.count) for one in remarks)
