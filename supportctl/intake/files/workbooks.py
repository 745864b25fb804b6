"""Excel workbooks (.xlsx) as CSV, one file a sheet, through the optional openpyxl: `supportctl[excel]`."""

import csv
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

from supportctl.engine.session import EngineError
from supportctl.intake.files.archives import Member, UnpackError, check_workbook_size
from supportctl.intake.files.spool import new_file, room_in

WIDTH_ROWS = 50
"""Rows that say how wide the table is: below them an empty cell beyond it is left out."""

_LITERALS = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
"""What a number format shows as it stands: texts, colours, languages."""

_TIME_LETTERS, _DAY_LETTERS = frozenset("hs"), frozenset("dy")
_SAVE_AS = "install supportctl[excel], or save the sheet as “CSV UTF-8”"


def workbook_sheets(path: Path, spool: Path) -> list[Member]:
    """Every sheet in sight that holds something, as a CSV whose line numbers are the rows of the sheet.

    Raises UnpackError without openpyxl, and for a workbook that is damaged, too large or empty.
    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - optional, and slow to import
    except ImportError:
        raise UnpackError("is an Excel workbook, not a CSV", _SAVE_AS) from None
    try:
        check_workbook_size(path)
        with warnings.catch_warnings(), path.open("rb") as stream:
            warnings.simplefilter("ignore")  # of styles and extensions that no value depends on
            book = load_workbook(stream, read_only=True, data_only=True)
            seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            sheets = [(sheet.title, _as_csv(sheet, spool)) for sheet in seen]
    except (EngineError, MemoryError):
        raise
    except Exception as error:  # over damaged bytes openpyxl raises whatever its parts do
        message = "is an Excel workbook that cannot be read: it is damaged, or not whole"
        raise UnpackError(message, "open it in Excel and save it as “CSV UTF-8”") from error
    found = [Member(title, copy) for title, copy in sheets if copy is not None]
    if not found:
        raise UnpackError("is an Excel workbook without any cell", "export it again")
    return found


def _as_csv(sheet: Any, spool: Path) -> Path | None:
    """The sheet's copy; None when it has no cell."""
    # The size that a workbook states is often wrong; the rows themselves are not.
    sheet.reset_dimensions()
    rows = ([_shown(cell) for cell in row] for row in sheet.iter_rows())
    first = list(islice(rows, WIDTH_ROWS))
    width = max(map(_filled_width, first), default=0)
    if width == 0:
        return None
    path = new_file(spool)
    with room_in(spool), path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(_even(chain(first, rows), width))
    return path


def _even(rows: Iterator[list[str]], width: int) -> Iterator[list[str]]:
    """Rows of one width; one with words beyond it stays as long as it is. An empty row is an empty line."""
    for row in rows:
        filled = _filled_width(row)
        yield (row[: max(filled, width)] + [""] * (width - len(row))) if filled else []


def _filled_width(row: Sequence[str]) -> int:
    return max((place for place, text in enumerate(row, start=1) if text), default=0)


def _shown(cell: Any) -> str:
    """The text of a cell; its number format says whether a number is a time, a day or a length."""
    value = cell.value
    if isinstance(value, datetime):
        letters = _LITERALS.sub("", cell.number_format).lower()
        if not _DAY_LETTERS.intersection(letters):
            return _clock(_since_day_zero(value, cell.parent.parent.epoch))  # hours beyond a day
        if value.time() == time() and not _TIME_LETTERS.intersection(letters):
            return cell_text(value.date())
    return cell_text(value)


def _since_day_zero(value: datetime, epoch: datetime) -> timedelta:
    from openpyxl.utils.datetime import to_excel  # noqa: PLC0415 - optional

    days: float = to_excel(value, epoch)  # type: ignore[no-untyped-call]
    return timedelta(days=days)


def cell_text(value: object) -> str:  # noqa: PLR0911 - one a kind of value
    """A cell as an export would write it: ISO times, whole numbers without .0, durations as h:mm:ss, one line."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.isoformat(" ", "milliseconds" if value.microsecond >= 1_000 else "seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return _clock(value)
        case _:
            return " ".join(str(value).splitlines())


def _clock(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    hours, rest = divmod(abs(seconds), 3_600)
    return f"{'-' if seconds < 0 else ''}{hours}:{rest // 60:02}:{rest % 60:02}"
