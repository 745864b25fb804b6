"""Which header holds which canonical column: what sla.yaml says, and header words for the rest."""

from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase

from supportctl.intake.dialect import Dialect
from supportctl.intake.record import field_column
from supportctl.intake.system import System
from supportctl.intake.word_form import folded
from supportctl.policy.model import ColumnSource, SlaFile, Source
from supportctl.report.problem import NotAuditableError, Problem, UsageError

SHOWN_HEADERS = 30
SHOWN_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Column:
    """One canonical column of one file: the positions of its cells, and how sure we are.

    `written` is True when sla.yaml names it: then a contradiction is an error, else the column is dropped.
    """

    canonical: str
    positions: tuple[int, ...]
    source: ColumnSource
    written: bool

    @property
    def header(self) -> str:
        """The header words as the export has them."""
        return " + ".join(self.source.headers)


def source_for(sla: SlaFile, file_name: str) -> Source | None:
    """The first entry of `sources` whose pattern matches the file's name (without .gz)."""
    name = file_name.removesuffix(".gz")
    return next((source for source in sla.sources if fnmatchcase(name, source.files)), None)


def recognise(
    dialect: Dialect, system: System, source: Source | None, sla_path: str, shown: str
) -> dict[str, Column]:
    """Map canonical columns to positions in the header.

    Raises UsageError for headers that sla.yaml names and the file lacks, NotAuditableError when nothing says
    when a contact was created.
    """
    written = _written(dialect.header, source, sla_path, shown)
    taken = {position for column in written.values() for position in column.positions}
    guessed = _guessed(dialect.header, system, set(written), taken)
    columns = {**written, **guessed}
    if "created_at" not in columns:
        raise NotAuditableError(_no_creation_time(dialect.header, shown))
    return columns


def _written(header: tuple[str, ...], source: Source | None, sla_path: str, shown: str) -> dict[str, Column]:
    if source is None:
        return {}
    fields = {field_column(name): ColumnSource((text,)) for name, text in source.fields.items()}
    wanted = {**source.columns, **fields}
    missing = [
        _missing_header(name, header, spec.line or source.line, sla_path, shown)
        for spec in wanted.values()
        for name in spec.headers
        if _position(header, name) is None
    ]
    if missing:
        raise UsageError(*missing)
    return {
        canonical: Column(
            canonical, tuple(_position(header, name) or 0 for name in spec.headers), spec, written=True
        )
        for canonical, spec in wanted.items()
    }


def _position(header: tuple[str, ...], name: str) -> int | None:
    """The header's position: exactly as written, else the one header that folds to the same words."""
    if name in header:
        return header.index(name)
    alike = [position for position, one in enumerate(header) if folded(one) == folded(name)]
    return alike[0] if len(alike) == 1 else None


def _guessed(header: tuple[str, ...], system: System, have: set[str], taken: set[int]) -> dict[str, Column]:
    positions: dict[str, int] = {}
    for position, name in enumerate(header):
        if position not in taken:
            positions.setdefault(folded(name), position)
    found: dict[str, Column] = {}
    for canonical, aliases in system.columns.items():
        alias = next((alias for alias in aliases if alias in positions), None)
        if canonical not in have and alias is not None:
            position = positions.pop(alias)
            found[canonical] = Column(
                canonical, (position,), ColumnSource((header[position],)), written=False
            )
    return found


def _missing_header(name: str, header: tuple[str, ...], line: int, sla_path: str, shown: str) -> Problem:
    close = get_close_matches(folded(name), {folded(one): one for one in header}, n=1, cutoff=0.6)
    near = next((one for one in header if close and folded(one) == close[0]), None)
    hint = f"did you mean “{near}”?" if near else f"its columns are: {shown_headers(header)}"
    return Problem(sla_path, f"{shown} has no column “{name}”", line=line, hint=hint)


def shown_headers(header: tuple[str, ...]) -> str:
    """The header as a person can take it in: the first names, and how many more."""
    more = f" and {len(header) - SHOWN_HEADERS} more" if len(header) > SHOWN_HEADERS else ""
    names = (
        name if len(name) <= SHOWN_CHARACTERS else name[:SHOWN_CHARACTERS] + "…"
        for name in header[:SHOWN_HEADERS]
    )
    return ", ".join(names) + more


def _no_creation_time(header: tuple[str, ...], shown: str) -> Problem:
    return Problem(
        shown,
        "no column says when a contact was created",
        line=1,
        hint="name it in sla.yaml: sources: [{files: "
        f'"{shown.rsplit("/", 1)[-1]}", columns: {{created_at: HEADER}}}}]; the headers are: {shown_headers(header)}',
    )
